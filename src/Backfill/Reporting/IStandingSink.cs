namespace Backfill.Reporting;

/// <summary>Takes written rows with how they stand, while <c>verify</c> looks at them.</summary>
public interface IStandingSink
{
    /// <summary>Whether rows that stand so are wanted.</summary>
    bool Wants(Standing standing);

    /// <summary>Takes a row.</summary>
    void Add(VerifiedRow row);
}
