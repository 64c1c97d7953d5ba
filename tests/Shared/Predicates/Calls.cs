using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// Calls of other predicates, and parameters without a column.

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Parameters_alone : Probe
{
    private static bool Which(Parameters_alone live, bool all, int? least, int? other) =>
        all || least == other && live.Active;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Other_predicates : Probe
{
    private static bool Which(Other_predicates live, int least, string? name, int[] ids) =>
        IsBig(live, least) != IsNamed(live, name) || IsAmong(live, ids);

    private static bool IsBig(Other_predicates row, int than) => row.Count > than || (row.Active && IsNamed(row, "a"));
}
