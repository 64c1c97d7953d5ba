using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>Long values, of text and of bytes, that are restored together.</summary>
[Table("scans")]
[Restore(from: "Archive", column: nameof(Page), Group = "both", Fallback = new[] { "Second" })]
[Restore(from: "Archive", column: nameof(Image), Group = "both", Fallback = new[] { "Second" })]
public partial record Scan
{
    [Key] public long Id { get; init; }
    public string? Page { get; init; }
    public byte[]? Image { get; init; }

    internal static Restore Restore => Restores.Both();
}
