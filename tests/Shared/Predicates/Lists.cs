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
