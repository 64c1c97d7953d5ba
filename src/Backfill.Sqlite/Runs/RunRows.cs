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
    public const string Insert = $"""
        INSERT INTO main.backfill_run (restore, live_table, live_column, undoes, plan_id, declaration, arguments, pins, state, active, start_key, end_key, started_by, created_at)
        VALUES (@restore, @table, @column, @undoes, @plan, @declaration, @arguments, @pins, 'Running', 1, @start, @end, @by, {ServerTime.Now})
        """;

    private const string Columns = "id, restore, live_table, live_column, undoes, plan_id, arguments, state, start_key, end_key, started_by, created_at, ended_at";

    /// <summary>A new run's values.</summary>
    public static Parameter[] Parameters(NewRun run) =>
    [
        new("@restore", run.Restore),
        new("@table", run.LiveTable),
        new("@column", run.LiveColumn),
        new("@undoes", run.Undoes),
        new("@plan", run.PlanId),
        new("@declaration", run.Declaration),
        new("@arguments", run.Arguments),
        new("@pins", JsonSerializer.Serialize([.. run.Pins], PinsJson.Default.StringArray)),
        new("@start", run.StartKey.ToJson()),
        new("@end", run.EndKey.ToJson()),
        new("@by", run.StartedBy),
    ];

    /// <summary>The runs that a clause selects; none where the table does not exist.</summary>
    public static List<RunRecord> List(Session session, string clause, params ReadOnlySpan<Parameter> parameters) =>
        ControlSchema.Exists(session, "backfill_run") ? session.List("read the runs", $"SELECT {Columns} FROM main.backfill_run {clause}", Read, parameters) : [];

    /// <summary>Why a run cannot begin: the one that has not ended.</summary>
    public static string Blocking(Session session, NewRun run)
    {
        var other = List(session, "WHERE live_table = @table AND live_column = @column AND active = 1", new("@table", run.LiveTable), new("@column", run.LiveColumn))[0];
        return $"Run {other.Id} of {other.Restore} on {other.LiveTable}.{other.LiveColumn} is {other.State.ToString().ToLowerInvariant()} and has not ended; resume or undo it first.";
    }

    /// <summary>Moves a run to another state if it is in one of the given ones, and the range still has the fence's epoch.</summary>
    public static bool Move(Session session, long run, IReadOnlyList<RunState> from, RunState to, RangeFence? fence)
    {
        var ends = to is RunState.Done or RunState.Failed or RunState.Cancelled or RunState.Undone;
        var moved = session.Execute(
            "move the run",
            $"""
            UPDATE main.backfill_run SET state = @to, active = {(ends ? "NULL" : "1")}, ended_at = {(ends ? $"coalesce(ended_at, {ServerTime.Now})" : "NULL")}
            WHERE id = @run AND state IN ({string.Join(", ", from.Select(state => $"'{state}'"))})
              AND (@range IS NULL OR EXISTS (SELECT 1 FROM main.backfill_range WHERE run_id = @run AND range_no = @range AND epoch = @epoch))
            """,
            new("@to", to.ToString()),
            new("@run", run),
            new("@range", fence is null ? null : (long)fence.RangeNo),
            new("@epoch", fence?.Epoch));
        return moved == 1;
    }

    private static RunRecord Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.IsDBNull(4) ? null : row.GetInt64(4),
        row.GetString(5),
        row.GetString(6),
        Enum.Parse<RunState>(row.GetString(7)),
        CanonicalKey.FromJson(row.GetString(8))!,
        CanonicalKey.FromJson(row.GetString(9))!,
        row.GetString(10),
        ServerTime.Parse(row.GetString(11)),
        row.IsDBNull(12) ? null : ServerTime.Parse(row.GetString(12)));
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class PinsJson : JsonSerializerContext;
