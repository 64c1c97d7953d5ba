using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>BKF0315: a member of an enum that the ENUM column of the schema file does not have, at each place where the condition names it.</summary>
public class EnumMemberTests
{
    private const string LowerCase = "enum('new','paid','shipped')";

    [Theory]
    [InlineData("live.State == [|Stage.Shipped|]")]
    [InlineData("live.State != [|Stage.Shipped|]")]
    [InlineData("[|Stage.New|] != live.State")]
    [InlineData("live.Before == [|Stage.New|]")]
    [InlineData("live.State is [|Stage.New|] or [|Stage.Paid|]")]
    [InlineData("live.State is not [|Stage.New|]")]
    [InlineData("live is { State: [|Stage.Paid|] }")]
    [InlineData("live.State >= [|Stage.Shipped|]")]
    [InlineData("new[] { [|Stage.New|], [|Stage.Shipped|] }.Contains(live.State)")]
    [InlineData("(live.Before ?? [|Stage.New|]) == Stage.New")]
    [InlineData("live.State == [|Stage.New|] || live.Id > 3 && live.State == [|Stage.New|]")]
    [InlineData("[|(int)live.State == 2|]")]
    [InlineData("Is(live, Stage.New)", "static bool Is(Order row, Stage stage) => [|row.State == stage|];")]
    [InlineData("Is(live)", "const Stage First = Stage.New; static bool Is(Order row) => row.State == [|First|];")]
    public void A_member_in_other_letters_is_an_error_where_it_stands(string condition, string more = "")
    {
        var (run, marked) = Run(Order(condition, more), LowerCase);
        Assert.All(run.Reported, d => Assert.Equal("BKF0315", d.Id));
        Assert.Equal(marked, run.Reported.Select(d => (d.Location.SourceSpan.Start, d.Location.SourceSpan.End)).Distinct());
        Assert.Empty(run.Compiler);
    }

    [Theory]
    [InlineData("live.State == Stage.Shipped", LowerCase, "The column 'state' is enum('new','paid','shipped') in shop.schema.sql and has no member 'Shipped', so no row can hold it; did you mean 'shipped'?")]
    [InlineData("live.State == Stage.Shipped", "enum('New','Paid')", "The column 'state' is enum('New','Paid') in shop.schema.sql and has no member 'Shipped', so no row can hold it")]
    public void It_says_what_the_column_has(string condition, string column, string message) =>
        Assert.Equal(message, Assert.Single(Run(Order(condition), column).Run.Reported).GetMessage(null));

    [Theory]
    [InlineData("live.State == Stage.Shipped", "enum('New','Paid','Shipped')")]
    [InlineData("live.State != Stage.New", "enum('New','it''s','gone')")]
    [InlineData("live.State == Stage.New", "enum('Fresh','Paid')")]
    [InlineData("live.State < Stage.Shipped", "enum('New','Shipped')")]
    [InlineData("live.State == Stage.Shipped", "varchar(20)")]
    [InlineData("live.State == given || live.Before == given", LowerCase)]
    [InlineData("live.Id == 3", LowerCase)]
    public void It_stays_silent_where_a_row_can_hold_it(string condition, string column) => Assert.Empty(Run(Order(condition), column).Run.Reported);

    [Fact]
    public void BKF0305_a_set_holds_lists() => Assert.Equal(
        ["BKF0305", "BKF0305"], Run(Order("live.State == Stage.New && live.Before == null"), "set('New','Paid')").Run.Reported.Select(d => d.Id));

    private static (GeneratorRun Run, List<(int Start, int End)> Marked) Run(string source, string column)
    {
        List<(int, int)> marked = [];
        source = Expect.Usings + source;
        for (var start = source.IndexOf("[|", StringComparison.Ordinal); start >= 0; start = source.IndexOf("[|", StringComparison.Ordinal))
        {
            var end = source.IndexOf("|]", StringComparison.Ordinal);
            source = source.Remove(end, 2).Remove(start, 2);
            marked.Add((start, end - 2));
        }

        var schema = new ProjectFile("shop.schema.sql", $"CREATE TABLE `order` (`id` int NOT NULL, `note` varchar(20), `state` {column} NOT NULL, `before` {column}, PRIMARY KEY (`id`));");
        return (GeneratorRun.Of([source], files: schema), marked);
    }

    private static string Order(string condition, string more = "") => $$"""
        public enum Stage { New, Paid, Shipped, Fresh = 0 }
        [Restore("Friday", nameof(Note), Where = nameof(Which))]
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public string? Note { get; init; }
            [Column(TypeName = "varchar(20)")] public Stage State { get; init; }
            [Column(TypeName = "varchar(20)")] public Stage? Before { get; init; }
            {{more}}
            static bool Which(Order live, Stage given) => {{condition}};
        }
        """;
}
