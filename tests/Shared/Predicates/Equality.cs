using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// 'Equals' of values, 'GetValueOrDefault' and 'default'.

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Equals_of_numbers : Probe
{
    private static bool Which(Equals_of_numbers live, int other, decimal total, double number, ulong huge) =>
        live.Count.Equals(other) || live.Total.Equals(total) && !live.Small.Equals((byte)5) || live.Number.Equals(number) || live.Huge.Equals(huge) || live.Big.Equals(live.Count);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Equals_of_times : Probe
{
    private static bool Which(Equals_of_times live, DateTime time, DateOnly day, TimeSpan length, TimeOnly clock) =>
        live.UpdatedAt.Equals(time) || live.Birth.Equals(day) && live.Active.Equals(true) || live.Length.Equals(length) || live.Clock.Equals(clock);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Equals_of_texts : Probe
{
    private static bool Which(Equals_of_texts live, string? name, Guid token) =>
        live.Name.Equals(name) || live.Token.Equals(token) || live.Nick?.Equals(name) == true && live.Active;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Equals_not : Probe
{
    private static bool Which(Equals_not live, string? name, int? other) =>
        live.Nick != null && !live.Nick.Equals(name) && live.Maybe?.Equals(4) != true && !live.Count.Equals(other ?? 5);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Values_or_default : Probe
{
    private static bool Which(Values_or_default live, int least, DateTime since) =>
        live.Maybe.GetValueOrDefault() >= least && live.Flag.GetValueOrDefault() || live.ClosedAt.GetValueOrDefault() < since || live.MaybeMood.GetValueOrDefault() == Mood.@new || live.MaybeDay.GetValueOrDefault() == DayOfWeek.Sunday;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Values_or_others : Probe
{
    private static bool Which(Values_or_others live, int? least, decimal total, TimeOnly clock) =>
        live.Maybe.GetValueOrDefault(live.Count) > least.GetValueOrDefault() || live.MaybeTotal.GetValueOrDefault(1.5m) == total || live.MaybeClock.GetValueOrDefault(clock) < live.Clock || live.MaybeMood.GetValueOrDefault(live.Mood) < Mood.Angry;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Values_of_nothing : Probe
{
    private static bool Which(Values_of_nothing live) =>
        live.Count == default || live.Length == default || live.Clock == default(TimeOnly) || live.Token == default || live.MaybeTotal == default(decimal) || live.MaybeLength == default;
}
