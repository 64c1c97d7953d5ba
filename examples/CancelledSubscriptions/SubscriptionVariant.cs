using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill;
using static Shop.Backups;

namespace Shop;

public static class Backups
{
    public const string Archive = "Archive";      // the name of a connection string
}

[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt),
    Where = nameof(StampedByTheBadJob), Guard = nameof(WasInactiveInTheBackup), SkipIfSourceUnchanged = true)]
public partial record SubscriptionVariant
{
    [Key] public ulong Id { get; init; }
    public bool Active { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private static bool StampedByTheBadJob(SubscriptionVariant live, DateTime stampedFrom, DateTime stampedTo) =>
        !live.Active && live.CancelledAt >= stampedFrom && live.CancelledAt < stampedTo;

    private static bool WasInactiveInTheBackup(SubscriptionVariant live, SubscriptionVariant archived) => !archived.Active;
}
