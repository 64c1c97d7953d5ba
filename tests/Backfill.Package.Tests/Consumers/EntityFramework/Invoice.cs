using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Backfill;

namespace Shop;

/// <summary>An entity of the application, and its restore.</summary>
[Table("invoices")]
[Restore(from: "Archive", column: nameof(PaidAt), Where = nameof(IsPaidInFuture))]
public partial class Invoice
{
    [Key]
    [Column("invoice_no")]
    public ulong Number { get; set; }

    [Column("customer")]
    [MaxLength(100)]
    public required string Customer { get; set; }

    [Column("paid_at", TypeName = "datetime(6)")]
    public DateTime? PaidAt { get; set; }

    private static bool IsPaidInFuture(Invoice live, DateTime now) => live.PaidAt > now;
}
