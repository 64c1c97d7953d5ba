using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>What Where cannot say in SQL as C# means it: each id at its exact span, and silent on the same thing said in another way.</summary>
public class ConditionDiagnosticsTests
{
    [Theory]
    [InlineData("[|live.Name.Length|] > 2", "counts UTF-16 units")]
    [InlineData("[|live.Count * 2|] > 2", "is arithmetic")]
    [InlineData("[|!live.Flag|] == true", "write '== false'")]
    [InlineData("[|live.Count > 1 & live.Count < 5|]", "write &&")]
    [InlineData("[|live.Count > 1 ^ live.Active|]", "!=")]
    [InlineData("[|string.IsNullOrWhiteSpace(live.Name)|]", "has no counterpart")]
    [InlineData("[|live.Count.Equals((object)1)|]", "write ==")]
    [InlineData("[|live.Flag.Equals(true)|]", "write ==")]
    [InlineData("[|live.Day.Equals(DayOfWeek.Friday)|]", "write ==")]
    [InlineData("[|live.Name.Equals((object)\"x\")|]", "write ==")]
    [InlineData("live.Name != [|string.Intern(\"x\")|]", "neither a column")]
    [InlineData("[|Equals(live.Count, 1)|]", "write ==")]
    [InlineData("live.Clock < [|TimeOnly.MaxValue|]", "neither a column")]
    [InlineData("live.Clock < [|new TimeOnly(24, 0)|]", "is no constant")]
    [InlineData("live.Clock < [|new TimeOnly(600L)|]", "is no constant")]
    [InlineData("live.Name == [|\"\\ud800\"|]", "half of a surrogate pair")]
    [InlineData("live.Name.Contains([|'\\udc00'|])", "half of a surrogate pair")]
    [InlineData("live.ClosedAt < [|DateTime.MaxValue|]", "neither a column")]
    [InlineData("live.Length < [|TimeSpan.MaxValue|]", "neither a column")]
    [InlineData("[|many.Count|] > 0", "neither a column")]
    [InlineData("[|Ids|].Contains(live.Count)", "readonly keeps the collection and not what is in it; write them out, new[] { 1, 2 }, or make the list a parameter")]
    [InlineData("[|Known|].Contains(live.Count)", "are not known here; write them out")]
    [InlineData("[|live.Ratio.GetValueOrDefault() > 1|]", "a float column")]
    [InlineData("live.Ratio == [|-0f|]", "the C# compiler takes null for it")]
    [InlineData("live.Ratio == null || (double)live.Ratio.Value > [|-0.0|]", "the C# compiler takes null for it")]
    [InlineData("[|9 == (live.Active ? (int)live.State : (int)live.Other)|]", "has the value 9")]
    [InlineData("live.Blob == null || [|live.Blob == live.Blob|]", "compared by reference")]
    [InlineData("live is { Count: [|var x|] } && live.Active", "the pattern 'var x'")]
    [InlineData("live is { Active: true, Count: > 1 and [|int|] }", "the pattern 'int'")]
    [InlineData("[|WithoutRow(5)|]", "does not take the row")]
    [InlineData("IsBig(live, [|least + 1|])", "is arithmetic")]
    [InlineData("[|Order.Parse(\"1\")|]", "does not take the row")]
    [InlineData("[|live.Count switch { 1 => true, _ => false }|]", "has no counterpart")]
    [InlineData("[|live.State == (DayOfWeek)9|]", "no member of the enum of 'State' has the value 9")]
    [InlineData("(live.Active ? live.Count : [|(int)live.Total|]) > 2", "can change the value")]
    public void BKF0204_at_the_part_that_has_no_counterpart(string condition, string reason) =>
        Assert.Contains(reason, Expect.Error("BKF0204", Order(condition)).GetMessage(null), StringComparison.Ordinal);

