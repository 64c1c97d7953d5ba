using Backfill.CodeFixes.Tests.Harness;

namespace Backfill.CodeFixes.Tests;

public class UseNameofFixTests
{
    [Fact]
    public Task A_text_that_is_the_name() => Fix<UseNameofFix>.Becomes(
        Order("""[Restore("Friday", {|BKF0108:"Total"|})]"""), Order("""[Restore("Friday", nameof(Total))]"""), title: "Use nameof(Total)");

    [Fact]
    public Task Every_text_at_once() => Fix<UseNameofFix>.Becomes(
        Order("""[Restore(column: {|BKF0108:"Total"|}, source: /* was */ {|BKF0108:"Paid"|}, from: "Friday", Where = {|BKF0108:"Which"|}, Match = new[] { {|BKF0108:"class"|} })]"""),
        Order("""[Restore(column: nameof(Total), source: /* was */ nameof(Paid), from: "Friday", Where = nameof(Which), Match = new[] { nameof(@class) })]"""),
        atOnce: 4);

    [Theory]
    [InlineData("""[Restore("Friday", {|BKF0101:"Totl"|}, Where = nameof(Which))]""")]
    [InlineData("""[Restore("Friday", nameof(Total), Where = {|BKF0201:"Wich"|})]""")]
    public Task A_name_that_is_nearly_one(string restore) => Fix<UseNameofFix>.Becomes(Order(restore), Order("""[Restore("Friday", nameof(Total), Where = nameof(Which))]"""));

    [Theory]
    [InlineData("""[Restore<Old>("Friday", nameof(Total), {|BKF0108:"Sum"|})]""", "nameof(Old.Sum)")]
    [InlineData("""[Restore<Old>("Friday", nameof(Total), {|BKF0101:"Som"|})]""", "nameof(Old.Sum)")]
    [InlineData("""[Restore<Old>("Friday", nameof(Total), {|BKF0108:"class"|})]""", "nameof(Old.@class)")]
    public Task A_property_of_the_archived_row(string restore, string name) => Fix<UseNameofFix>.Becomes(
        Order(restore) + Old, Order($"""[Restore<Old>("Friday", nameof(Total), {name})]""") + Old, title: $"Use {name.Replace("@", "", StringComparison.Ordinal)}");

    private const string Old = "public sealed class Old { [Key] public int Id { get; set; } public decimal Sum { get; set; } public decimal @class { get; set; } }";

    [Fact]
    public Task Not_offered_where_nothing_is_like_it() => Fix<UseNameofFix>.IsNotOffered(Order("""[Restore("Friday", {|BKF0101:"Quantity"|})]"""));

    private static string Order(string restore) => $$"""
        using System.ComponentModel.DataAnnotations;

        {{restore}}
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }
            public decimal Paid { get; init; }
            public int @class { get; init; }
            private static bool Which(Order live) => live.Total == 0;
        }
        """;
}
