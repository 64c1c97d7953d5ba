using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>A key of three columns and a number with a fraction.</summary>
[Table("readings")]
[PrimaryKey(nameof(Site), nameof(Sensor), nameof(Slot))]
[Restore(from: "Archive", column: nameof(Value), Where = nameof(IsZero))]
public partial record Reading
{
    public short Site { get; init; }
    public long Sensor { get; init; }
    public byte Slot { get; init; }
    public double? Value { get; init; }

    private static bool IsZero(Reading live) => live.Value == 0;

    internal static Restore Restore => Restores.Value();

    internal static Planning.RestorePlan Plan => Restores.All[0];
}
