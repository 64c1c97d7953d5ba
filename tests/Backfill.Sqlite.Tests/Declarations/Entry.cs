using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>A key of text, a GUID, bytes and a number.</summary>
[Table("entries")]
[PrimaryKey(nameof(Area), nameof(Device), nameof(Hash), nameof(Line))]
[Restore(from: "Archive", column: nameof(Amount))]
public partial record Entry
{
    public required string Area { get; init; }

    public Guid Device { get; init; }

    public required byte[] Hash { get; init; }

    public int Line { get; init; }

    public int? Amount { get; init; }

    internal static Restore Restore => Restores.Amount();
}
