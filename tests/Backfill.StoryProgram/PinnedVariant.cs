using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill;

/// <summary>The story's restore in a project that has a schema file: its statements pin what the file says moves by itself.</summary>
[Table("subscription_variants")]
[Restore(from: "Archive", column: nameof(CancelledAt), source: nameof(UpdatedAt), Where = nameof(StampedByTheBadJob), Guard = nameof(WasInactiveInTheBackup), SkipIfSourceUnchanged = true)]
internal sealed partial record PinnedVariant
{
    [Key]
    public ulong Id { get; init; }

    public bool Active { get; init; }

    public DateTime? CancelledAt { get; init; }

    public DateTime? UpdatedAt { get; init; }

    private static bool StampedByTheBadJob(PinnedVariant live, DateTime stampedFrom, DateTime stampedTo) =>
        !live.Active && live.CancelledAt >= stampedFrom && live.CancelledAt < stampedTo;

    private static bool WasInactiveInTheBackup(PinnedVariant live, PinnedVariant archived) => !archived.Active;
}
