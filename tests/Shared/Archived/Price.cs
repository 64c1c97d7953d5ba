using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Archived;

/// <summary>A key of text, and a value that is computed of another shape: the table of history keeps net prices in cents.</summary>
[Table("prices")]
[Restore<PriceHistory>("Archive", nameof(Gross), nameof(PriceHistory.NetCents), Value = nameof(GrossThen), Where = nameof(TooDear), Fallback = new[] { "Older" })]
public partial class Price
{
    [Key] public required string Code { get; set; }
    public decimal Gross { get; set; }
    public string? Note { get; set; }

    private static bool TooDear(Price live, decimal ceiling) => live.Gross > ceiling;

    private static decimal GrossThen(Price live, PriceHistory archived) => Math.Round(archived.NetCents * 1.19m / 100, 2);

    internal static Restore Restore => Restores.Gross(1000m);
}

/// <summary>A row of the history (a struct cannot carry [Table]), whose gross price Where can ask about too.</summary>
public readonly record struct PriceHistory([property: Key, Column("article")] string Code, [property: Column("net")] int NetCents, [property: Column("gross_then")] decimal Gross);
