using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>BKF012x: each fires at its exact span, and stays silent one step beside it.</summary>
public class DecisionDiagnosticsTests
{
    [Theory]
    [InlineData("decimal Then(Order live, Order archived) => 1;")]
    [InlineData("static decimal Then(Order live) => 1;")]
    [InlineData("static decimal Then(Order live, object archived) => 1;")]
    [InlineData("static double Then(Order live, Order archived) => 1;")]
    [InlineData("static int Then(Order live, Order archived) => 1;")]
    [InlineData("static void Then(Order live, Order archived) { }")]
    [InlineData("static decimal Then<T>(Order live, Order archived) => 1;")]
    [InlineData("static decimal Then(Order live, Order archived) => 1; static decimal Then(Order live, in Order archived) => 1;")]
    public void BKF0120_a_value_of_the_wrong_shape(string method) => Error("BKF0120", "nameof(Total), Value = [|nameof(Then)|]", method);

    [Theory]
    [InlineData("nameof(Total)", "static decimal Then(in Order live, Order archived) => archived.Total;")]
    [InlineData("nameof(ClosedAt)", "static DateTime Then(Order live, Order archived) => archived.UpdatedAt;")]
    [InlineData("nameof(ClosedAt)", "static DateTime? Then(Order live, Order archived) => archived.ClosedAt;")]
    [InlineData("nameof(Name)", "static string Then(Order live, Order archived) => archived.Title;")]
    [InlineData("nameof(Day)", "static DayOfWeek? Then(Order live, Order archived) => DayOfWeek.Monday;")]
    [InlineData("nameof(Blob)", "static byte[] Then(Order live, Order archived) => [.. archived.Blob, 1];")]
    [InlineData("nameof(Total), nameof(Name)", "static decimal Then(Order live, Order archived) => archived.Name is null ? 0 : 1;")]
    public void BKF0120_stays_silent_on_the_right_shape(string column, string method) => Silent($"{column}, Value = nameof(Then)", method);

    [Fact]
    public void BKF0120_says_what_is_wanted() => Assert.Equal(
        "'Then' cannot be Value; it must be one static, non-generic method 'DateTime? Then(Order live, Order archived)'",
        Error("BKF0120", "nameof(ClosedAt), Value = [|nameof(Then)|]", "static bool Then(Order live, Order archived) => true;").GetMessage(null));

    [Theory]
    [InlineData("nameof(Total)", "static decimal? Then(Order live, Order archived) => null;")]
    [InlineData("nameof(Title)", "static string? Then(Order live, Order archived) => null;")]
    public void BKF0121_a_value_that_can_be_null(string column, string method) => Error("BKF0121", $"{column}, Value = [|nameof(Then)|]", method);

    [Theory]
    [InlineData("static decimal Then(Order live, Order archived) => [|live.Total|] + archived.Total;")]
    [InlineData("static decimal Then(Order live, Order archived) { Func<decimal> old = () => [|live.Total|]; return archived.Total + old(); }")]
    public void BKF0122_a_value_that_reads_its_own_column(string method) => Error("BKF0122", "nameof(Total), Value = nameof(Then)", method);

    [Fact]
    public void BKF0122_stays_silent_on_another_column() =>
        Silent("nameof(Total), Value = nameof(Then)", "static decimal Then(Order live, Order archived) => live.Count * archived.Total;");

    [Theory]
    [InlineData("[|nameof(Total)|]")]
    [InlineData("nameof(Email), [|nameof(Id)|]")]
    [InlineData("nameof(Email), nameof(UpdatedAt), [|nameof(Email)|]")]
    public void BKF0123_a_column_that_tells_nothing(string names) => Error("BKF0123", $"nameof(Total), Match = new[] {{ {names} }}", "");

