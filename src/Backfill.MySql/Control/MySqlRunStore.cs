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
        "`id`, `restore`, `live_table`, `live_column`, `undoes`, LOWER(HEX(`plan_hash`)), `arguments`, `state`, `start_key`, `end_key`, `started_by`, `created_at`, `ended_at`";

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
                INSERT INTO {_names.Runs} (`restore`, `live_table`, `live_column`, `undoes`, `plan_hash`, `declaration`, `arguments`, `pins`, `state`, `active`, `start_key`, `end_key`, `started_by`, `created_at`)
                VALUES (@restore, @table, @column, @undoes, UNHEX(@plan), @declaration, @arguments, @pins, 'Running', 1, @start, @end, @by, UTC_TIMESTAMP(6))
                """, TimeoutSeconds);
            command.Parameters.AddWithValue("restore", run.Restore);
            command.Parameters.AddWithValue("table", run.LiveTable);
            command.Parameters.AddWithValue("column", run.LiveColumn);
            command.Parameters.AddWithValue("undoes", (object?)run.Undoes ?? DBNull.Value);
            command.Parameters.AddWithValue("plan", run.PlanId);
            command.Parameters.AddWithValue("declaration", run.Declaration);
            command.Parameters.AddWithValue("arguments", run.Arguments);
            command.Parameters.AddWithValue("pins", string.Join(',', run.Pins));
            command.Parameters.AddWithValue("start", run.StartKey.ToJson());
            command.Parameters.AddWithValue("end", run.EndKey.ToJson());
            command.Parameters.AddWithValue("by", run.StartedBy.Length <= 255 ? run.StartedBy : run.StartedBy[..255]);
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
                return command.LastInsertedId;
            }
            catch (MySqlException e) when (e.Number == (int)MySqlErrorCode.DuplicateKeyEntry)
            {
                throw new RestoreRefusedException(await ActiveRunAsync(session, run, cancellationToken));
            }
        }, cancellationToken);

    public Task<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
            await ExistsAsync(session, cancellationToken) && await RunsAsync(session, "WHERE `id` = @id", run, cancellationToken) is [var found] ? found : null, cancellationToken);

    public Task<IReadOnlyList<RunRecord>> ListRunsAsync(CancellationToken cancellationToken) =>
        _session.UseAsync(Doing, async session =>
            await ExistsAsync(session, cancellationToken) ? await RunsAsync(session, "ORDER BY `id` DESC", null, cancellationToken) : [], cancellationToken);

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
                // An ended run gives its place among the live runs of the column up, and never takes it back.
                await using var update = session.Command(
                    $"""
                    UPDATE {_names.Runs} SET `state` = @to{(ends ? ", `active` = NULL, `ended_at` = COALESCE(`ended_at`, UTC_TIMESTAMP(6))" : "")}
                    WHERE `id` = @run AND `state` IN ({string.Join(", ", from.Select(s => Quoted.Text(s.ToString())))})
                    """, TimeoutSeconds);
                update.Parameters.AddWithValue("to", to.ToString());
                update.Parameters.AddWithValue("run", run);
                moved = await update.ExecuteNonQueryAsync(cancellationToken);
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

    private async Task<string> ActiveRunAsync(MySqlSession session, NewRun run, CancellationToken cancellationToken)
    {
        await using var command = session.Command(
            $"SELECT `id`, `restore`, `state` FROM {_names.Runs} WHERE `live_table` = @table AND `live_column` = @column AND `active` = 1", TimeoutSeconds);
        command.Parameters.AddWithValue("table", run.LiveTable);
        command.Parameters.AddWithValue("column", run.LiveColumn);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? $"Run {reader.GetInt64(0)} of {reader.GetString(1)} on {run.LiveTable}.{run.LiveColumn} has not ended (state {reader.GetString(2)}); resume or undo it first."
            : $"Another run on {run.LiveTable}.{run.LiveColumn} ended this instant; try again.";
    }

    private async Task<bool> ExistsAsync(MySqlSession session, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (await CatalogueQueries.ControlTablesAsync(session, _names.Schema)).Any(t => t.Name == "backfill_run");
    }

    private async Task<IReadOnlyList<RunRecord>> RunsAsync(MySqlSession session, string which, long? id, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"SELECT {RunColumns} FROM {_names.Runs} {which}", TimeoutSeconds);
        command.Parameters.AddWithValue("id", id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var runs = new List<RunRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            runs.Add(new RunRecord(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetInt64(4),
                reader.GetString(5),
                reader.GetString(6),
                Enum.Parse<RunState>(reader.GetString(7)),
                CanonicalKey.FromJson(reader.GetString(8))!,
                CanonicalKey.FromJson(reader.GetString(9))!,
                reader.GetString(10),
                reader.GetDateTime(11),
                reader.IsDBNull(12) ? null : reader.GetDateTime(12)));
        }

        return runs;
    }
}
