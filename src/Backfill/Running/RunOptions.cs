using Backfill.Reporting;

namespace Backfill;

/// <summary>How to run.</summary>
public sealed record RunOptions
{
    /// <summary>Rows per transaction, 1 to 5000. 1000 is where a bigger batch gains little and holds locks longer.</summary>
    public int BatchSize { get; init; } = 1000;

    /// <summary>Stop, paused, once this many rows are selected by this call; null for no limit. At least 1.</summary>
    public long? Limit { get; init; }

    /// <summary>The plan id that was looked at: the run is refused when anything has moved since. Null trusts whatever is there now.</summary>
    public string? PlanId { get; init; }

    /// <summary>Exceptions kept in the exception table per run, 0 to 10,000,000; further ones are only counted, and the report says so.</summary>
    public long ExceptionCap { get; init; } = 100_000;

    /// <summary>The part of the selected rows that may be Failed, 0 to 1: above it a run stops after the batch that is then written. Counted over the whole run, looked at from its 100th selected row on.</summary>
    public double MaxFailureRatio { get; init; } = 0.01;

    /// <summary>Takes every row with its outcome; null for nobody.</summary>
    public IOutcomeSink? Outcomes { get; init; }

    /// <summary>
    /// Whether <c>resume</c> and <c>undo</c> may take a run from a process that seems to be at work on it: one that has moved within the last minute. That process stops at its next batch,
    /// which is rolled back.
    /// </summary>
    public bool TakeOver { get; init; }

    /// <summary>Who runs it, for the record; user@machine when null.</summary>
    public string? StartedBy { get; init; }
}

/// <summary>How far it is.</summary>
/// <param name="Run">The run; 0 in a dry run.</param>
/// <param name="Counts">The rows so far, a snapshot.</param>
/// <param name="Fraction">How much of the key space is done, 0 to 1, estimated.</param>
/// <param name="RowsPerSecond">Selected rows per second of this call.</param>
public sealed record RunProgress(long Run, OutcomeCounts Counts, double Fraction, double RowsPerSecond);
