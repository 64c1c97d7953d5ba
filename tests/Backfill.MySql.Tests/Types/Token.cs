using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Types;

/// <summary>GUIDs in each kind of column that keeps them.</summary>
[Table("tokens")]
[Restore(from: "Archive", column: nameof(Bytes), Where = nameof(OfOwner))]
[Restore(from: "Archive", column: nameof(Text), Guard = nameof(Known))]
[Restore(from: "Archive", column: nameof(Varied))]
[Restore(from: "Archive", column: nameof(Own), source: nameof(Own))]
public partial record Token
{
    [Key]
    public int Id { get; init; }

    public Guid? Bytes { get; init; }

    public Guid? Text { get; init; }

    public Guid? Varied { get; init; }

    public Guid? Own { get; init; }

    public Guid Owner { get; init; }

    private static bool OfOwner(Token live, Guid owner) => live.Owner == owner && live.Text != owner;

    private static bool Known(Token live, Token archived) => live.Text != System.Guid.Empty && archived.Text != System.Guid.Empty;
}
