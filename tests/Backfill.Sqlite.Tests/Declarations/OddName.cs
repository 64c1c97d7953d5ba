using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>Names that need quoting, and that SQL has a meaning for.</summary>
[Table("odd \"table\" `name`")]
[Restore(from: "Archive", column: nameof(Group))]
public partial record OddName
{
    [Key, Column("the id")] public long Id { get; init; }

    [Column("group \"by\" `x`")] public string? Group { get; init; }

    internal static Restore Restore => Restores.Group();
}
