using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Traps;

/// <summary>A text, every row.</summary>
[Table("things")]
[Restore(from: "Archive", column: nameof(Value), Guard = nameof(Watched))]
public partial record Thing
{
    [Key]
    public long Id { get; init; }

    public string? Value { get; init; }

    private static bool Watched(Thing live, Thing archived) => Between.Pass(live.Id);
}

/// <summary>A text of the damaged rows.</summary>
[Table("things")]
[Restore(from: "Archive", column: nameof(Value), Where = nameof(Damaged), Guard = nameof(Watched))]
public partial record DamagedThing
{
    [Key]
    public long Id { get; init; }

    public string? Value { get; init; }

    public string? Note { get; init; }

    private static bool Damaged(DamagedThing live, string damage) => live.Value == damage;

    private static bool Watched(DamagedThing live, DamagedThing archived) => Between.Pass(live.Id) && live.Note != "declined";
}

/// <summary>A wall-clock time.</summary>
[Table("moments")]
[Restore(from: "Archive", column: nameof(At))]
public partial record Moment
{
    [Key]
    public int Id { get; init; }

    public DateTime? At { get; init; }
}

/// <summary>A column that moves by itself is the one to be restored.</summary>
[Table("touched")]
[Restore(from: "Archive", column: nameof(UpdatedAt))]
public partial record Touched
{
    [Key]
    public uint Id { get; init; }

    public DateTime UpdatedAt { get; init; }
}

/// <summary>A price.</summary>
[Table("prices")]
[Restore(from: "Archive", column: nameof(Amount))]
public partial record Price
{
    [Key]
    public int Id { get; init; }

    public decimal? Amount { get; init; }
}

/// <summary>A key of three columns, one of them signed.</summary>
[Table("readings")]
[PrimaryKey(nameof(Station), nameof(Day), nameof(Slot))]
[Restore(from: "Archive", column: nameof(Celsius))]
public partial record Reading
{
    public int Station { get; init; }

    public uint Day { get; init; }

    public sbyte Slot { get; init; }

    public int? Celsius { get; init; }
}
