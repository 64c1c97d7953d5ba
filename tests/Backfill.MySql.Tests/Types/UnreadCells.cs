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

/// <summary>Text whose bytes stand for no characters: nothing looks at them.</summary>
[Table("cells")]
[Restore(from: "Archive", column: nameof(V))]
public partial record UnreadString
{
    [Key]
    public int Id { get; init; }

    public string? V { get; init; }
}

/// <summary>A key of text, whatever its characters.</summary>
[Table("cells")]
[Restore(from: "Archive", column: nameof(V))]
public partial record TextKeyed
{
    [Key]
    public required string K { get; init; }

    public int? V { get; init; }
}

/// <summary>Of two backups.</summary>
[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Fallback = new[] { "Second" })]
public partial record FromTwo
{
    [Key]
    public int Id { get; init; }

    public string? V { get; init; }
}

/// <summary>Computed of the backup's number.</summary>
[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Value = nameof(Third))]
public partial record OfThird
{
    [Key]
    public int Id { get; init; }

    public double? V { get; init; }

    private static double? Third(OfThird live, OfThird archived) => archived.V / 3;
}

/// <summary>Text that Where looks into.</summary>
[Table("cells")]
[Restore(from: "Archive", column: nameof(V), Where = nameof(Has))]
public partial record SearchedString
{
    [Key]
    public int Id { get; init; }

    public string? V { get; init; }

    private static bool Has(SearchedString live, string part) => live.V != null && live.V.Contains(part, StringComparison.Ordinal);
}

/// <summary>Text by a key of text.</summary>
[Table("cells")]
[Restore(from: "Archive", column: nameof(T))]
public partial record TextOfTextKeyed
{
    [Key]
    public required string K { get; init; }

    public string? T { get; init; }
}
