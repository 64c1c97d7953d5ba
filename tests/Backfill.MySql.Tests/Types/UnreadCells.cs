using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

// One table with one column, whose type is each time another, and declarations that look at no value.
namespace Backfill.MySql.Tests.Types;

/// <summary>Values that .NET has not: nothing looks at them.</summary>
[Table("cells")]
[Restore(from: "Archive", column: nameof(V))]
public partial record UnreadDecimal
{
    [Key]
    public int Id { get; init; }

    public decimal? V { get; init; }
}

/// <summary>Values that .NET has not: nothing looks at them.</summary>
[Table("cells")]
[Restore(from: "Archive", column: nameof(V))]
public partial record UnreadDateTime
{
    [Key]
    public int Id { get; init; }

    public DateTime? V { get; init; }
}

/// <summary>Values that .NET has not: nothing looks at them.</summary>
[Table("cells")]
[Restore(from: "Archive", column: nameof(V))]
public partial record UnreadDateOnly
{
    [Key]
    public int Id { get; init; }

    public DateOnly? V { get; init; }
}

/// <summary>Values that .NET has not: nothing looks at them.</summary>
[Table("cells")]
[Restore(from: "Archive", column: nameof(V))]
public partial record UnreadTimeOnly
{
    [Key]
    public int Id { get; init; }

    public TimeOnly? V { get; init; }
}
