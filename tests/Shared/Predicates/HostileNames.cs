using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

/// <summary>Names and constants that would break out of a statement that does not quote the ones and bind the others.</summary>
[Table("odd `table` -- '\"")]
[Restore("Archive", nameof(Quote), Where = nameof(Which))]
public partial record HostileNames
{
    /// <summary>A value of each column, in their order: what <see cref="Which"/> selects.</summary>
    public static readonly string[] Selected = ["damaged ' \" ` \\", "'; DROP TABLE x; -- ", "\\' OR 1=1 /*", "{live}{rows}{keys}{@names|x}", "@value1 @names ?", "100%_\\"];

    public static readonly string[] Columns = ["it's", "a \"b\" # c", "a -- b;", "@nobody", "a?b:c", "back\\slash`tick"];

    [Key, Column("the `id` /*")] public int Id { get; init; }
    [Column("it's")] public string? Quote { get; init; }
    [Column("a \"b\" # c")] public string? Double { get; init; }
    [Column("a -- b;")] public string? Dashes { get; init; }
    [Column("@nobody")] public string? At { get; init; }
    [Column("a?b:c")] public string? Question { get; init; }
    [Column("back\\slash`tick")] public string? Slash { get; init; }

    internal static Restore Restore => Restores.Quote("\\' OR 1=1 /*", ["x", "@value1 @names ?", "'"]);

    private static bool Which(HostileNames live, string dashes, string[] names) =>
        live.Double == "'; DROP TABLE x; -- " && live.Dashes == dashes && live.At == "{live}{rows}{keys}{@names|x}" && live.Question != null && names.Contains(live.Question)
        && live.Slash != null && live.Slash.EndsWith("%_\\", StringComparison.Ordinal) && live.Quote is "damaged ' \" ` \\" or "`";
}
