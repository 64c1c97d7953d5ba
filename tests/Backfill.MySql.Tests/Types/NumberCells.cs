using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

// One table with one column, whose type is each time another, and one declaration per C# number that it can have.
namespace Backfill.MySql.Tests.Types;

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfBool
{
    [Key]
    public int Id { get; init; }

    public bool? V { get; init; }

    private static bool See(OfBool live, OfBool archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfSByte
{
    [Key]
    public int Id { get; init; }

    public sbyte? V { get; init; }

    private static bool See(OfSByte live, OfSByte archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfByte
{
    [Key]
    public int Id { get; init; }

    public byte? V { get; init; }

    private static bool See(OfByte live, OfByte archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfShort
{
    [Key]
    public int Id { get; init; }

    public short? V { get; init; }

    private static bool See(OfShort live, OfShort archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfUShort
{
    [Key]
    public int Id { get; init; }

    public ushort? V { get; init; }

    private static bool See(OfUShort live, OfUShort archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfInt
{
    [Key]
    public int Id { get; init; }

    public int? V { get; init; }

    private static bool See(OfInt live, OfInt archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfUInt
{
    [Key]
    public int Id { get; init; }

    public uint? V { get; init; }

    private static bool See(OfUInt live, OfUInt archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfLong
{
    [Key]
    public int Id { get; init; }

    public long? V { get; init; }

    private static bool See(OfLong live, OfLong archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfULong
{
    [Key]
    public int Id { get; init; }

    public ulong? V { get; init; }

    private static bool See(OfULong live, OfULong archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfDecimal
{
    [Key]
    public int Id { get; init; }

    public decimal? V { get; init; }

    private static bool See(OfDecimal live, OfDecimal archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfFloat
{
    [Key]
    public int Id { get; init; }

    public float? V { get; init; }

    private static bool See(OfFloat live, OfFloat archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfDouble
{
    [Key]
    public int Id { get; init; }

    public double? V { get; init; }

    private static bool See(OfDouble live, OfDouble archived) => Seen.Take(archived.V);
}
