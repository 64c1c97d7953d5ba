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
        "r.`id`, r.`restore`, r.`live_table`, r.`undoes`, LOWER(HEX(r.`plan_hash`)), r.`arguments`, r.`state`, r.`start_key`, r.`end_key`, r.`started_by`, r.`created_at`, r.`ended_at`";

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
            foreach (var (name, ddl) in ControlCatalogue.Named(inspection.Control!, _names))
            {
                if (inspection.Control!.Missing.Contains(name))
                {
                    // Another process may have been quicker: what matters is that the table is there.
                    await using var command = session.Command(
                        ddl.Replace("CREATE SCHEMA ", "CREATE SCHEMA IF NOT EXISTS ", StringComparison.Ordinal).Replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ", StringComparison.Ordinal), TimeoutSeconds);
                    await command.ExecuteNonQueryAsync(cancellationToken);
                }
            }

            return true;
        }, cancellationToken);

    public Task<long> CreateRunAsync(NewRun run, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
        {
            await using var command = session.Command(
                $"""
                START TRANSACTION;
                INSERT INTO {_names.Runs} (`restore`, `live_table`, `undoes`, `plan_hash`, `declaration`, `arguments`, `pins`, `state`, `start_key`, `end_key`, `started_by`, `created_at`)
                VALUES (@restore, @table, @undoes, UNHEX(@plan), @declaration, @arguments, @pins, 'Running', @start, @end, @by, UTC_TIMESTAMP(6))
                """, TimeoutSeconds);
            command.Parameters.AddWithValue("restore", run.Restore);
            command.Parameters.AddWithValue("table", run.LiveTable);
            command.Parameters.AddWithValue("undoes", (object?)run.Undoes ?? DBNull.Value);
            command.Parameters.AddWithValue("plan", run.PlanId);
            command.Parameters.AddWithValue("declaration", run.Declaration);
            command.Parameters.AddWithValue("arguments", run.Arguments);
            command.Parameters.AddWithValue("pins", string.Join(',', run.Pins));
            command.Parameters.AddWithValue("start", run.StartKey.ToJson());
            command.Parameters.AddWithValue("end", run.EndKey.ToJson());
            command.Parameters.AddWithValue("by", run.StartedBy.Length <= 255 ? run.StartedBy : run.StartedBy[..255]);
            await command.ExecuteNonQueryAsync(cancellationToken);
            var id = command.LastInsertedId;
            var claimed = await ClaimAsync(session, id, run, cancellationToken);
            await EndAsync(session, claimed ? "COMMIT" : "ROLLBACK");
            return claimed ? id : throw new RestoreRefusedException(await ActiveRunAsync(session, run, cancellationToken));
        }, cancellationToken);

    public Task<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
            await ExistsAsync(session, cancellationToken) && await RunsAsync(session, "WHERE r.`id` = @id", run, cancellationToken) is [var found] ? found : null, cancellationToken);

    public Task<IReadOnlyList<RunRecord>> ListRunsAsync(CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
            await ExistsAsync(session, cancellationToken) ? await RunsAsync(session, "", null, cancellationToken) : [], cancellationToken);

    public Task<bool> MoveRunAsync(long run, IReadOnlyList<RunState> from, RunState to, RangeFence? fence, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
        {
            var ends = to is RunState.Done or RunState.Failed or RunState.Cancelled or RunState.Undone;
            await using var begin = session.Command("START TRANSACTION", TimeoutSeconds);
            await begin.ExecuteNonQueryAsync(cancellationToken);
            var held = fence is null || await EpochAsync(session, run, fence.RangeNo, cancellationToken) == fence.Epoch;
            var moved = 0;
            if (held)
            {
                await using var update = session.Command(
                    $"""
                    UPDATE {_names.Runs} SET `state` = @to{(ends ? ", `ended_at` = COALESCE(`ended_at`, UTC_TIMESTAMP(6))" : "")}
                    WHERE `id` = @run AND `state` IN ({string.Join(", ", from.Select(s => Quoted.Text(s.ToString())))})
                    """, TimeoutSeconds);
                update.Parameters.AddWithValue("to", to.ToString());
                update.Parameters.AddWithValue("run", run);
                moved = await update.ExecuteNonQueryAsync(cancellationToken);
            }

            if (moved == 1 && ends)
            {
                await FreeAsync(session, run, cancellationToken);
            }

            await EndAsync(session, moved == 1 ? "COMMIT" : "ROLLBACK");
            return moved == 1;
        }, cancellationToken);

    private async Task<long?> EpochAsync(MySqlSession session, long run, int rangeNo, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"SELECT `epoch` FROM {_names.Ranges} WHERE `run_id` = @run AND `range_no` = @range FOR UPDATE", TimeoutSeconds);
        command.Parameters.AddWithValue("run", run);
        command.Parameters.AddWithValue("range", rangeNo);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : null;
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
            $"SELECT {RunColumns}, c.`live_column` FROM {_names.Runs} r JOIN {_names.Columns} c ON c.`run_id` = r.`id` {which} ORDER BY r.`id` DESC, c.`column_no`", TimeoutSeconds);
        command.Parameters.AddWithValue("id", id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var runs = new List<RunRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var column = reader.GetString(12);
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
                reader.IsDBNull(11) ? null : reader.GetDateTime(11)));
        }

        return runs;
    }
}
