using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// 'Contains', of parameters and of what is written out.

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_numbers : Probe
{
    private static bool Which(Lists_of_numbers live, int[] ids, List<long> bigs, HashSet<byte> smalls) =>
        ids.Contains(live.Count) || bigs.Contains(live.Big) || smalls.Contains(live.Small);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_great_numbers : Probe
{
    private static bool Which(Lists_of_great_numbers live, IEnumerable<ulong> huges, int[] ids) =>
        huges.Contains(live.Huge) && !ids.Contains(live.Count);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_with_null : Probe
{
    private static bool Which(Lists_with_null live, IReadOnlyCollection<int?> ids, HashSet<int?> others) =>
        ids.Contains(live.Maybe) || !others.Contains(live.Maybe) && others.Contains(live.Count);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_texts : Probe
{
    private static bool Which(Lists_of_texts live, string[] names, IReadOnlySet<string?> nicks) =>
        names.Contains(live.Name) || nicks.Contains(live.Nick);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_that_lack_a_text : Probe
{
    private static bool Which(Lists_that_lack_a_text live, ICollection<string?> names) =>
        !names.Contains(live.Nick);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_decimals : Probe
{
    private static bool Which(Lists_of_decimals live, decimal[] totals, List<decimal?> maybes) =>
        totals.Contains(live.Total) || maybes.Contains(live.MaybeTotal);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_doubles : Probe
{
    private static bool Which(Lists_of_doubles live, double[] numbers, double?[] maybes) =>
        numbers.Contains(live.Number) || maybes.Contains(live.MaybeNumber);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_times : Probe
{
    private static bool Which(Lists_of_times live, DateTime[] times, DateTime?[] maybes) =>
        times.Contains(live.UpdatedAt) || maybes.Contains(live.ClosedAt);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_dates_and_lengths : Probe
{
    private static bool Which(Lists_of_dates_and_lengths live, DateOnly[] days, TimeSpan[] lengths) =>
        days.Contains(live.Birth) || lengths.Contains(live.Length);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_truth : Probe
{
    private static bool Which(Lists_of_truth live, bool?[] flags, bool[] actives) =>
        flags.Contains(live.Flag) && !actives.Contains(live.Active);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_written_out : Probe
{
    private static bool Which(Lists_written_out live, int other) =>
        new[] { 1, 5, other }.Contains(live.Count) || new[] { "a", "Ä", "%" }.Contains(live.Nick) || new int?[] { null, 4 }.Contains(live.Maybe);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_enums_written_out : Probe
{
    private static bool Which(Lists_of_enums_written_out live) =>
        new[] { DayOfWeek.Monday, DayOfWeek.Friday }.Contains(live.Day) || new DayOfWeek?[] { DayOfWeek.Sunday, null }.Contains(live.MaybeDay);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_times_written_out : Probe
{
    private static bool Which(Lists_of_times_written_out live) =>
        new[] { new DateTime(2024, 3, 1), new DateTime(2024, 2, 29, 23, 59, 59) }.Contains(live.UpdatedAt) || new HashSet<decimal> { 1.5m, 9m }.Contains(live.Total);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_enums : Probe
{
    private static bool Which(Lists_of_enums live, DayOfWeek[] days, IReadOnlySet<DayOfWeek?> maybes) =>
        days.Contains(live.Day) || maybes.Contains(live.MaybeDay);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_enums_by_name : Probe
{
    private static bool Which(Lists_of_enums_by_name live, ICollection<Mood> moods, HashSet<Mood?> maybes) =>
        moods.Contains(live.Mood) && live.Active || !maybes.Contains(live.MaybeMood);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_times_of_day : Probe
{
    private static bool Which(Lists_of_times_of_day live, IReadOnlyList<TimeOnly> clocks, TimeOnly?[] maybes) =>
        clocks.Contains(live.Clock) || maybes.Contains(live.MaybeClock);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_a_name_and_a_parameter : Probe
{
    private static bool Which(Lists_of_a_name_and_a_parameter live, Mood other) =>
        new[] { Mood.Calm, other }.Contains(live.Mood);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_two_columns_of_names : Probe
{
    private static bool Which(Lists_of_two_columns_of_names live) =>
        new[] { live.MaybeMood, live.Mood }.Contains(Mood.Calm);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_that_no_column_of_names_is_in : Probe
{
    private static bool Which(Lists_that_no_column_of_names_is_in live, Mood other) =>
        !new[] { live.Mood, other, Mood.@new }.Contains(Mood.Angry) && !new[] { live.MaybeMood, other }.Contains(Mood.Éclat);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_a_column_of_names_and_a_parameter : Probe
{
    private static bool Which(Lists_of_a_column_of_names_and_a_parameter live, Mood mood, Mood? other) =>
        new[] { live.Mood, mood }.Contains(Mood.Éclat) || new[] { live.Mood, other, Mood.@new }.Contains(mood) && live.Active;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_with_every_form_of_name : Probe
{
    private static bool Which(Lists_with_every_form_of_name live, Mood mood, Mood? other) =>
        new Mood?[] { Mood.Calm, live.Mood, other, null, mood }.Contains(live.MaybeMood);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_columns_and_numbers : Probe
{
    private static bool Which(Lists_of_columns_and_numbers live, int other, int? maybe) =>
        new[] { live.Count, other, 5, live.Maybe, maybe }.Contains(live.Small) || new[] { live.Count, other }.Contains(6);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_columns_of_other_forms : Probe
{
    private static bool Which(Lists_of_columns_of_other_forms live, Guid token, string name, DateTime at, TimeOnly clock) =>
        new[] { live.Token, token }.Contains(Guid.Empty) || new[] { live.Name, name, "a" }.Contains(live.Nick) && live.Active
        || new[] { live.UpdatedAt, at }.Contains(new DateTime(2024, 3, 1)) || new[] { live.Clock, clock }.Contains(live.MaybeClock ?? TimeOnly.MinValue) && new[] { live.Active, true }.Contains(live.Flag ?? false);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lists_of_whole_numbers_and_fractions : Probe
{
    private static bool Which(Lists_of_whole_numbers_and_fractions live, int whole, decimal part) =>
        new[] { whole, part, 1.5m, live.MaybeTotal }.Contains(live.Total) || new[] { whole, live.Number, 0.3 }.Contains(6);
}
