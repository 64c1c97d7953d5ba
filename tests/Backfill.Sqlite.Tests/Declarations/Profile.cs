using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Sqlite.Tests.Declarations;

/// <summary>Three backups in order, and what becomes of rows that none of them has.</summary>
[Table("profiles")]
[Restore("Friday", nameof(City), Where = nameof(HasNoCity), Fallback = new[] { "Thursday", "Wednesday" })]
[Restore("Friday", nameof(Phone), Fallback = ["Thursday"], Otherwise = Otherwise.Null, Match = new[] { nameof(Mail) })]
[Restore("Friday", nameof(Note), Otherwise = Otherwise.Null)]
public partial record Profile
{
    [Key] public long Id { get; init; }
    public string? Mail { get; init; }
    public string? City { get; init; }
    public string? Phone { get; init; }
    public string? Note { get; init; }

    private static bool HasNoCity(Profile live) => live.City == "?";

    internal static Planning.RestorePlan Plan(string column) => Restores.All.Single(p => p.Declaration.Targets.Single().Name == column);
}
