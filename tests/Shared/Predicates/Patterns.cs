using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// 'is'.

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
