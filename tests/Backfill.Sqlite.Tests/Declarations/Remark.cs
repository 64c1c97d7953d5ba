using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>A condition that throws in C# where the tag is NULL, and selects the row in SQL.</summary>
[Table("remarks"), Restore(from: "Archive", column: nameof(Total), Where = nameof(IsUntagged))]
public partial record Remark
{
    [Key] public long Id { get; init; }
    public int Total { get; init; }
    public string? Tag { get; init; }

    internal static Restore Restore => Restores.Total();

    private static bool IsUntagged(Remark live) => !live.Tag!.Contains('x');
}
