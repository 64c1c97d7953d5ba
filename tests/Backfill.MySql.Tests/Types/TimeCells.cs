using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

// One table with one column, whose type is each time another, and one declaration per C# time that it can have.
namespace Backfill.MySql.Tests.Types;

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfDateTime
{
    [Key]
    public int Id { get; init; }

    public DateTime? V { get; init; }

    private static bool See(OfDateTime live, OfDateTime archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfDateOnly
{
    [Key]
    public int Id { get; init; }

    public DateOnly? V { get; init; }

    private static bool See(OfDateOnly live, OfDateOnly archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfTimeSpan
{
    [Key]
    public int Id { get; init; }

    public TimeSpan? V { get; init; }

    private static bool See(OfTimeSpan live, OfTimeSpan archived) => Seen.Take(archived.V);
}

[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Guard = nameof(See))]
public partial record OfTimeOnly
{
    [Key]
    public int Id { get; init; }

    public TimeOnly? V { get; init; }

    private static bool See(OfTimeOnly live, OfTimeOnly archived) => Seen.Take(archived.V);
}
