using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Journals;

/// <summary>Two texts that are restored together.</summary>
[Table("pages")]
[Restore("Archive", nameof(Title), Group = "both")]
[Restore("Archive", nameof(Body), Group = "both")]
public partial record Page
{
    [Key]
    public int Id { get; init; }

    public string? Title { get; init; }

    public string? Body { get; init; }
}

/// <summary>Bytes.</summary>
[Table("cells")]
[Restore("Archive", nameof(V))]
public partial record Scan
{
    [Key]
    public int Id { get; init; }

    public byte[]? V { get; init; }
}

/// <summary>A text whose column has a name of other letters.</summary>
[Table("cells")]
[Restore("Archive", nameof(V))]
public partial record Sign
{
    [Key]
    public int Id { get; init; }

    [Column("日Àü")]
    public string? V { get; init; }
}

/// <summary>A text that is found by another.</summary>
[Table("cells")]
[Restore("Archive", nameof(V))]
public partial record Entry
{
    [Key]
    public required string K { get; init; }

    public string? V { get; init; }
}

/// <summary>A text that is found by a number and two others.</summary>
[Table("cells")]
[PrimaryKey(nameof(A), nameof(K), nameof(B))]
[Restore("Archive", nameof(V))]
public partial record Passage
{
    public int A { get; init; }

    public required string K { get; init; }

    public required byte[] B { get; init; }

    public string? V { get; init; }
}

/// <summary>More texts than a page has room for twice.</summary>
[Table("forms")]
[Restore("Archive", nameof(A), Group = "all")]
[Restore("Archive", nameof(B), Group = "all")]
[Restore("Archive", nameof(C), Group = "all")]
[Restore("Archive", nameof(D), Group = "all")]
[Restore("Archive", nameof(E), Group = "all")]
[Restore("Archive", nameof(F), Group = "all")]
[Restore("Archive", nameof(G), Group = "all")]
[Restore("Archive", nameof(H), Group = "all")]
[Restore("Archive", nameof(I), Group = "all")]
[Restore("Archive", nameof(J), Group = "all")]
[Restore("Archive", nameof(K), Group = "all")]
[Restore("Archive", nameof(L), Group = "all")]
[Restore("Archive", nameof(M), Group = "all")]
[Restore("Archive", nameof(N), Group = "all")]
[Restore("Archive", nameof(O), Group = "all")]
[Restore("Archive", nameof(P), Group = "all")]
[Restore("Archive", nameof(Q), Group = "all")]
public partial record Form
{
    [Key]
    public int Id { get; init; }

    public string? A { get; init; }

    public string? B { get; init; }

    public string? C { get; init; }

    public string? D { get; init; }

    public string? E { get; init; }

    public string? F { get; init; }

    public string? G { get; init; }

    public string? H { get; init; }

    public string? I { get; init; }

    public string? J { get; init; }

    public string? K { get; init; }

    public string? L { get; init; }

    public string? M { get; init; }

    public string? N { get; init; }

    public string? O { get; init; }

    public string? P { get; init; }

    public string? Q { get; init; }
}
