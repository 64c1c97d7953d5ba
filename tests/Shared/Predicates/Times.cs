using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// Times, dates, lengths and times of day.

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
public partial class Times_of_day : Probe
{
    private static bool Which(Times_of_day live, TimeOnly since, TimeOnly? other) =>
        live.Clock >= since && live.Clock != TimeOnly.MinValue || live.MaybeClock == other || live.MaybeClock < live.Clock;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Times_of_day_written_out : Probe
{
    private static bool Which(Times_of_day_written_out live) =>
        live.Clock is { } && live.Clock < new TimeOnly(10, 0, 1) || live.MaybeClock > new TimeOnly(10, 0, 0, 500) && live.MaybeClock != new TimeOnly(23, 59, 59, 999, 999) || live.MaybeClock == new TimeOnly(9, 59);
}