    [Fact]
    public void BKF0204_a_list_that_is_too_long()
    {
        string Values(int count) => $"new[] {{ {string.Join(", ", Enumerable.Range(1, count))} }}";
        Expect.Silent(Order($"{Values(1000)}.Contains(live.Count)"));
        Assert.EndsWith(
            "the list has 1001 values, and at most 1000 are possible; make a condition of them, or restore in several runs",
            Expect.Error("BKF0204", Order($"[|{Values(1001)}|].Contains(live.Count)")).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[|live.Name.StartsWith(\"a\")|]", "add StringComparison.Ordinal")]
    [InlineData("!([|live.Name.EndsWith(\"a\")|])", "add StringComparison.Ordinal")]
    [InlineData("[|live.Name.StartsWith(\"a\", true, null)|]", "add StringComparison.Ordinal")]
    [InlineData("[|live.Name.StartsWith(\"a\", StringComparison.CurrentCulture)|]", "only StringComparison.Ordinal")]
    [InlineData("[|live.Name.Contains(\"a\", StringComparison.OrdinalIgnoreCase)|]", "only StringComparison.Ordinal")]
    [InlineData("[|string.Equals(live.Name, \"a\", StringComparison.InvariantCultureIgnoreCase)|]", "only StringComparison.Ordinal")]
    [InlineData("[|live.Name.ToUpper()|] == \"A\"", "by other tables")]
    [InlineData("[|live.Name.ToLowerInvariant()|].Contains(\"a\")", "by other tables")]
    [InlineData("[|live.Name.CompareTo(\"a\")|] > 0", "order of texts")]
    [InlineData("[|string.CompareOrdinal(live.Name, \"a\")|] > 0", "order of texts")]
    public void BKF0220_texts_compared_in_another_way_than_by_their_bytes(string condition, string reason) =>
        Assert.Contains(reason, Expect.Error("BKF0220", Order(condition)).GetMessage(null), StringComparison.Ordinal);

    [Theory]
    [InlineData("live.Name.StartsWith(\"a\", StringComparison.Ordinal)")]
    [InlineData("live.Name.StartsWith('a')")]
    [InlineData("live.Name.Contains(\"a\")")]
    [InlineData("string.Equals(live.Name, \"a\", StringComparison.Ordinal)")]
    public void BKF0220_stays_silent_on_ordinal_comparisons(string condition) => Expect.Silent(Order(condition));

    [Theory]
    [InlineData("live.ClosedAt > [|DateTime.Now|]", "DateTime.Now")]
    [InlineData("live.ClosedAt > [|DateTime.UtcNow.AddDays(-1)|]", "DateTime.UtcNow")]
    [InlineData("live.ClosedAt < [|DateTime.Today|]", "DateTime.Today")]
    [InlineData("live.Birth < [|DateOnly.FromDateTime(DateTime.Now)|]", "DateTime.Now")]
    [InlineData("[|Environment.TickCount64|] > 5", "Environment.TickCount64")]
    [InlineData("IsBig(live, [|Random.Shared.Next()|])", "Random.Shared")]
    public void BKF0221_what_changes_from_one_look_to_the_next(string condition, string what) =>
        Assert.StartsWith(what + " has another value", Expect.Error("BKF0221", Order(condition)).GetMessage(null), StringComparison.Ordinal);

    [Fact]
    public void BKF0221_stays_silent_on_the_same_as_a_parameter() => Expect.Silent(Order("live.ClosedAt > since"));

    [Theory]
    [InlineData("live.Active || [|Which(live, 1, since, many)|]")]
    [InlineData("IsSelf(live)")]
    [InlineData("IsOne(live)")]
    public void BKF0222_a_predicate_that_calls_itself(string condition) => Expect.Error("BKF0222", Order(condition, $$"""
        static bool IsSelf(Order row) => row.Active && {{(condition.Contains("Self", StringComparison.Ordinal) ? "[|IsSelf(row)|]" : "IsSelf(row)")}};
        static bool IsOne(Order row) => IsOther(row);
        static bool IsOther(Order row) => {{(condition.Contains("One", StringComparison.Ordinal) ? "[|IsOne(row)|]" : "IsOne(row)")}};
        """));

    [Fact]
    public void BKF0222_stays_silent_where_one_predicate_is_called_twice() => Expect.Silent(Order("IsBig(live, 5) || IsBig(live, least)"));

    [Fact]
    public void A_problem_in_a_called_predicate_stands_in_that_predicate() =>
        Expect.Error("BKF0221", Order("live.Active && IsLate(live)", "static bool IsLate(Order row) => row.ClosedAt > [|DateTime.Now|];"));

    private static string Order(string condition, string more = "") => $$"""
        [Restore("Friday", nameof(Total), Where = nameof(Which))]
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }
            public int Count { get; set; }
            public long Many { get; set; }
            public bool Active { get; set; }
            public bool? Flag { get; set; }
            public string Name { get; set; } = "";
            [Column(TypeName = "varchar(20)")] public DayOfWeek State { get; set; }
            [Column(TypeName = "varchar(20)")] public DayOfWeek Other { get; set; }
            public DayOfWeek Day { get; set; }
            public byte[]? Blob { get; set; }
            public DateTime? ClosedAt { get; init; }
            public DateOnly Birth { get; init; }
            public TimeSpan Length { get; init; }
            public TimeOnly Clock { get; init; }
            public float? Ratio { get; init; }
            private static int[] Known => [1, 2];
            private static readonly int[] Ids = [1, 2];
            static bool IsBig(Order row, int least) => row.Count >= least;
            static bool WithoutRow(int least) => least > Ids.Length;
            public static bool Parse(string text) => text == "x";
            static bool Which(Order live, int least, DateTime since, List<int> many) => {{condition}};
            {{more}}
        }
        """;
}
