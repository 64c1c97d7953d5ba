using Backfill.Planning;

namespace Backfill.Reporting;

/// <summary>One selected row with what became of it. Fields are valid only during the call.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Kind">The restored column's kind.</param>
/// <param name="Old">What the column held.</param>
/// <param name="New">What the backup says; NULL where it says nothing.</param>
/// <param name="Reason">More, for Conflict and Failed.</param>
public readonly record struct OutcomeRow(CanonicalKey Key, Outcome Outcome, ColumnKind Kind, Field Old, Field New, string? Reason);

/// <summary>
/// Takes every row with its outcome, batch by batch: <see cref="Begin"/> once, then rows and <see cref="Flush"/> before each COMMIT, so that after a crash the
/// batch after the last committed one is the only one that may be here without being in the database; <see cref="Begin"/> is told where to cut.
/// </summary>
public interface IOutcomeSink
{
    /// <summary>Starts or goes on with a run.</summary>
    /// <param name="name">The restore.</param>
    /// <param name="keyColumns">The key columns.</param>
    /// <param name="run">The run; 0 in a dry run.</param>
    /// <param name="committed">Range and batch number of the last committed batch, which is to be kept with all before it; null for a new file.</param>
    void Begin(string name, IReadOnlyList<string> keyColumns, long run, (int RangeNo, long Batch)? committed);

    /// <summary>Takes a row of a batch.</summary>
    void Add(int rangeNo, long batch, in OutcomeRow row);

    /// <summary>Makes the batch's rows durable.</summary>
    void Flush();

    /// <summary>Drops the rows added since the last <see cref="Flush"/>... the batch was rolled back.</summary>
    void Discard();
}
