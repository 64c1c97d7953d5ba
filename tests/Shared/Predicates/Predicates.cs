using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// One predicate per construct of docs/predicates.md; the property test gives each random rows and arguments.

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

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_equal : Probe
{
    private static bool Which(Texts_equal live, string name) =>
        live.Name == name;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_not_equal_with_null : Probe
{
    private static bool Which(Texts_not_equal_with_null live, string? name) =>
        live.Nick != name && live.Name != name;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_of_two_columns : Probe
{
    private static bool Which(Texts_of_two_columns live, string? name) =>
        live.Name == live.Nick || string.Equals(live.Nick, name);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_start : Probe
{
    private static bool Which(Texts_that_start live, string start) =>
        live.Name.StartsWith(start, StringComparison.Ordinal);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_end : Probe
{
    private static bool Which(Texts_that_end live, string end) =>
        live.Name.EndsWith(end, StringComparison.Ordinal);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_contain : Probe
{
    private static bool Which(Texts_that_contain live, string part) =>
        live.Name.Contains(part);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_do_not_contain : Probe
{
    private static bool Which(Texts_that_do_not_contain live, string part) =>
        live.Nick != null && !live.Nick.Contains(part, StringComparison.Ordinal);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_contain_null : Probe
{
    private static bool Which(Texts_that_contain_null live, string part) =>
        live.Nick?.Contains(part) == true || live.Nick?.StartsWith(part, StringComparison.Ordinal) != false;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_contain_a_column : Probe
{
    private static bool Which(Texts_that_contain_a_column live, string part) =>
        live.Nick != null && (live.Nick.Contains(live.Name) || live.Name.EndsWith(live.Nick, StringComparison.Ordinal) || live.Name.StartsWith(live.Nick, StringComparison.Ordinal) || live.Nick == part);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_with_characters : Probe
{
    private static bool Which(Texts_with_characters live) =>
        live.Name.StartsWith('a') || live.Name.EndsWith(' ') || live.Name.Contains('%') || live.Name.Contains('\0');
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_of_the_source : Probe
{
    private static bool Which(Texts_of_the_source live) =>
        live.Name is "'" or "\\" or "--" or "{live}" or "@value1" or "a " or "Ä" or "😀" || live.Nick == "`" || live.Name.Contains("\\%") || live.Name.StartsWith("'; DROP", StringComparison.Ordinal);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_empty : Probe
{
    private static bool Which(Texts_empty live) =>
        string.IsNullOrEmpty(live.Nick) || live.Name == string.Empty;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_by_default : Probe
{
    private static bool Which(Texts_by_default live, string name) =>
        (live.Nick ?? live.Name) == name || (live.Active ? live.Nick : live.Name) == name;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Times : Probe
{
    private static bool Which(Times live, DateTime since) =>
        live.UpdatedAt >= since && live.UpdatedAt != new DateTime(2024, 3, 1);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Times_with_null : Probe
{
    private static bool Which(Times_with_null live, DateTime? since) =>
        live.ClosedAt < since || live.ClosedAt == live.UpdatedAt || !(live.ClosedAt <= since);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Times_with_a_fraction : Probe
{
    private static bool Which(Times_with_a_fraction live) =>
        live.UpdatedAt > new DateTime(2024, 3, 1, 0, 0, 0, 499) && live.UpdatedAt < new DateTime(2024, 3, 1, 10, 10, 10, 50) || live.ClosedAt > DateTime.MinValue && live.ClosedAt == new DateTime(2024, 3, 1, 0, 0, 0, 0, 1);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Times_by_default : Probe
{
    private static bool Which(Times_by_default live, DateTime since) =>
        (live.ClosedAt ?? live.UpdatedAt) < since;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Dates : Probe
{
    private static bool Which(Dates live, DateOnly? day) =>
        live.Birth > day || live.MaybeBirth == day || live.MaybeBirth < DateOnly.MaxValue && live.Birth == new DateOnly(2000, 1, 1);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lengths : Probe
{
    private static bool Which(Lengths live, TimeSpan least) =>
        live.Length > least && live.Length <= new TimeSpan(99, 59, 59);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Lengths_with_null : Probe
{
    private static bool Which(Lengths_with_null live, TimeSpan? other) =>
        live.MaybeLength == other || live.MaybeLength < live.Length && live.Length != TimeSpan.Zero;
}

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

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Patterns_of_the_row : Probe
{
    private static bool Which(Patterns_of_the_row live) =>
        live is { Active: true, Maybe: > 3 or null } or { Nick: not null and not "a", Count: >= 0 and < 6 };
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Patterns_with_null : Probe
{
    private static bool Which(Patterns_with_null live) =>
        live.Maybe is > 3 and not 5 or < 0 || live.Maybe is { } && live.Nick is not { };
}

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
public partial class Guids : Probe
{
    private static bool Which(Guids live, Guid other, Guid? maybe, Guid?[] tokens) =>
        live.Token == other || live.MaybeToken != maybe && live.Token != Guid.Empty || tokens.Contains(live.MaybeToken) || live.MaybeToken == live.Token;
}
