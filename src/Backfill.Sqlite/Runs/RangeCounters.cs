using System.Globalization;
using Backfill.Sqlite.Values;

namespace Backfill.Sqlite.Runs;

/// <summary>The counters of <c>backfill_range</c>: one column per outcome.</summary>
internal static class RangeCounters
{
    private static readonly (Outcome Outcome, string Column)[] Outcomes =
    [
        (Outcome.NotInArchive, "not_in_archive"),
        (Outcome.SameAsArchive, "same_as_archive"),
        (Outcome.NullInArchive, "null_in_archive"),
        (Outcome.SourceUnchanged, "source_unchanged"),
        (Outcome.SkippedByGuard, "skipped_by_guard"),
        (Outcome.Restored, "restored"),
        (Outcome.Conflict, "conflict"),
        (Outcome.Failed, "failed"),
    ];

    /// <summary>The columns, for a select list: selected, recorded, then one per outcome.</summary>
    public static string Columns { get; } = $"selected, recorded, {string.Join(", ", Outcomes.Select(o => o.Column))}";

    /// <summary>Checkpoint and fence in one statement: it changes one row, or none when the range is no longer ours.</summary>
    public static string Checkpoint { get; } =
        $"""
        UPDATE main.backfill_range SET batch = batch + 1, cursor_key = coalesce(@cursor, cursor_key), ended = @ended, heartbeat = {ServerTime.Now},
          selected = selected + @selected, recorded = recorded + @recorded, {string.Join(", ", Outcomes.Select(o => $"{o.Column} = {o.Column} + @{o.Column}"))}
        WHERE run_id = @run AND range_no = @range AND epoch = @epoch AND batch = @batch AND ended = 0
        """;

    /// <summary>What a batch adds.</summary>
    public static IEnumerable<Parameter> Parameters(OutcomeCounts added) =>
    [
        new("@selected", added.Selected),
        new("@recorded", added.Recorded),
        .. Outcomes.Select(o => new Parameter("@" + o.Column, added[o.Outcome])),
    ];

    /// <summary>Reads <see cref="Columns"/>.</summary>
    /// <param name="number">The number at an ordinal.</param>
    /// <param name="first">The ordinal of the first of them.</param>
    public static OutcomeCounts Read(Func<int, long> number, int first)
    {
        var counts = new OutcomeCounts { Selected = number(first), Recorded = number(first + 1) };
        for (var i = 0; i < Outcomes.Length; i++)
        {
            counts[Outcomes[i].Outcome] = number(first + 2 + i);
        }

        return counts;
    }
}

/// <summary>Times of the control tables: UTC with milliseconds.</summary>
internal static class ServerTime
{
    /// <summary>The time now, in SQL.</summary>
    public const string Now = "strftime('%Y-%m-%d %H:%M:%f', 'now')";

    /// <summary>Reads one.</summary>
    public static DateTime Parse(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
