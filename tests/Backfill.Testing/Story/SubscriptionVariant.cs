using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Testing.Story;

/// <summary>The table of the story and its restore: a job stamped <c>cancelled_at</c> with the day it ran, and only the backup knows the true days.</summary>
[Table("subscription_variants")]
[Restore(from: Backup, column: nameof(CancelledAt), source: nameof(UpdatedAt),
    Where = nameof(StampedByTheBadJob), Guard = nameof(WasInactiveInTheBackup), SkipIfSourceUnchanged = true)]
public partial record SubscriptionVariant
{
    /// <summary>The name of the backup.</summary>
    public const string Backup = "Archive";

    /// <summary>The key.</summary>
    [Key]
    public ulong Id { get; init; }

    /// <summary>Whether the customer pays.</summary>
    public bool Active { get; init; }

    /// <summary>When the customer cancelled.</summary>
    public DateTime? CancelledAt { get; init; }

    /// <summary>When the row was last written.</summary>
    public DateTime? UpdatedAt { get; init; }

    private static bool StampedByTheBadJob(SubscriptionVariant live, DateTime stampedFrom, DateTime stampedTo) =>
        !live.Active && live.CancelledAt >= stampedFrom && live.CancelledAt < stampedTo;

    private static bool WasInactiveInTheBackup(SubscriptionVariant live, SubscriptionVariant archived) => !archived.Active;
}
