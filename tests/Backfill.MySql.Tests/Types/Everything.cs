using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Types;

/// <summary>A column of every kind, under a composite key with signed parts.</summary>
[Table("everything")]
[PrimaryKey(nameof(Branch), nameof(Number))]
[Restore(from: "Archive", column: nameof(Instant))]
[Restore(from: "Archive", column: nameof(WallClock))]
[Restore(from: "Archive", column: nameof(Amount))]
[Restore(from: "Archive", column: nameof(Latin))]
[Restore(from: "Archive", column: nameof(Wide))]
[Restore(from: "Archive", column: nameof(Flag))]
[Restore(from: "Archive", column: nameof(Day))]
[Restore(from: "Archive", column: nameof(Span))]
[Restore(from: "Archive", column: nameof(Body))]
[Restore(from: "Archive", column: nameof(Kind))]
[Restore(from: "Archive", column: nameof(Big))]
[Restore(from: "Archive", column: nameof(Small))]
[Restore(from: "Archive", column: nameof(Ratio))]
[Restore(from: "Archive", column: nameof(Roughly))]
[Restore(from: "Archive", column: nameof(Prose))]
public partial record Everything
{
    public short Branch { get; init; }

    public long Number { get; init; }

    public DateTime? Instant { get; init; }

    public DateTime? WallClock { get; init; }

    public decimal? Amount { get; init; }

    public string? Latin { get; init; }

    public string? Wide { get; init; }

    public bool? Flag { get; init; }

    public DateOnly? Day { get; init; }

    public TimeSpan? Span { get; init; }

    public byte[]? Body { get; init; }

    public string? Kind { get; init; }

    public ulong? Big { get; init; }

    public sbyte? Small { get; init; }

    public double? Ratio { get; init; }

    public float? Roughly { get; init; }

    public string? Prose { get; init; }
}
