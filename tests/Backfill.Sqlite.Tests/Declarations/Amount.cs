using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>Decimals in the condition: as an argument, and with more digits than SQLite tells apart as a constant.</summary>
[Table("amounts")]
[Restore(from: "Archive", column: nameof(Note), Where = nameof(IsMore))]
[Restore(from: "Archive", column: nameof(Remark), Where = nameof(IsMuch))]
public partial record Amount
{
    [Key] public long Id { get; init; }
    public decimal Total { get; init; }
    public string? Note { get; init; }
    public string? Remark { get; init; }

    internal static Restore More(decimal than) => Restores.Note(than);

    internal static Restore Much => Restores.Remark();

    private static bool IsMore(Amount live, decimal than) => live.Total > than;

    private static bool IsMuch(Amount live) => live.Total > 1234567890.123456m;
}
