using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Keys;

/// <summary>A key of bytes alone.</summary>
[Table("digests")]
[Restore(from: "Archive", column: nameof(Name))]
public partial record Digest
{
    [Key]
    public required byte[] Hash { get; init; }

    public string? Name { get; init; }
}
