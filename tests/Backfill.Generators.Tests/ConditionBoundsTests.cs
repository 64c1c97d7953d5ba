using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>A condition is as large and as deep as every database reads it, or is refused in one sentence; neither time nor stack grows with what is written.</summary>
public class ConditionBoundsTests
{
    private const string TooManyTests =
        "the condition has more than 1000 tests, those of the predicates that it calls and of each value of ?: and ?? included; put values into a list, restore in several runs, or decide in Guard";

    private const string TooDeep = "the condition is nested more than 100 levels deep; write it flatter, or decide in Guard";

    // As much as the main thread of a compiler has on Windows.
    private const int SmallStack = 1 << 20;

    public static TheoryData<string> Possible => new()
    {
        Joined(" || ", 1000, i => $"live.Count == {i}"),
        Joined(" && ", 1000, i => $"live.Count != {i}"),
        $"live.Count is {Joined(" or ", 1000, i => $"{i}")}",
        $"live.Count is {Joined(" and ", 1000, i => $"not {i}")}",
        Joined(" || ", 333, i => $"live.Count == {i} && (live.Id < {i} || live.Count > {i})"),
        Nested("!(", 90, "live.Count > 1", ")"),
        Joined(" ? true : ", 30, i => $"live.Count == {i}") + " ? true : false",
        $"({Joined(" ?? ", 30, _ => "live.Maybe")} ?? 1) > 5",
    };

    public static TheoryData<string, string> Refused => new()
    {
        { Joined(" || ", 1001, i => $"live.Count == {i}"), TooManyTests },
        { Joined(" || ", 20_000, i => $"live.Count == {i}"), TooManyTests },
        { $"live.Count is {Joined(" or ", 1001, i => $"{i}")}", TooManyTests },
        { Nested("!(", 200, "live.Count > 1", ")"), TooDeep },
        { Joined(" ? true : ", 200, i => $"live.Count == {i}") + " ? true : false", TooDeep },
        { "Calls30(live)", TooManyTests },
        { $"({Nested("(", 40, "live.Maybe", " ?? live.Maybe)")} ?? 1) > 5", TooManyTests },
        { $"({Joined(" ?? ", 40, _ => "live.Maybe")} ?? 1) > ({Joined(" ?? ", 40, _ => "live.Maybe")} ?? 1)", TooManyTests },
        { $"Passes8(live, live.Maybe ?? live.Count)", TooManyTests },
    };

    [Theory]
    [MemberData(nameof(Possible))]
    public void Is_translated(string condition)
    {
        var run = OnSmallStack(condition);
        Assert.Empty(run.Reported);
        Assert.Empty(run.Compiler);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_refused_once(string condition, string sentence)
    {
        var run = OnSmallStack(condition);
        var reported = Assert.Single(run.Reported);
        Assert.Equal("BKF0204", reported.Id);
        Assert.Contains(sentence, reported.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(run.Compiler);
    }

    [Fact]
    public void A_predicate_called_many_times_says_once_what_is_wrong_with_it()
    {
        var run = OnSmallStack("Wrong16(live)");
        Assert.Contains("'live.Count + 1' is arithmetic", Assert.Single(run.Reported).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static GeneratorRun OnSmallStack(string condition)
    {
        GeneratorRun? run = null;
        Exception? error = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    run = GeneratorRun.Of([Source(condition)]);
                }
                catch (Exception thrown)
                {
                    error = thrown;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(error);
        return run!;
    }

    private static string Source(string condition)
    {
        IEnumerable<string> Doubling(string name, int levels, string first, string given, string passed) =>
            Enumerable.Range(0, levels + 1).Select(i => $"static bool {name}{i}(Row live{given}) => {(i == 0 ? first : $"{name}{i - 1}(live{passed}) || {name}{i - 1}(live{passed})")};");
        return Expect.Usings + $$"""
            [Table("rows"), Restore("Friday", nameof(Total), Where = nameof(Which))]
            public partial record Row
            {
                [Key] public int Id { get; init; }
                public int Total { get; init; }
                public int Count { get; init; }
                public int? Maybe { get; init; }
                static bool Which(Row live) => {{condition}};
                {{string.Join("\n    ", Doubling("Calls", 30, "live.Count > 1", "", ""))}}
                {{string.Join("\n    ", Doubling("Passes", 8, "given > 1", ", int given", ", given > 1 ? given : live.Maybe ?? 3"))}}
                {{string.Join("\n    ", Doubling("Wrong", 16, "live.Count + 1 > 1", "", ""))}}
            }
            """;
    }

    private static string Joined(string sign, int count, Func<int, string> term) => string.Join(sign, Enumerable.Range(0, count).Select(term));

    private static string Nested(string open, int count, string inner, string close) =>
        string.Concat(Enumerable.Repeat(open, count)) + inner + string.Concat(Enumerable.Repeat(close, count));
}
