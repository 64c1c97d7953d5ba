using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>A number that SQLite cannot always hold.</summary>
[Table("counters")]
[Restore(from: "Archive", column: nameof(Total))]
public partial record Counter
{
    [Key] public long Id { get; init; }
    public ulong Total { get; init; }

    internal static Restore Restore => Restores.Total();
}
