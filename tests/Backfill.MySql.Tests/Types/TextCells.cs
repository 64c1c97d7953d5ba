using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

// One table with one column, whose type is each time another, and one declaration per C# type of text and bytes that it can have.
namespace Backfill.MySql.Tests.Types;

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfString
{
    [Key]
    public int Id { get; init; }

    public string? V { get; init; }

    private static bool See(OfString live, OfString archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfBytes
{
    [Key]
    public int Id { get; init; }

    public byte[]? V { get; init; }

    private static bool See(OfBytes live, OfBytes archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfGuid
{
    [Key]
    public int Id { get; init; }

    public Guid? V { get; init; }

    private static bool See(OfGuid live, OfGuid archived) => Seen.Take(archived.V);
}
