using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Testing.Keys;

/// <summary>A table whose key is text.</summary>
[Table("labels")]
[Restore(from: "Archive", column: nameof(Name), Guard = nameof(HasTheSameKey))]
public partial record Label
{
    /// <summary>The key.</summary>
    [Key]
    public required string Code { get; init; }

    /// <summary>What is restored.</summary>
    public string? Name { get; init; }

    /// <summary>The restore.</summary>
    public static Restore Restore => Restores.Name();

    private static bool HasTheSameKey(Label live, Label archived) => live.Code == archived.Code;
}
