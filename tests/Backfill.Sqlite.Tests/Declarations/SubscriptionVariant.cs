using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>The story's restore: selection, guard and the rule on unchanged sources.</summary>
[Table("subscription_variants")]
[Restore(from: "Archive", column: nameof(CancelledAt), source: nameof(UpdatedAt),
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

    internal static Restore Restore => Restores.CancelledAt(new DateTime(2025, 3, 1), new DateTime(2025, 3, 2));

    internal static Planning.RestorePlan Plan => Restores.All[0];
}
