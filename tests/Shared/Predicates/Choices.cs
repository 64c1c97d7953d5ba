using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// '?:' and '??'.

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Choices : Probe
{
    private static bool Which(Choices live, int least) =>
        (live.Active ? live.Count : live.Maybe) > least;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Choices_of_choices : Probe
{
    private static bool Which(Choices_of_choices live, int least) =>
        (live.Active ? live.Maybe ?? live.Count : live.Flag == true ? null : (int?)live.Small) != least;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Choices_of_conditions : Probe
{
    private static bool Which(Choices_of_conditions live, int least) =>
        live.Flag == true ? live.Count > least : live.Maybe < least;
}
