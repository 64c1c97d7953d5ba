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
        INSERT INTO main.backfill_run (restore, live_table, undoes, plan_id, declaration, arguments, pins, state, start_key, end_key, started_by, created_at)
        VALUES (@restore, @table, @undoes, @plan, @declaration, @arguments, @pins, 'Running', @start, @end, @by, {ServerTime.Now})
        """;

    private const string Columns = "id, restore, live_table, undoes, plan_id, arguments, state, start_key, end_key, started_by, created_at, ended_at";

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
    public static string Blocking(Session session, NewRun run)
    {
        var (other, column) = session.List(
            "read the runs",
            // The refused run has left its first columns there, until its transaction is rolled back.
            "SELECT run_id, live_column FROM main.backfill_column WHERE live_table = @table AND active = 1 AND run_id <> last_insert_rowid()",
            row => (Run: row.GetInt64(0), Column: row.GetString(1)),
            new Parameter("@table", run.LiveTable)).First(c => run.LiveColumns.Contains(c.Column, StringComparer.OrdinalIgnoreCase));
        var blocking = Find(session, other)!;
        return $"Run {other} of {blocking.Restore} on {blocking.LiveTable}.{column} is {blocking.State.ToString().ToLowerInvariant()} and has not ended; resume or undo it first.";
    }

    /// <summary>Moves a run to another state if it is in one of the given ones, and the range still has the fence's epoch.</summary>
    public static bool Move(Session session, long run, IReadOnlyList<RunState> from, RunState to, RangeFence? fence)
    {
        var ends = to is RunState.Done or RunState.Failed or RunState.Cancelled or RunState.Undone;
        var moved = session.Execute(
            "move the run",
            $"""
            UPDATE main.backfill_run SET state = @to, ended_at = {(ends ? $"coalesce(ended_at, {ServerTime.Now})" : "NULL")}
            WHERE id = @run AND state IN ({string.Join(", ", from.Select(state => $"'{state}'"))})
              AND (@range IS NULL OR EXISTS (SELECT 1 FROM main.backfill_range WHERE run_id = @run AND range_no = @range AND epoch = @epoch))
            """,
            new("@to", to.ToString()),
            new("@run", run),
            new("@range", fence is null ? null : (long)fence.RangeNo),
            new("@epoch", fence?.Epoch));
        if (moved == 1 && ends)
        {
            session.Execute("move the run", "UPDATE main.backfill_column SET active = NULL WHERE run_id = @run", new Parameter("@run", run));
        }

        return moved == 1;
    }

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
        new("@undoes", run.Undoes),
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
        row.IsDBNull(11) ? null : ServerTime.Parse(row.GetString(11)));
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class PinsJson : JsonSerializerContext;
