using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>A key of text.</summary>
[Table("labels")]
[Restore(from: "Archive", column: nameof(Name), Guard = nameof(IsTheSame))]
public partial record Label
{
    [Key]
    public required string Code { get; init; }

    public string? Name { get; init; }

    private static bool IsTheSame(Label live, Label archived) => live.Code == archived.Code;

    internal static Restore Restore => Restores.Name();
}
