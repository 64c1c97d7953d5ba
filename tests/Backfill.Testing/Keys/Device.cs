using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Testing.Keys;

/// <summary>A table whose key is a GUID.</summary>
[Table("devices")]
[Restore(from: "Archive", column: nameof(Name), Guard = nameof(HasTheSameKey))]
public partial record Device
{
    /// <summary>The key.</summary>
    [Key]
    public Guid Id { get; init; }

    /// <summary>What is restored.</summary>
    public string? Name { get; init; }

    /// <summary>The restore.</summary>
    public static Restore Restore => Restores.Name();

    private static bool HasTheSameKey(Device live, Device archived) => live.Id == archived.Id;
}