    [Theory]
    [InlineData("new[] { nameof(Email) }")]
    [InlineData("new string[] { nameof(Email), nameof(UpdatedAt), nameof(Day), nameof(Blob) }")]
    [InlineData("[nameof(Email), nameof(Count)]")]
    [InlineData("new string[0]")]
    public void BKF0123_stays_silent_on_other_columns(string names) => Silent($"nameof(Total), Match = {names}", "");

    [Theory]
    [InlineData("BKF0101", "new[] { nameof(Email), [|\"Mail\"|] }", "")]
    [InlineData("BKF0101", "new string[] { [|\"\"|] }", "")]
    [InlineData("BKF0102", "[nameof(Email), [|nameof(Sum)|]]", "public int Sum => Count + 1;")]
    public void A_match_of_what_is_no_column(string id, string names, string more) => Error(id, $"nameof(Total), Match = {names}", more);

    [Fact]
    public void A_misspelt_name_in_match_is_left_to_the_compiler()
    {
        var run = GeneratorRun.Of(["using System.ComponentModel.DataAnnotations; using Backfill; namespace Shop;" + Order("nameof(Total), Match = new[] { nameof(Mail) }", "")]);
        Assert.Empty(run.Reported);
        Assert.Contains(run.Compiler, d => d.Id == "CS0103");
    }

    [Theory]
    [InlineData("nameof(Total)")]
    [InlineData("nameof(Title)")]
    public void BKF0124_null_for_a_column_that_cannot_be_null(string column) => Error("BKF0124", $"{column}, Otherwise = [|Otherwise.Null|]", "");

    [Theory]
    [InlineData("nameof(Total), Otherwise = Otherwise.Keep")]
    [InlineData("nameof(Name), Otherwise = Otherwise.Null")]
    [InlineData("nameof(ClosedAt), Otherwise = Backfill.Otherwise.Null")]
    public void BKF0124_stays_silent_where_null_is_possible(string arguments) => Silent(arguments, "");

    [Theory]
    [InlineData("new[] { \"Thursday\", [|\"Friday\"|] }")]
    [InlineData("new[] { \"Thursday\", [|\"thursday\"|] }")]
    [InlineData("[Before, [|Before|]]")]
    public void BKF0125_a_backup_that_is_asked_already(string names) => Error("BKF0125", $"nameof(Total), Fallback = {names}", "private const string Before = \"Thursday\";");

    [Theory]
    [InlineData("new[] { \"Thursday\", \"Wednesday\" }")]
    [InlineData("new string[0]")]
    public void BKF0125_stays_silent_on_other_backups(string names) => Silent($"nameof(Total), Fallback = {names}", "");

    [Fact]
    public void BKF0107_a_fallback_without_a_name() => Error("BKF0107", "nameof(Total), Fallback = new[] { \"Thursday\", [|\" \"|] }", "");

    [Fact]
    public void BKF0108_a_text_in_match_and_value() => Assert.Equal(
        [("BKF0108", "Then"), ("BKF0108", "Email")],
        GeneratorRun.Of(["using System.ComponentModel.DataAnnotations; using Backfill; namespace Shop;" + Order("nameof(Total), Value = \"Then\", Match = new[] { \"Email\" }", "static decimal Then(Order live, Order archived) => 1;")])
            .Reported.Select(d => (d.Id, d.Location.SourceTree!.ToString().Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length).Trim('"'))));

    private static Microsoft.CodeAnalysis.Diagnostic Error(string id, string arguments, string more) => Expect.Error(id, Order(arguments, more));

    private static void Silent(string arguments, string more) => Expect.Silent(Order(arguments, more));

    private static string Order(string arguments, string more) => $$"""
        [Restore("Friday", {{arguments}})]
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }
            public int Count { get; init; }
            public string? Name { get; init; }
            public string Title { get; init; } = "";
            public string? Email { get; init; }
            public byte[] Blob { get; init; } = [];
            public DayOfWeek? Day { get; init; }
            public DateTime? ClosedAt { get; init; }
            public DateTime UpdatedAt { get; init; }
            {{more}}
        }
        """;
}
