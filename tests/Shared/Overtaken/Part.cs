using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Overtaken;

/// <summary>A table of which every row is damaged, and its restore.</summary>
[Table("parts")]
[Restore("Archive", nameof(Name), Where = nameof(NotKept), Guard = nameof(Known))]
public partial record Part
{
    [Key] public long Id { get; init; }
    public string? Name { get; init; }
    public string? Kept { get; init; }
    public string? Looked { get; init; }

    private static bool NotKept(Part live, string kept) => live.Kept != kept;

    private static bool Known(Part live, Part archived) => live.Looked != "never";

    internal static Restore Restore => Restores.Name("kept");

    internal static Planning.RestorePlan Plan => Restore.Plan;
}
