using System.ComponentModel;
using Backfill.Planning;

namespace Backfill.Stores;

/// <summary>A row that a person must look at.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Outcome">Any but <see cref="Outcome.Restored"/> and <see cref="Outcome.SameAsArchive"/>.</param>
/// <param name="Reason">What happened, where more is known than the outcome says; at most 500 characters.</param>
public sealed record RowException(CanonicalKey Key, Outcome Outcome, string? Reason);

/// <summary>A run to be created.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NewRun
{
    /// <summary>The restore's name.</summary>
    public required string Restore { get; init; }

    /// <summary>The schema and table, as <c>schema.table</c>.</summary>
    public required string LiveTable { get; init; }

    /// <summary>The restored columns. No other live run may have any of them.</summary>
    public required IReadOnlyList<string> LiveColumns { get; init; }

    /// <summary>
    /// The run this one undoes, and the epoch that it was seen with; null for a restore. Its epoch and those of its ranges are raised, and where it has not ended it is cancelled.
    /// </summary>
    public RunFence? Undoes { get; init; }

    /// <summary>The plan id, 64 hexadecimal digits.</summary>
    public required string PlanId { get; init; }

    /// <summary>The declaration as JSON, for the record.</summary>
    public required string Declaration { get; init; }

    /// <summary>The arguments as a JSON object of invariant text.</summary>
    public required string Arguments { get; init; }

    /// <summary>The pinned columns.</summary>
    public required IReadOnlyList<string> Pins { get; init; }

    /// <summary>The smallest key when the run began. Kept because the row may be gone when the journal is walked again.</summary>
    public required CanonicalKey StartKey { get; init; }

    /// <summary>The greatest key when the run began: it goes no further.</summary>
    public required CanonicalKey EndKey { get; init; }

    /// <summary>Who started it: user@machine, process.</summary>
    public required string StartedBy { get; init; }
}

/// <summary>A run as the control tables have it. Times are the server's clock, UTC.</summary>
public sealed record RunRecord(
    long Id,
    string Restore,
    string LiveTable,
    IReadOnlyList<string> LiveColumns,
    long? Undoes,
    string PlanId,
    string Arguments,
    RunState State,
    CanonicalKey StartKey,
    CanonicalKey EndKey,
    string StartedBy,
    DateTime CreatedAt,
    DateTime? EndedAt)
{
    /// <summary>Raised by whoever takes the run, undoes it or gives it up.</summary>
    public required long Epoch { get; init; }

    /// <summary>Who has it, or had it last: user@machine, process.</summary>
    public required string Owner { get; init; }

    /// <summary>Since when.</summary>
    public required DateTime TakenAt { get; init; }

    /// <summary>When it last moved: the last commit, or sign of life before the first.</summary>
    public required DateTime Heartbeat { get; init; }

    /// <summary>How long ago that was, by the server's clock.</summary>
    public required TimeSpan Idle { get; init; }

    /// <summary>The run as it was seen.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RunFence Seen => new(Id, Epoch);
}

/// <summary>A range as the control tables have it.</summary>
/// <param name="RangeNo">Its number, from 1.</param>
/// <param name="Epoch">Raised by each worker that takes it.</param>
/// <param name="Batch">Batches committed.</param>
/// <param name="After">The last key before it; null for the first range.</param>
/// <param name="Until">Its last key.</param>
/// <param name="Cursor">The last key done; null at its start.</param>
/// <param name="Ended">Whether it is done.</param>
/// <param name="Counts">Its rows by outcome so far.</param>
/// <param name="Owner">Who had it last.</param>
/// <param name="Heartbeat">When it last moved, by the server's clock in UTC.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RangeRecord(
    int RangeNo,
    long Epoch,
    long Batch,
    CanonicalKey? After,
    CanonicalKey Until,
    CanonicalKey? Cursor,
    bool Ended,
    OutcomeCounts Counts,
    string Owner,
    DateTime Heartbeat);

/// <summary>How far a range has got: written in the transaction of the rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Checkpoint
{
    /// <summary>The run.</summary>
    public required long Run { get; init; }

    /// <summary>The range.</summary>
    public required int RangeNo { get; init; }

    /// <summary>The epoch we hold the range with.</summary>
    public required long Epoch { get; init; }

    /// <summary>The batch number before this batch.</summary>
    public required long Batch { get; init; }

    /// <summary>The last key of the batch; null leaves the cursor where it is (a range that had nothing more).</summary>
    public CanonicalKey? Cursor { get; init; }

    /// <summary>Whether the range is done with this batch.</summary>
    public bool Ended { get; init; }

    /// <summary>What this batch adds to the range's counters.</summary>
    public required OutcomeCounts Added { get; init; }
}
