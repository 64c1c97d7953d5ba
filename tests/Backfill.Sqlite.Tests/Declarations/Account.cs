using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>A table whose keys are used again: only a row with the same mail address and creation time is the same account.</summary>
[Table("accounts")]
[Restore("Archive", nameof(Plan), Match = new[] { nameof(Mail), nameof(CreatedAt) }, Where = nameof(IsFree))]
public partial record Account
{
    [Key] public long Id { get; init; }
    public string? Mail { get; init; }
    public DateTime? CreatedAt { get; init; }
    public string? Plan { get; init; }

    private static bool IsFree(Account live) => live.Plan == "free";

    internal static Restore PlanRestore => Restores.Plan();
}
