using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// Whole numbers of every width, decimals, doubles and floats.

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Whole_numbers : Probe
{
    private static bool Which(Whole_numbers live, int least, int other) =>
        live.Count >= least && live.Count != other || live.Small < least;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Whole_numbers_with_null : Probe
{
    private static bool Which(Whole_numbers_with_null live, int? least) =>
        live.Maybe >= least || live.Maybe == null && least == null;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Not_equal_to_null : Probe
{
    private static bool Which(Not_equal_to_null live, int? other) =>
        live.Maybe != other;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Negated_comparison_with_null : Probe
{
    private static bool Which(Negated_comparison_with_null live, int? least) =>
        !(live.Maybe > least) && !(live.Maybe <= live.Count);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Numbers_of_other_widths : Probe
{
    private static bool Which(Numbers_of_other_widths live, long other, ulong great) =>
        live.Small == live.Count || live.Big > live.Count || live.Big == other || live.Huge >= great;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Numbers_beside_their_bounds : Probe
{
    private static bool Which(Numbers_beside_their_bounds live, byte small) =>
        live.Small > small || live.Big == long.MinValue || live.Huge == 9007199254740993 || live.Count is int.MinValue or int.MaxValue;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Decimals : Probe
{
    private static bool Which(Decimals live, decimal least) =>
        live.Total > least || live.Total == 1.50m;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Decimals_with_null : Probe
{
    private static bool Which(Decimals_with_null live, decimal? least) =>
        live.MaybeTotal <= least || !(live.MaybeTotal >= live.Total);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Decimals_and_whole_numbers : Probe
{
    private static bool Which(Decimals_and_whole_numbers live, decimal other) =>
        live.Total > live.Count && live.Total != other || live.MaybeTotal == live.Small;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Doubles : Probe
{
    private static bool Which(Doubles live, double least) =>
        live.Number >= least && live.Number != 0.3;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Doubles_with_null : Probe
{
    private static bool Which(Doubles_with_null live, double? other) =>
        live.MaybeNumber == other || live.MaybeNumber > live.Number;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Doubles_and_whole_numbers : Probe
{
    private static bool Which(Doubles_and_whole_numbers live, int least) =>
        live.Number > live.Count || live.MaybeNumber == least;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Floats : Probe
{
    private static bool Which(Floats live) =>
        live.Ratio > live.MaybeRatio || live.Ratio == live.MaybeRatio;
}
