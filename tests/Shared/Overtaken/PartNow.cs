using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Overtaken;

/// <summary><see cref="Part"/> as it was declared anew, under the same name, while a run of the old declaration had not ended: Where takes something else, and a column that it reads is new.</summary>
[Table("parts")]
[Restore("Archive", nameof(Name), Name = "Part.Name", Where = nameof(Since))]
public partial record PartNow
{
    [Key] public long Id { get; init; }
    public string? Name { get; init; }
    public string? Looked { get; init; }
    public int? NotThereYet { get; init; }

    private static bool Since(PartNow live, int since, long[] ids) => live.NotThereYet > since || ids.Contains(live.Id) || live.Looked == "x";

    internal static Planning.RestorePlan Plan => Restores.All[0];
}
