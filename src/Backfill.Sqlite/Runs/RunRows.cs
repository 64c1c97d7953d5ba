using System.Text.Json;
using System.Text.Json.Serialization;
using Backfill.Planning;
using Backfill.Sqlite.Catalogue;
using Backfill.Sqlite.Sessions;
using Backfill.Sqlite.Values;
using Backfill.Stores;
using Microsoft.Data.Sqlite;

namespace Backfill.Sqlite.Runs;

/// <summary>The rows of <c>backfill_run</c>.</summary>
internal static class RunRows
{
    private const string Insert = $"""
        INSERT INTO main.backfill_run (restore, live_table, undoes, plan_id, declaration, arguments, pins, state, start_key, end_key, started_by, created_at, epoch, owner, taken_at, heartbeat)
        VALUES (@restore, @table, @undoes, @plan, @declaration, @arguments, @pins, 'Running', @start, @end, @by, {ServerTime.Now}, 1, @by, {ServerTime.Now}, {ServerTime.Now})
        """;

    private const string Columns = """
        id, restore, live_table, undoes, plan_id, arguments, state, start_key, end_key, started_by, created_at, ended_at, epoch, owner, taken_at,
          max(heartbeat, coalesce((SELECT max(heartbeat) FROM main.backfill_range WHERE run_id = id), heartbeat))
        """;

    /// <summary>Adds a run with its columns and returns its id; in the transaction of the caller.</summary>
    /// <exception cref="StoreException">A constraint failed: another live run has one of the columns.</exception>
    public static long Add(Session session, NewRun run)
    {
        session.Execute("add the run", Insert, Parameters(run));
        var id = session.Number("add the run", "SELECT last_insert_rowid()");
        foreach (var (no, column) in run.LiveColumns.Index())
        {
            session.Execute(
                "add the run",
                "INSERT INTO main.backfill_column (run_id, column_no, live_table, live_column, active) VALUES (@run, @no, @table, @column, 1)",
                new("@run", id),
                new("@no", no + 1L),
                new("@table", run.LiveTable),
                new("@column", column));
        }

        return id;
    }

    /// <summary>One run, or null.</summary>
    public static RunRecord? Find(Session session, long run) => List(session, "WHERE id = @run", new Parameter("@run", run)).FirstOrDefault();

    /// <summary>All runs, the newest first; none where the table does not exist.</summary>
    public static List<RunRecord> List(Session session) => List(session, "ORDER BY id DESC");

    /// <summary>Why a run cannot begin: the one that has not ended.</summary>
    public static ColumnHeldException Held(Session session, NewRun run)
    {
        var (other, column) = session.List(
            "read the runs",
            // The refused run has left its first columns there, until its transaction is rolled back.
            "SELECT run_id, live_column FROM main.backfill_column WHERE live_table = @table AND active = 1 AND run_id <> last_insert_rowid()",
            row => (Run: row.GetInt64(0), Column: row.GetString(1)),
            new Parameter("@table", run.LiveTable)).First(c => run.LiveColumns.Contains(c.Column, StringComparer.OrdinalIgnoreCase));
        return new ColumnHeldException(other, $"{run.LiveTable}.{column}");
    }

    /// <summary>Moves a run that is held with the fence from Running to another state; done, it makes the run that it undoes undone.</summary>
    public static bool Move(Session session, RunFence fence, RunState to)
    {
        if (!Change(session, fence, "state = 'Running'", $"state = '{to}'{Ended(to)}"))
        {
            return false;
        }

        FreeIfEnded(session, fence.Run, to);
        if (to == RunState.Done)
        {
            session.Execute(
                "move the run",
                $"UPDATE main.backfill_run SET state = 'Undone' WHERE id = (SELECT undoes FROM main.backfill_run WHERE id = @run) AND state IN ('Done', 'Failed', 'Cancelled')",
                new Parameter("@run", fence.Run));
        }

        return true;
    }

    /// <summary>Takes over a run that has not ended, with its ranges; null when it is no longer as it was seen.</summary>
    public static TakenRun? Take(Session session, RunFence seen, string owner)
    {
        const string NotEnded = "state IN ('Created', 'Running', 'Paused', 'Interrupted')";
        if (!Change(session, seen, NotEnded, $"state = 'Running', epoch = epoch + 1, owner = @owner, taken_at = {ServerTime.Now}, heartbeat = {ServerTime.Now}", new Parameter("@owner", owner)))
        {
            return null;
        }

        RangeRows.Shut(session, seen.Run);
        RangeRows.Give(session, seen.Run, owner);
        return new TakenRun(seen with { Epoch = seen.Epoch + 1 }, RangeRows.List(session, seen.Run));
    }

