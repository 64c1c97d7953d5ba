using Backfill.Generators.Tests.Harness;
using Backfill.Planning;

namespace Backfill.Generators.Tests;

/// <summary>The comparisons that <c>Where</c> is made of, as whoever wrote them sees them.</summary>
public class ComparisonsTests
{
    [Theory]
    [InlineData("live.Active && live.Count > 5", "live.Active", "live.Count > 5")]
    [InlineData("(live.Active && (live.Count > 5)) && (!(live.Small == 1 || live.Count < least))", "live.Active", "live.Count > 5", "!(live.Small == 1 || live.Count < least)")]
    [InlineData("live.Active\n    // Why not?\n    && (live.Count > 5 || live.Small == 1)", "live.Active", "live.Count > 5 || live.Small == 1")]
    [InlineData("live is { Active: true, Count: > 3 and < 9 }", "live is { Active: true }", "live is { Count: > 3 and < 9 }")]
    [InlineData("live is { Active: true } and not { Count: 3 }", "live is { Active: true }", "live is not { Count: 3 }")]
    [InlineData("live.Count is > 3 and < 9 and not 5", "live.Count is > 3", "live.Count is < 9", "live.Count is not 5")]
    [InlineData("IsBig(live, least) && live.Active", "IsBig(live, least)", "live.Active")]
    [InlineData("IsBetween(live, least, 9)", "row.Count >= least, in IsBetween(live, least, 9)", "row.Count < most, in IsBetween(live, least, 9)")]
    [InlineData("IsFar(live) && live.Active", "IsFar(live)", "live.Active")]
    [InlineData("IsFar(live)")]
    [InlineData("IsEither(live, 5)", "row.Active, in IsEither(live, 5)", "row.Count >= least, in IsBetween(row, least, 9), in IsEither(live, 5)", "row.Count < most, in IsBetween(row, least, 9), in IsEither(live, 5)", "||", "row.Small > 7, in IsEither(live, 5)")]
    [InlineData("live.Active && live.Count > 5 || live.Small == 1 && IsFar(live) || live.Count == 0", "live.Active", "live.Count > 5", "||", "live.Small == 1", "IsFar(live)", "||", "live.Count == 0")]
    [InlineData("live.Active && (live.Count > 5 ? live.Small == 1 : live.Small == 2)", "live.Active", "live.Count > 5 ? live.Small == 1 : live.Small == 2")]
    [InlineData("live.Active && true", "live.Active", "true")]
    [InlineData("live.Active")]
    [InlineData("live.Active || live.Count > 5")]
    [InlineData("!(live.Active && live.Count > 5)")]
    [InlineData("live.Active && (true && false) && 1 > 2", "live.Active", "true && false", "1 > 2")]
    public void Are_what_joins_them(string condition, params string[] comparisons)
    {
        var plan = Load(condition);
        Assert.Equal(comparisons, plan.Declaration.Comparisons.SelectMany((side, i) => i == 0 ? side : side.Prepend("||")));
        Assert.Equal(comparisons.Length > 0, plan.Statements(SqlDialect.MySql).CountComparisons is not null);
        Assert.Equal(comparisons.Length > 0, plan.Statements(SqlDialect.Sqlite).CountComparisons is not null);
    }

    [Fact]
    public void A_restore_without_Where_has_none()
    {
        var plan = Assert.Single(Expect.Silent("""[Restore("Friday", nameof(Count))] public partial class Row { [Key] public int Id { get; init; } public int Count { get; init; } }""").Load());
        Assert.Empty(plan.Declaration.Comparisons);
        Assert.Null(plan.Statements(SqlDialect.MySql).CountComparisons);
    }

    [Fact]
    public void Each_is_a_bit_of_a_number_and_a_number_has_sixty()
    {
        var sql = Load(string.Join(" && ", Enumerable.Range(0, 61).Select(i => $"live.Count != {i}"))).Statements(SqlDialect.Sqlite).CountComparisons!.ReplaceLineEndings(" ");
        Assert.StartsWith("SELECT COUNT(*), IIF(t.`count` <> 0, 1, 0)", sql, StringComparison.Ordinal);
        Assert.Contains("+ IIF(t.`count` <> 59, 576460752303423488, 0), IIF(t.`count` <> 60, 1, 0) FROM", string.Join(' ', sql.Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.EndsWith("GROUP BY 2, 3", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void A_predicate_that_is_called_twice_is_told_apart() => Assert.Equal(
        ["row.Count >= least, in IsBetween(live, 1, 2)", "row.Count < most, in IsBetween(live, 1, 2)", "row.Count >= least, in IsBetween(live, 7, 9)", "row.Count < most, in IsBetween(live, 7, 9)"],
        Assert.Single(Load("IsBetween(live, 1, 2) && IsBetween(live, 7, 9)").Declaration.Comparisons));

    private static RestorePlan Load(string condition) => Assert.Single(Expect.Silent($$"""
        [Restore("Friday", nameof(Count), Where = nameof(Which))]
        public partial class Row
        {
            [Key] public int Id { get; init; }
            public bool Active { get; init; }
            public int Count { get; init; }
            public byte Small { get; init; }

            private static bool IsBig(Row row, int least) => row.Count >= least;
            private static bool IsBetween(Row row, int least, int most) => row.Count >= least && row.Count < most;
            private static bool IsFar(Row row) => row.Count < 1 || row.Count > 9;
            private static bool IsEither(Row row, int least) => row.Active && IsBetween(row, least, 9) || row.Small > 7;
            private static bool Which(Row live, int least) => {{condition}};
        }
        """).Load());
}
