namespace Backfill.Fuzzed;

/// <summary>Conditions that are just possible.</summary>
internal static class Limits
{
    public static IReadOnlyList<string> Conditions { get; } =
    [
        Joined(" || ", 1000, i => $"live.Count == {i}"),
        Joined(" && ", 1000, i => $"live.Count != {i}"),
        Joined(" || ", 333, i => $"live.Count == {i} && (live.Small < {i % 200} || live.Big > {i})"),
        Joined(" || ", 500, i => $"live.Name == \"{i}\" || live.MaybeMood == live.Mood"),
        $"live.Count is {Joined(" or ", 1000, i => $"{i}")}",
        $"new[] {{ {Joined(", ", 1000, i => $"{i}")} }}.Contains(live.Count)",
        $"{string.Concat(Enumerable.Repeat("!(", 95))}live.Count > 1{new string(')', 95)}",
        Joined(" ? live.Active : ", 45, i => $"live.Count == {i}") + " ? true : false",
        $"({Joined(" ?? ", 30, _ => "live.Maybe")} ?? 1) > 5",
    ];

    private static string Joined(string sign, int count, Func<int, string> term) => string.Join(sign, Enumerable.Range(0, count).Select(term));
}
