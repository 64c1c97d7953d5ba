using Backfill.MySql.Catalogue;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.MySql.Control;

/// <summary>The control tables on the live server.</summary>
internal sealed partial class MySqlRunStore : IRunStore
{
    private const string Doing = "using the control tables";
    private const int TimeoutSeconds = 60;
    private const string RunColumns =
        "r.`id`, r.`restore`, r.`live_table`, r.`undoes`, LOWER(HEX(r.`plan_hash`)), r.`arguments`, r.`state`, r.`start_key`, r.`end_key`, r.`started_by`, r.`created_at`, r.`ended_at`, r.`epoch`, r.`owner`, r.`taken_at`";

    private readonly SessionSource _source;
    private readonly SharedSession _session;
    private readonly ControlNames _names;

    public MySqlRunStore(SessionSource source, SharedSession session, ControlNames names)
    {
        _source = source;
        _session = session;
        _names = names;
    }

    public Task CreateTablesAsync(TableInspection inspection, CancellationToken cancellationToken) =>
        _session.UseAsync("creating the control tables", async session =>
        {
            foreach (var ddl in inspection.Control!.Ddl)
            {
                await using var command = session.Command(ddl, TimeoutSeconds);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            return true;
        }, cancellationToken);

    public Task<RunFence> CreateRunAsync(NewRun run, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, session => new OtherSchemas(session, _names.Schema).AloneAsync(run, () => RecordAsync(session, run, cancellationToken), cancellationToken), cancellationToken);

    public Task<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
            await ExistsAsync(session, cancellationToken) && await RunsAsync(session, "WHERE r.`id` = @id", run, cancellationToken) is [var found] ? found : null, cancellationToken);

    public Task<IReadOnlyList<RunRecord>> ListRunsAsync(CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
            await ExistsAsync(session, cancellationToken) ? await RunsAsync(session, "", null, cancellationToken) : [], cancellationToken);

    private async Task<long> InsertAsync(MySqlSession session, NewRun run, CancellationToken cancellationToken)
    {
        await using var command = session.Command(
            $"""
            INSERT INTO {_names.Runs} (`restore`, `live_table`, `undoes`, `plan_hash`, `declaration`, `arguments`, `pins`, `state`, `start_key`, `end_key`, `started_by`, `created_at`,
                `epoch`, `owner`, `taken_at`, `heartbeat`)
            VALUES (@restore, @table, @undoes, UNHEX(@plan), @declaration, @arguments, @pins, 'Running', @start, @end, @by, UTC_TIMESTAMP(6), 1, @by, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """, TimeoutSeconds);
        command.Parameters.AddWithValue("restore", run.Restore);
        command.Parameters.AddWithValue("table", run.LiveTable);
        command.Parameters.AddWithValue("undoes", (object?)run.Undoes?.Run ?? DBNull.Value);
        command.Parameters.AddWithValue("plan", run.PlanId);
        command.Parameters.AddWithValue("declaration", run.Declaration);
        command.Parameters.AddWithValue("arguments", run.Arguments);
        command.Parameters.AddWithValue("pins", string.Join(',', run.Pins));
        command.Parameters.AddWithValue("start", run.StartKey.ToJson());
        command.Parameters.AddWithValue("end", run.EndKey.ToJson());
        command.Parameters.AddWithValue("by", Short(run.StartedBy));
        await command.ExecuteNonQueryAsync(cancellationToken);
        return command.LastInsertedId;
    }

    private async Task<RunFence> RecordAsync(MySqlSession session, NewRun run, CancellationToken cancellationToken)
    {
        var fence = await InTransactionAsync(session, async () =>
        {
            if (run.Undoes is { } undone && !await ShutForUndoAsync(session, undone, cancellationToken))
            {
                throw new RestoreRefusedException($"Run {undone.Run} has been taken, ended or undone meanwhile.", new WayOut(RunCommand.Status, undone.Run));
            }

            var id = await InsertAsync(session, run, cancellationToken);
            return await ClaimAsync(session, id, run, cancellationToken) ? new RunFence(id, 1) : null;
        });
        return fence ?? throw await HeldAsync(session, run, cancellationToken);
    }

    private async Task<bool> ExistsAsync(MySqlSession session, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var existing = await CatalogueQueries.ControlColumnsAsync(session, _names.Schema);
        var shared = new SharedTables(_names);
        return shared.Differences(existing).ToList() is { Count: > 0 } differences
            ? throw new RestoreRefusedException(differences)
            : shared.All.All(t => existing.Contains(t.Name));
    }

    private async Task<IReadOnlyList<RunRecord>> RunsAsync(MySqlSession session, string which, long? id, CancellationToken cancellationToken)
    {
        await using var command = session.Command(
            $"""
            SELECT {RunColumns}, m.`moved`, CAST(TIMESTAMPDIFF(MICROSECOND, m.`moved`, UTC_TIMESTAMP(6)) AS SIGNED), c.`live_column`
            FROM {_names.Runs} r JOIN {_names.Columns} c ON c.`run_id` = r.`id`
            JOIN (SELECT h.`id`, GREATEST(h.`heartbeat`, COALESCE(MAX(g.`heartbeat`), h.`heartbeat`)) AS `moved`
                FROM {_names.Runs} h LEFT JOIN {_names.Ranges} g ON g.`run_id` = h.`id` GROUP BY h.`id`, h.`heartbeat`) m ON m.`id` = r.`id`
            {which} ORDER BY r.`id` DESC, c.`column_no`
            """, TimeoutSeconds);
        command.Parameters.AddWithValue("id", id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var runs = new List<RunRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var column = reader.GetString(17);
            if (runs.Count > 0 && runs[^1].Id == reader.GetInt64(0))
            {
                runs[^1] = runs[^1] with { LiveColumns = [.. runs[^1].LiveColumns, column] };
                continue;
            }

            runs.Add(new RunRecord(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetString(2),
                [column],
                reader.IsDBNull(3) ? null : reader.GetInt64(3),
                reader.GetString(4),
                reader.GetString(5),
                Enum.Parse<RunState>(reader.GetString(6)),
                CanonicalKey.FromJson(reader.GetString(7))!,
                CanonicalKey.FromJson(reader.GetString(8))!,
                reader.GetString(9),
                reader.GetDateTime(10),
                reader.IsDBNull(11) ? null : reader.GetDateTime(11))
            {
                Epoch = reader.GetInt64(12),
                Owner = reader.GetString(13),
                TakenAt = reader.GetDateTime(14),
                Heartbeat = reader.GetDateTime(15),
                Idle = TimeSpan.FromMicroseconds(reader.GetInt64(16)),
            });
        }

        return runs;
    }
}
