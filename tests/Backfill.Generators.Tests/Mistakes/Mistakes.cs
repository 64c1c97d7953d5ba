// Twenty-five copies of examples/CancelledSubscriptions/SubscriptionVariant.cs, each with one mistake. Not compiled with the tests: their input.
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill;
using static Shop.Backups;

namespace Shop;

public static class Backups
{
    public const string Archive = "Archive";
}

// 1. The type is not partial
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt))]
public record NotPartial
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
}

// 2. The type around it is not partial
public static class Entities
{
    [Table("subscription_variants")]
    [Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt))]
    public partial record SubscriptionVariant
    {
        [Key] public ulong Id { get; init; }
        public DateTime? CancelledAt { get; init; }
        public DateTime UpdatedAt { get; init; }
    }
}

// 3. No key
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt))]
public partial record WithoutKey
{
    public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
}

// 4. A key that can be null
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt))]
public partial record WithNullableKey
{
    [Key] public ulong? Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
}

// 5. The key itself is to be restored
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(Id))]
public partial record KeyAsColumn
{
    [Key] public ulong Id { get; init; }
}

// 6. The column is spelled wrongly, in a text
[Table("subscription_variants")]
[Restore(from: Archive, column: "CanceledAt", source: nameof(UpdatedAt))]
public partial record UnknownColumn
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
}

// 7. The source is computed
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(LastChange))]
public partial record ComputedSource
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
    public DateTime? LastChange => CancelledAt ?? UpdatedAt;
}

// 8. One column is restored twice
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt))]
[Restore(from: "Older", column: nameof(CancelledAt))]
public partial record RestoredTwice
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
}

// 9. The source has another type
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(Active))]
public partial record SourceOfAnotherType
{
    [Key] public ulong Id { get; init; }
    public bool Active { get; init; }
    public DateTime? CancelledAt { get; init; }
}

// 10. The source can be null, the column cannot
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(UpdatedAt), source: nameof(CancelledAt))]
public partial record NullIntoColumn
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
}

// 11. The backup has no name
[Table("subscription_variants")]
[Restore(from: "", column: nameof(CancelledAt), source: nameof(UpdatedAt))]
public partial record NamelessBackup
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
}

// 12. A text where nameof is possible: right today, wrong after the next rename
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: "UpdatedAt")]
public partial record TextForName
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
}

// 13. Value computes another type than the column has
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), Value = nameof(DayBefore))]
public partial record ValueOfAnotherType
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private static DateOnly DayBefore(ValueOfAnotherType live, ValueOfAnotherType archived) => DateOnly.FromDateTime(archived.UpdatedAt).AddDays(-1);
}

// 14. Value reads the damaged column: a second run would compute from what the first one wrote
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), Value = nameof(HourEarlier))]
public partial record ValueOfDamage
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private static DateTime? HourEarlier(ValueOfDamage live, ValueOfDamage archived) => live.CancelledAt?.AddHours(-1) ?? archived.UpdatedAt;
}

// 15. Where names a method that is not there
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt), Where = "StampedByBadJob")]
public partial record UnknownWhere
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private static bool StampedByTheBadJob(UnknownWhere live) => live.CancelledAt is not null;
}

// 16. Where is not static
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt), Where = nameof(StampedByTheBadJob))]
public partial record WhereOfAnInstance
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private bool StampedByTheBadJob() => CancelledAt is not null;
}

// 17. Guard takes one row only
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt), Guard = nameof(WasInactiveInTheBackup))]
public partial record GuardOfOneRow
{
    [Key] public ulong Id { get; init; }
    public bool Active { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private static bool WasInactiveInTheBackup(GuardOfOneRow archived) => !archived.Active;
}

// 18. Where calls what SQL does not have
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt), Where = nameof(StampedByTheBadJob))]
public partial record Untranslatable
{
    [Key] public ulong Id { get; init; }
    public bool Active { get; init; }
    public DateTime CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private static bool StampedByTheBadJob(Untranslatable live) => !live.Active && live.CancelledAt.DayOfYear == 68;
}

// 19. Where asks the clock: a resumed run would select other rows
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt), Where = nameof(StampedByTheBadJob))]
public partial record AsksTheClock
{
    [Key] public ulong Id { get; init; }
    public bool Active { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private static bool StampedByTheBadJob(AsksTheClock live) => !live.Active && live.CancelledAt >= DateTime.Today;
}

// 20. A parameter is called like an option of the command line
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt), Where = nameof(StampedByTheBadJob))]
public partial record ParameterCalledLimit
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private static bool StampedByTheBadJob(ParameterCalledLimit live, DateTime limit) => live.CancelledAt >= limit;
}

// 21. A parameter has a type that cannot be kept with the run
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt), Where = nameof(StampedByTheBadJob))]
public partial record ParameterWithOffset
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private static bool StampedByTheBadJob(ParameterWithOffset live, DateTimeOffset stampedFrom) => live.CancelledAt is not null;
}

// 22. Guard reads a property that no row can fill
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt), Guard = nameof(WasInactiveInTheBackup))]
public partial record GuardOfReadOnly
{
    [Key] public ulong Id { get; init; }
    public bool Active { get; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }

    private static bool WasInactiveInTheBackup(GuardOfReadOnly live, GuardOfReadOnly archived) => !archived.Active;
}

// 23. The table is spelled wrongly
[Table("subscription_variant")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt))]
public partial record UnknownTable
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
}

// 24. The column is called otherwise in the database
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledOn), source: nameof(UpdatedAt))]
public partial record ColumnNotInTheTable
{
    [Key] public ulong Id { get; init; }
    public DateTime? CancelledOn { get; init; }
    public DateTime UpdatedAt { get; init; }
}

// 25. The key is unsigned in the database: half of its values would not fit
[Table("subscription_variants")]
[Restore(from: Archive, column: nameof(CancelledAt), source: nameof(UpdatedAt))]
public partial record SignedKey
{
    [Key] public long Id { get; init; }
    public DateTime? CancelledAt { get; init; }
    public DateTime UpdatedAt { get; init; }
}
