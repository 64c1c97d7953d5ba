namespace Backfill.Sqlite.Tests.Kit;

/// <summary>A row of <c>subscription_variants</c> as the test made it; times are SQLite text.</summary>
internal sealed record Variant(long Id, string Active, string? CancelledAt, string? UpdatedAt)
{
    public const string Damage = "2025-03-01 10:30:00";
    public const string From = "2025-03-01 00:00:00";
    public const string To = "2025-03-02 00:00:00";

    /// <summary>What the declaration says becomes of a live row, told a second time and in another way than the engine does; null when it is not selected.</summary>
    public static Outcome? Expected(Variant live, Variant? archived)
    {
        var selected = live.Active == "0" && live.CancelledAt is not null && string.CompareOrdinal(live.CancelledAt, From) >= 0 && string.CompareOrdinal(live.CancelledAt, To) < 0;
        return !selected ? null
            : archived is null ? Outcome.NotInArchive
            : archived.UpdatedAt == live.CancelledAt ? Outcome.SameAsArchive
            : archived.UpdatedAt is null ? Outcome.NullInArchive
            : archived.UpdatedAt == live.UpdatedAt ? Outcome.SourceUnchanged
            : archived.Active is not ("0" or "1") ? Outcome.Failed
            : archived.Active == "1" ? Outcome.SkippedByGuard
            : Outcome.Restored;
    }
}
