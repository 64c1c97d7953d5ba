using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>BKF013x: each fires at its exact span, and stays silent one step beside it.</summary>
public class GroupDiagnosticsTests
{
    [Theory]
    [InlineData("", "[|\"Thursday\"|]", "")]
    [InlineData("Where = nameof(Cheap)", "\"Friday\"", "Where = [|nameof(Dear)|]")]
    [InlineData("", "\"Friday\"", "Where = [|nameof(Dear)|]")]
    [InlineData("Guard = nameof(Ok)", "\"Friday\"", "Guard = [|nameof(Fine)|]")]
    [InlineData("Match = new[] { nameof(Email) }", "\"Friday\"", "Match = [|new[] { nameof(Note) }|]")]
    [InlineData("", "\"Friday\"", "SkipIfSourceUnchanged = [|true|]")]
    [InlineData("TimeZone = \"Europe/Berlin\"", "\"Friday\"", "TimeZone = [|\"Europe/Paris\"|]")]
    [InlineData("Name = \"Money\"", "\"Friday\"", "Name = [|\"Cash\"|]")]
    public void BKF0130_another_argument_than_the_first_of_the_group(string first, string from, string second) => Expect.Error("BKF0130", Payment($$"""
        [Restore("Friday", nameof(Amount), Group = "money"{{More(first)}})]
        [Restore({{from}}, nameof(Currency), Group = "money"{{More(second)}})]
        """));

    [Fact]
    public void BKF0130_an_argument_that_only_the_first_has() => Assert.Equal(
        "The first restore of the group 'money' has another Where; the columns of a group are written together, so each must declare the same Where",
        Expect.Error("BKF0130", Payment("""
            [Restore("Friday", nameof(Amount), Group = "money", Where = nameof(Cheap))]
            [Restore("Friday", nameof(Currency), Group = [|"money"|])]
            """)).GetMessage(null));

    [Theory]
    [InlineData("Where = nameof(Cheap), Guard = nameof(Ok), Match = new[] { nameof(Email), nameof(Note) }, Name = \"Cash\"")]
    [InlineData("SkipIfSourceUnchanged = true, TimeZone = \"Europe/Berlin\"")]
    public void BKF0130_stays_silent_where_all_declare_the_same(string both) => Expect.Silent(Payment($$"""
        [Restore("Friday", nameof(Amount), Group = "money"{{More(both)}})]
        [Restore("Friday", nameof(Currency), Group = "money"{{More(both)}})]
        """));

    [Fact]
    public void BKF0130_stays_silent_where_one_says_what_the_other_leaves_out_and_on_another_group() => Expect.Silent(Payment("""
        [Restore("Friday", nameof(Amount), Group = "money", SkipIfSourceUnchanged = false)]
        [Restore("Friday", nameof(Currency), nameof(Note), Group = "money", Value = nameof(Euro))]
        [Restore("Thursday", nameof(PaidAt), Group = "time", Where = nameof(Dear))]
        """));

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("--")]
    public void BKF0131_a_group_that_no_method_can_be_called_after(string group) => Assert.Equal(
        $"No method can be called after the group '{group}'; give the group another name",
        Expect.Error("BKF0131", Payment($$"""[Restore("Friday", nameof(Amount), Group = [|"{{group}}"|])]""")).GetMessage(null));

    [Theory]
    [InlineData("""[Restore("Friday", nameof(Amount), Group = "money")] [Restore("Friday", nameof(Currency), Group = [|"Money!"|])]""")]
    [InlineData("""[Restore("Friday", nameof(Amount))] [Restore("Friday", nameof(Currency), Name = "Cash", Group = [|"amount"|])]""")]
    [InlineData("""[Restore("Friday", nameof(Currency), Group = "amount", Name = "Cash")] [Restore("Friday", [|nameof(Amount)|])]""")]
    public void BKF0131_two_restores_of_one_entry_point(string restores) => Expect.Error("BKF0131", Payment(restores));

    [Theory]
    [InlineData("money", "Money")]
    [InlineData("money and currency", "MoneyAndCurrency")]
    [InlineData("what-2025", "What2025")]
    [InlineData("class", "Class")]
    public void A_group_gives_its_name_to_the_entry_point(string group, string member)
    {
        var run = Expect.Silent(Payment($$"""[Restore("Friday", nameof(Amount), Group = "{{group}}")]"""));

        Assert.Contains($"Restore {member}()", run.File, StringComparison.Ordinal);
        Assert.Contains($"Name = \"Payment.{group}\"", run.File, StringComparison.Ordinal);
    }

    [Fact]
    public void BKF0104_the_same_column_twice_in_a_group() => Expect.Error("BKF0104", Payment("""
        [Restore("Friday", nameof(Amount), Group = "money")]
        [Restore("Friday", [|nameof(Amount)|], Group = "money")]
        """));

    [Fact]
    public void BKF0104_a_column_of_a_group_restored_by_itself_too() => Expect.Error("BKF0104", Payment("""
        [Restore("Friday", nameof(Amount), Group = "money")]
        [Restore("Friday", [|nameof(Amount)|])]
        """));

    [Fact]
    public void BKF0122_a_value_that_reads_another_column_of_its_group() => Expect.Error("BKF0122", Payment("""
        [Restore("Friday", nameof(Amount), Group = "money")]
        [Restore("Friday", nameof(Currency), Group = "money", Value = nameof(ByAmount))]
        """, """static string ByAmount(Payment live, Payment archived) => [|live.Amount|] > 1 ? "EUR" : "USD";"""));

    [Fact]
    public void BKF0123_another_column_of_the_group_cannot_be_matched() => Expect.Error("BKF0123", Payment("""
        [Restore("Friday", nameof(Amount), Group = "money", Match = new[] { [|nameof(Currency)|] })]
        [Restore("Friday", nameof(Currency), Group = "money", Match = new[] { nameof(Currency) })]
        """));

    [Fact]
    public void A_mistake_in_one_column_makes_the_whole_group_a_stub()
    {
        Expect.Error("BKF0103", Payment("""
            [Restore("Friday", nameof(Amount), Group = "money")]
            [Restore("Friday", [|nameof(Id)|], Group = "money")]
            """));
    }

    private static string More(string arguments) => arguments.Length == 0 ? "" : ", " + arguments;

    private static string Payment(string restores, string more = "") => $$"""
        {{restores}}
        public partial record Payment
        {
            [Key] public long Id { get; init; }
            public decimal Amount { get; init; }
            public string Currency { get; init; } = "";
            public DateTime? PaidAt { get; init; }
            public string Email { get; init; } = "";
            public string? Note { get; init; }

            static bool Cheap(Payment live) => live.Amount < 10;
            static bool Dear(Payment live) => live.Amount > 100;
            static bool Ok(Payment live, Payment archived) => archived.Note is null;
            static bool Fine(Payment live, Payment archived) => archived.Note is not null;
            static string Euro(Payment live, Payment archived) => "EUR";
            {{more}}
        }
        """;
}
