using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>Text and bytes.</summary>
[Table("articles")]
[Restore(from: "Archive", column: nameof(Title))]
[Restore(from: "Archive", column: nameof(Body))]
public partial record Article
{
    [Key] public int Id { get; init; }
    public string? Title { get; init; }
    public byte[]? Body { get; init; }

    internal static Restore TitleRestore => Restores.Title();

    internal static Restore BodyRestore => Restores.Body();
}
