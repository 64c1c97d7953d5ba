using Backfill.Planning;
using Backfill.Sqlite.Catalogue;
using Backfill.Sqlite.Sessions;
using Backfill.Sqlite.Values;
using Backfill.Stores;
using Microsoft.Data.Sqlite;

namespace Backfill.Sqlite.Runs;

/// <summary>The rows of <c>backfill_range</c>.</summary>
internal static class RangeRows
{
    private const int FirstCounter = 9;

    private static readonly string Select =
        $"SELECT range_no, epoch, batch, after_key, until_key, cursor_key, ended, owner, heartbeat, {RangeCounters.Columns} FROM main.backfill_range WHERE run_id = @run";

    /// <summary>Adds a range; false when the run is no longer held with the fence, or the range is there already.</summary>
    public static bool Add(Session session, RunFence fence, int rangeNo, CanonicalKey? after, CanonicalKey until, string owner) => session.Execute(
        "add a range",
        $"""
        INSERT INTO main.backfill_range (run_id, range_no, epoch, batch, after_key, until_key, owner, heartbeat)
        SELECT @run, @range, 1, 0, @after, @until, @owner, {ServerTime.Now} WHERE EXISTS (SELECT 1 FROM main.backfill_run WHERE id = @run AND epoch = @epoch) ON CONFLICT DO NOTHING
        """,
        new("@run", fence.Run),
        new("@epoch", fence.Epoch),
        new("@range", (long)rangeNo),
        new("@after", after?.ToJson()),
        new("@until", until.ToJson()),
        new("@owner", owner)) == 1;

    /// <summary>Shuts out whoever has a range of the run: no checkpoint of theirs hits a row any more.</summary>
    public static void Shut(Session session, long run) =>
        session.Execute("take the ranges", "UPDATE main.backfill_range SET epoch = epoch + 1 WHERE run_id = @run AND ended = 0", new Parameter("@run", run));

    /// <summary>Gives the ranges that have not ended to another owner.</summary>
    public static void Give(Session session, long run, string owner) => session.Execute(
        "take the ranges",
        $"UPDATE main.backfill_range SET owner = @owner, heartbeat = {ServerTime.Now} WHERE run_id = @run AND ended = 0",
        new("@run", run),
        new("@owner", owner));

    /// <summary>One range, or null.</summary>
    public static RangeRecord? Find(Session session, long run, int rangeNo) =>
        session.List("read a range", $"{Select} AND range_no = @range", Read, new("@run", run), new("@range", (long)rangeNo)).FirstOrDefault();

    /// <summary>A run's ranges in order; none where the table does not exist.</summary>
    public static List<RangeRecord> List(Session session, long run) =>
        ControlSchema.Exists(session, "backfill_range") ? session.List("read the ranges", $"{Select} ORDER BY range_no", Read, new Parameter("@run", run)) : [];

    private static RangeRecord Read(SqliteDataReader row) => new(
        row.GetInt32(0),
        row.GetInt64(1),
        row.GetInt64(2),
        CanonicalKey.FromJson(row.IsDBNull(3) ? null : row.GetString(3)),
        CanonicalKey.FromJson(row.GetString(4))!,
        CanonicalKey.FromJson(row.IsDBNull(5) ? null : row.GetString(5)),
        row.GetBoolean(6),
        RangeCounters.Read(row.GetInt64, FirstCounter),
        row.GetString(7),
        ServerTime.Parse(row.GetString(8)));
}
