using Backfill.Planning;

namespace Backfill.Reporting;

/// <summary>One selected row with what became of it. Valid only during the call.</summary>
/// <param name="key">Its key.</param>
/// <param name="outcome">Its outcome.</param>
/// <param name="old">What the restored columns held.</param>
/// <param name="new">What the backup says of them.</param>
/// <param name="reason">More, for Conflict and Failed.</param>
public readonly ref struct OutcomeRow(CanonicalKey key, Outcome outcome, ReadOnlySpan<Field> old, ReadOnlySpan<Field> @new, string? reason)
{
    /// <summary>Its key.</summary>
    public CanonicalKey Key { get; } = key;

    /// <summary>Its outcome.</summary>
    public Outcome Outcome { get; } = outcome;

    /// <summary>What the restored columns held, one value each, in the order of <see cref="RestoreDeclaration.RestoredColumns"/>.</summary>
    public ReadOnlySpan<Field> Old { get; } = old;

    /// <summary>What the backup says of them; NULL where it says nothing.</summary>
    public ReadOnlySpan<Field> New { get; } = @new;

    /// <summary>More, for Conflict and Failed.</summary>
    public string? Reason { get; } = reason;
}

/// <summary>
/// Takes every row with its outcome, batch by batch: <see cref="Begin"/> once, then rows and <see cref="Flush"/> before each COMMIT, so that after a crash the
/// batch after the last committed one is the only one that may be here without being in the database; <see cref="Begin"/> is told where to cut.
/// </summary>
public interface IOutcomeSink
{
    /// <summary>Starts or goes on with a run.</summary>
    /// <param name="declaration">The restore.</param>
    /// <param name="run">The run; 0 in a dry run.</param>
    /// <param name="committed">Range and batch number of the last committed batch, which is to be kept with all before it; null for a new file.</param>
    void Begin(RestoreDeclaration declaration, long run, (int RangeNo, long Batch)? committed);

    /// <summary>Takes a row of a batch.</summary>
    void Add(int rangeNo, long batch, in OutcomeRow row);

    /// <summary>Makes the batch's rows durable.</summary>
    void Flush();

    /// <summary>Drops the rows added since the last <see cref="Flush"/>... the batch was rolled back.</summary>
    void Discard();
}
