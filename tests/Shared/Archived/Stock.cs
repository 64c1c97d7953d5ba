using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Archived;

/// <summary>A composite key, and two columns that come back together.</summary>
[Restore<OldStock>("Archive", nameof(Amount), nameof(OldStock.Pieces), Group = "stock", Otherwise = Otherwise.Null)]
[Restore<OldStock>("Archive", nameof(Unit), Group = "stock", Otherwise = Otherwise.Null)]
public partial record struct Stock
{
    [Key] public int Shop { get; init; }
    [Key] public string Article { get; init; }
    public long? Amount { get; init; }
    public string? Unit { get; init; }

    internal static Restore Restore => Restores.Stock();
}

/// <summary>A row of the backup, whose primary key has the columns in another order.</summary>
[Table("stock_2024")]
public sealed record OldStock
{
    [Key, Column("shop_no")] public int Shop { get; init; }
    [Key, Column("art")] public string Article { get; init; } = "";
    public int? Pieces { get; init; }
    [Column("per")] public string? Unit { get; init; }
}
