using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill;

/// <summary>What a run would do to each row, without a write.</summary>
public sealed record DryRun
{
    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The rows by outcome. <see cref="Outcome.Restored"/>: would be written.</summary>
    public required OutcomeCounts Counts { get; init; }

    /// <summary>Where the values that would be written are from, in the order in which the backups are asked.</summary>
    public IReadOnlyList<WrittenFrom> WrittenFrom { get; init; } = [];

    /// <summary>How the values of each restored column are distributed over the selected rows.</summary>
    public required IReadOnlyList<ColumnDistribution> Columns { get; init; }

    /// <summary>The first exceptions, at most 20.</summary>
    public required IReadOnlyList<RowException> Exceptions { get; init; }

    /// <summary>Whether it stopped at the limit or on request before the end.</summary>
    public required bool Partial { get; init; }

    /// <summary>
    /// What each comparison of <c>Where</c> makes of all rows of live, counted beside the walk. Empty where <c>Where</c> has nothing to compare, and for a <see cref="Partial"/> dry run.
    /// </summary>
    public IReadOnlyList<ComparisonCounts> Comparisons { get; init; } = [];

    /// <summary>Where a run would stop because too many rows fail (<see cref="RunOptions.MaxFailureRatio"/>); null where it would not.</summary>
    public FailureStop? WillStop { get; init; }
}

/// <summary>A comparison of <c>Where</c>, and what it makes of the rows.</summary>
/// <param name="Text">It in C#, as it is written.</param>
/// <param name="Side">Which side of <c>||</c> on top it belongs to, from 1.</param>
/// <param name="Alone">Rows that it alone would select.</param>
/// <param name="AllButThis">
/// Rows that are not selected because of it: they fulfil every other comparison of its side, and no other side selects them. 0 where it is the only one of its side.
/// </param>
public sealed record ComparisonCounts(string Text, int Side, long Alone, long AllButThis);

/// <summary>The first batch after which too many rows have failed.</summary>
/// <param name="Failed">Failed rows until then.</param>
/// <param name="Selected">Selected rows until then.</param>
/// <param name="MaxFailureRatio">The part of them that may fail.</param>
public sealed record FailureStop(long Failed, long Selected, double MaxFailureRatio);

/// <summary>A run after it ended or stopped.</summary>
public sealed record Run
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>The restore's name.</summary>
    public required string Restore { get; init; }

    /// <summary>The run it undid, or null.</summary>
    public long? Undoes { get; init; }

    /// <summary>The id of the plan that it ran: 64 hexadecimal digits.</summary>
    public required string PlanId { get; init; }

    /// <summary><see cref="RunState.Done"/>, <see cref="RunState.Paused"/> or <see cref="RunState.Failed"/>.</summary>
    public required RunState State { get; init; }

    /// <summary>All its rows by outcome, those of earlier calls among them.</summary>
    public required OutcomeCounts Counts { get; init; }

    /// <summary>What the tables say.</summary>
    public required RunCounts Tables { get; init; }

    /// <summary>Where the written values are from, in the order in which the backups are asked; empty for an undo.</summary>
    public IReadOnlyList<WrittenFrom> WrittenFrom { get; init; } = [];

    /// <summary>What does not reconcile, one sentence each; empty when every row is accounted for.</summary>
    public required IReadOnlyList<string> Discrepancies { get; init; }

    /// <summary>
    /// Rows, at least, that <c>Where</c> selects when the run has come to its end and that it has not read, counted by the server without a look at the order of keys: an application has made or
    /// changed them meanwhile, or the run has left them out. Null where they were not counted: a run that has not come to its end, an undo (which is counted against the journal), a table of
    /// more than 5,000,000 rows.
    /// </summary>
    public long? Unread { get; init; }

    /// <summary>What is no discrepancy but should be known: that the exception table reached its cap, for instance.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The first exceptions, at most 20.</summary>
    public required IReadOnlyList<RowException> Exceptions { get; init; }

    /// <summary>Selected rows per second of this call.</summary>
    public required double RowsPerSecond { get; init; }

    /// <summary>How long this call took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether it reconciles.</summary>
    public bool Reconciles => Discrepancies.Count == 0;
}

/// <summary>How a written row stands today.</summary>
public enum Standing
{
    /// <summary>Live holds what the run wrote, and it equals the backup.</summary>
    Holds,

