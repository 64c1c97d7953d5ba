using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>A GUID as the key.</summary>
[Table("devices")]
[Restore(from: "Archive", column: nameof(Owner), Where = nameof(IsDamaged))]
public partial class Device
{
    [Key]
    public Guid Id { get; set; }

    public string? Owner { get; set; }

    private static bool IsDamaged(Device live, Guid spared) => live.Id != spared;

    internal static Restore Restore(Guid spared) => Restores.Owner(spared);
}
