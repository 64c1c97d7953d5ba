using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>Stands in for EF Core's attribute, which is matched by name.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PrimaryKeyAttribute(params string[] properties) : Attribute
{
    public IReadOnlyList<string> Properties { get; } = properties;
}

/// <summary>A key of two signed columns; every row is selected, and the column is its own source.</summary>
[Table("order_lines")]
[PrimaryKey(nameof(OrderId), nameof(Line))]
[Restore(from: "Archive", column: nameof(Amount))]
public partial class OrderLine
{
    public long OrderId { get; set; }
    public int Line { get; set; }
    public decimal? Amount { get; set; }

    internal static Restore Restore => Restores.Amount();

    internal static Planning.RestorePlan Plan => Restores.All[0];
}
