using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// Enums in columns of their numbers, and in columns of their names.

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Enums : Probe
{
    private static bool Which(Enums live, int least) =>
        live.Day == DayOfWeek.Friday || live.MaybeDay > DayOfWeek.Tuesday && live.Count > least || (int)live.Day == 3;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Enum_patterns : Probe
{
    private static bool Which(Enum_patterns live) =>
        live.MaybeDay is null or (> DayOfWeek.Monday and not DayOfWeek.Friday);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Enums_by_name : Probe
{
    private static bool Which(Enums_by_name live, int least) =>
        live.Mood == Mood.Angry && live.Count > least || live.MaybeMood > Mood.@new || (live.MaybeMood ?? live.Mood) == Mood.Calm;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Enums_by_name_with_null : Probe
{
    private static bool Which(Enums_by_name_with_null live) =>
        live.MaybeMood != Mood.Furious && live.Active || live.MaybeMood is null or Mood.Éclat || new[] { Mood.Calm, Mood.@new }.Contains(live.Mood) && !(live.MaybeMood >= Mood.@new);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Enums_as_parameters : Probe
{
    private static bool Which(Enums_as_parameters live, DayOfWeek day, DayOfWeek? maybe) =>
        live.Day >= day && live.Active || live.MaybeDay == maybe || live.MaybeDay != day && live.Count == (int)day;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Enums_by_name_as_parameters : Probe
{
    private static bool Which(Enums_by_name_as_parameters live, Mood mood, Mood? maybe) =>
        live.Mood == mood || live.MaybeMood == maybe && live.Active || live.MaybeMood != mood && live.Mood < mood;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Enums_by_name_not_of_a_parameter : Probe
{
    private static bool Which(Enums_by_name_not_of_a_parameter live, Mood mood, Mood? maybe) =>
        live.MaybeMood != maybe && !(live.MaybeMood <= mood);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Enums_by_name_of_two_columns : Probe
{
    private static bool Which(Enums_by_name_of_two_columns live, int least) =>
        live.MaybeMood < live.Mood || live.MaybeMood == live.Mood && live.Active || (int)live.Mood == least || (int?)live.MaybeMood == live.Count;
}
