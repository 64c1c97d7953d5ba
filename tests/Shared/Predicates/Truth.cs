using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// Columns and parameters that are true or false, and comparisons of conditions.

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Truth : Probe
{
    private static bool Which(Truth live, bool extra) =>
        live.Active == extra || !live.Active && live.Flag == true;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Truth_with_null : Probe
{
    private static bool Which(Truth_with_null live, bool? extra) =>
        live.Flag == extra || live.Flag != true && live.Active;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Truth_of_null_by_default : Probe
{
    private static bool Which(Truth_of_null_by_default live, int least) =>
        (live.Flag ?? live.Active) && live.Count > least || live.Flag is false;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Comparison_of_conditions : Probe
{
    private static bool Which(Comparison_of_conditions live, int least) =>
        live.Active == live.Count > least || (live.Maybe > least) != (live.Count > 0);
}
