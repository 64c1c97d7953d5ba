using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using static Backfill.Cli.Tests.Declared.Backups;

namespace Backfill.Cli.Tests.Declared;

public static class Backups
{
    public const string Archive = "Archive";
}

[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt),
    Where = nameof(StampedByTheBadJob), Guard = nameof(WasInactiveInTheBackup), SkipIfSourceUnchanged = true)]
public partial record SubscriptionVariant
{
    [Key, Column("id")]
    public ulong Id { get; init; }

    [Column("active")]
    public bool Active { get; init; }

    [Column("cancelled_at")]
    public DateTime? CancelledAt { get; init; }

    [Column("updated_at")]
    public DateTime UpdatedAt { get; init; }

    private static bool StampedByTheBadJob(SubscriptionVariant live, DateTime stampedFrom, DateTime stampedTo) =>
        !live.Active && live.CancelledAt >= stampedFrom && live.CancelledAt < stampedTo;

    private static bool WasInactiveInTheBackup(SubscriptionVariant live, SubscriptionVariant archived) => !archived.Active;
}