    /// <summary>The application has changed it since.</summary>
    ChangedSince,

    /// <summary>The row is gone.</summary>
    Deleted,

    /// <summary>Live holds the damaged value again: somebody had the row in memory and saved it.</summary>
    BackAtOld,

    /// <summary>Live holds what the run wrote, but the backup, read again by another way, says something else.</summary>
    DiffersFromArchive,
}

/// <summary>What verify found. It says "equals the backup", never "correct".</summary>
public sealed record Verification
{
    /// <summary>The run.</summary>
    public required long Run { get; init; }

    /// <summary>The restore's name.</summary>
    public required string Restore { get; init; }

    /// <summary>The run's state when it was looked at.</summary>
    public RunState State { get; init; }

    /// <summary>Written rows looked at.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows by standing.</summary>
    public required IReadOnlyDictionary<Standing, long> Standings { get; init; }

    /// <summary>The first rows that do not hold, at most 20, with old, new, live and archived texts.</summary>
    public required IReadOnlyList<VerifiedRow> Differences { get; init; }

    /// <summary>What does not reconcile, one sentence each.</summary>
    public required IReadOnlyList<string> Discrepancies { get; init; }

    /// <summary>What could not be looked at, and so is not said.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Rows that the application has changed or deleted since: their own count, and no fault.</summary>
    public long ChangedSince => Standings.GetValueOrDefault(Standing.ChangedSince) + Standings.GetValueOrDefault(Standing.Deleted);

    /// <summary>
    /// Whether something differs that should not: a row is not what the backup says, or holds the damaged value again though the run was not undone, or something does not reconcile.
    /// </summary>
    public bool Differs =>
        Discrepancies.Count > 0
        || Standings.GetValueOrDefault(Standing.DiffersFromArchive) > 0
        || (State != RunState.Undone && Standings.GetValueOrDefault(Standing.BackAtOld) > 0);

    /// <summary>Whether every row holds and everything reconciles.</summary>
    public bool Holds => Discrepancies.Count == 0 && Standings.GetValueOrDefault(Standing.Holds) == Rows;
}

/// <summary>A written row and how it stands.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Standing">How it stands, all its restored columns together.</param>
/// <param name="Values">Each restored column.</param>
public sealed record VerifiedRow(CanonicalKey Key, Standing Standing, IReadOnlyList<VerifiedValue> Values);

/// <summary>A restored column of a written row. Texts are null for NULL.</summary>
/// <param name="Column">The column.</param>
/// <param name="Old">What it held before the run.</param>
/// <param name="New">What the run wrote.</param>
/// <param name="LiveText">What it holds now.</param>
/// <param name="ArchiveText">What the backup says, read again by another way.</param>
public sealed record VerifiedValue(string Column, string? Old, string? New, string? LiveText, string? ArchiveText);

/// <summary>A run with its counters, for a list of runs.</summary>
/// <param name="Run">The run.</param>
/// <param name="Counts">Its rows by outcome.</param>
/// <param name="Heartbeat">When it last moved, by the server's clock in UTC.</param>
public sealed record RunStatus(RunRecord Run, OutcomeCounts Counts, DateTime? Heartbeat)
{
    /// <summary>What should be known of it: that the exception table reached its cap, for instance.</summary>
    public IReadOnlyList<string> Notes => Reconciliation.Notes(Counts);
}

/// <summary>Everything known about one row.</summary>
public sealed record Explanation
{
    /// <summary>The key.</summary>
    public required CanonicalKey Key { get; init; }

    /// <summary>The live row's columns and texts, or null when live has no such row.</summary>
    public required IReadOnlyList<KeyValuePair<string, string?>>? LiveRow { get; init; }

    /// <summary>Whether <c>Where</c> selects it.</summary>
    public required bool Selected { get; init; }

    /// <summary>The backup that <see cref="ArchivedRow"/> is of, or null.</summary>
    public string? Archive { get; init; }

    /// <summary>The archived row's columns and texts, or null when the backup has no such row.</summary>
    public required IReadOnlyList<KeyValuePair<string, string?>>? ArchivedRow { get; init; }

    /// <summary>What a run would make of it now; null when it is not selected.</summary>
    public required Outcome? Outcome { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }
}