    /// <summary>Shows that a run lives; false when it is no longer held with the fence.</summary>
    public static bool Beat(Session session, RunFence fence) => Change(session, fence, "state = 'Running'", $"heartbeat = {ServerTime.Now}");

    /// <summary>Gives up a run; false when it is no longer as it was seen, or has nothing to be given up.</summary>
    public static bool Cancel(Session session, RunFence seen) =>
        Shut(session, seen, "state NOT IN ('Done', 'Undone', 'Cancelled')", $"state = 'Cancelled'{Ended(RunState.Cancelled)}");

    /// <summary>Shuts out whoever works on a run that is to be undone, and cancels it where it has not ended; false when it is no longer as it was seen.</summary>
    public static bool ShutForUndo(Session session, RunFence seen) => Shut(
        session,
        seen,
        "state <> 'Undone'",
        $"state = CASE WHEN state IN ('Done', 'Failed') THEN state ELSE 'Cancelled' END{Ended(RunState.Cancelled)}");

    private static bool Shut(Session session, RunFence seen, string where, string set)
    {
        if (!Change(session, seen, where, $"{set}, epoch = epoch + 1"))
        {
            return false;
        }

        RangeRows.Shut(session, seen.Run);
        FreeIfEnded(session, seen.Run, RunState.Cancelled);
        return true;
    }

    private static bool Change(Session session, RunFence fence, string where, string set, params ReadOnlySpan<Parameter> parameters) => session.Execute(
        "move the run",
        $"UPDATE main.backfill_run SET {set} WHERE id = @run AND epoch = @epoch AND {where}",
        [new("@run", fence.Run), new("@epoch", fence.Epoch), .. parameters]) == 1;

    private static string Ended(RunState to) => Ends(to) ? $", ended_at = coalesce(ended_at, {ServerTime.Now})" : ", ended_at = NULL";

    private static void FreeIfEnded(Session session, long run, RunState to)
    {
        if (Ends(to))
        {
            session.Execute("move the run", "UPDATE main.backfill_column SET active = NULL WHERE run_id = @run", new Parameter("@run", run));
        }
    }

    private static bool Ends(RunState state) => state is RunState.Done or RunState.Failed or RunState.Cancelled or RunState.Undone;

    private static List<RunRecord> List(Session session, string clause, params ReadOnlySpan<Parameter> parameters)
    {
        if (!ControlSchema.Exists(session, "backfill_run"))
        {
            return [];
        }

        if (ControlSchema.Differences(session) is { Count: > 0 } differences)
        {
            throw new RestoreRefusedException(differences);
        }

        var columns = session.List(
            "read the runs", "SELECT run_id, live_column FROM main.backfill_column ORDER BY run_id, column_no", row => (Run: row.GetInt64(0), Column: row.GetString(1))).ToLookup(c => c.Run, c => c.Column);
        return [.. session.List("read the runs", $"SELECT {Columns} FROM main.backfill_run {clause}", Read, parameters).Select(run => run with { LiveColumns = [.. columns[run.Id]] })];
    }

    private static Parameter[] Parameters(NewRun run) =>
    [
        new("@restore", run.Restore),
        new("@table", run.LiveTable),
        new("@undoes", run.Undoes?.Run),
        new("@plan", run.PlanId),
        new("@declaration", run.Declaration),
        new("@arguments", run.Arguments),
        new("@pins", JsonSerializer.Serialize([.. run.Pins], PinsJson.Default.StringArray)),
        new("@start", run.StartKey.ToJson()),
        new("@end", run.EndKey.ToJson()),
        new("@by", run.StartedBy),
    ];

    private static RunRecord Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        [],
        row.IsDBNull(3) ? null : row.GetInt64(3),
        row.GetString(4),
        row.GetString(5),
        Enum.Parse<RunState>(row.GetString(6)),
        CanonicalKey.FromJson(row.GetString(7))!,
        CanonicalKey.FromJson(row.GetString(8))!,
        row.GetString(9),
        ServerTime.Parse(row.GetString(10)),
        row.IsDBNull(11) ? null : ServerTime.Parse(row.GetString(11)))
    {
        Epoch = row.GetInt64(12),
        Owner = row.GetString(13),
        TakenAt = ServerTime.Parse(row.GetString(14)),
        Heartbeat = ServerTime.Parse(row.GetString(15)),
        Idle = DateTime.UtcNow - ServerTime.Parse(row.GetString(15)),
    };
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class PinsJson : JsonSerializerContext;
