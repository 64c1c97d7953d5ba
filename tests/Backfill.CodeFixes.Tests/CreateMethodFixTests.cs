using Backfill.CodeFixes.Tests.Harness;

namespace Backfill.CodeFixes.Tests;

public class CreateMethodFixTests
{
    [Theory]
    [InlineData("{|CS0103:IsDamaged|}")]
    public Task Where_that_selects_no_row(string name) => Fix<CreateMethodFix>.Becomes(
        Order($"Where = nameof({name})"),
        Order(
            "Where = nameof(IsDamaged)",
            """


                // Which live rows are damaged; false selects none.
                private static bool IsDamaged(Order live) => false;
            """),
        title: "Create 'IsDamaged'");

    [Fact]
    public Task Guard_that_declines_every_row() => Fix<CreateMethodFix>.Becomes(
        Order("Guard = {|BKF0201:\"MayBeRestored\"|}"),
        Order(
            "Guard = nameof(MayBeRestored)",
            """


                // Whether the row may be restored; false declines every row.
                private static bool MayBeRestored(Order live, Order archived) => false;
            """));

    [Fact]
    public Task Value_that_is_the_backups_own() => Fix<CreateMethodFix>.Becomes(
        Order("Value = nameof({|CS0103:TotalThen|})"),
        Order(
            "Value = nameof(TotalThen)",
            """


                // What is written; so far the backup's own value.
                private static decimal? TotalThen(Order live, Order archived) => archived.Total;
            """));

    [Theory]
    [InlineData("Guard", "Whether the row may be restored; false declines every row.", "bool", "false")]
    [InlineData("Value", "What is written; so far the backup's own value.", "decimal?", "archived.Total")]
    public Task For_an_archived_row_of_another_type(string argument, string why, string type, string body) => Fix<CreateMethodFix>.Becomes(
        Order($"{argument} = nameof({{|CS0103:Judge|}})", archive: "<Old>"),
        Order(
            $"{argument} = nameof(Judge)",
            $$"""


                // {{why}}
                private static {{type}} Judge(Order live, Old archived) => {{body}};
            """,
            archive: "<Old>"));

    [Fact]
    public Task Value_of_an_archived_row_that_has_no_such_column() => Fix<CreateMethodFix>.Becomes(
        Order("Value = {|BKF0201:\"Judge\"|}", archive: "<Older>", source: "nameof(Older.Sum), "),
        Order(
            "Value = nameof(Judge)",
            """


                // What is written; so far every row fails.
                private static decimal? Judge(Order live, Older archived) => throw new System.NotImplementedException();
            """,
            archive: "<Older>",
            source: "nameof(Older.Sum), "));

    [Fact]
    public Task In_a_type_without_a_body() => Fix<CreateMethodFix>.Becomes(
        """
        using System.ComponentModel.DataAnnotations;

        public partial class Shop
        {
            [Restore("Friday", nameof(Total), Where = nameof({|CS0103:IsDamaged|}))]
            public partial record Order([property: Key] int Id, decimal Total);
        }
        """,
        """
        using System.ComponentModel.DataAnnotations;

        public partial class Shop
        {
            [Restore("Friday", nameof(Total), Where = nameof(IsDamaged))]
            public partial record Order([property: Key] int Id, decimal Total)
            {
                // Which live rows are damaged; false selects none.
                private static bool IsDamaged(Order live) => false;
            }
        }
        """);

    [Theory]
    [InlineData("Where = {|BKF0201:nameof(Total)|}")]
    [InlineData("Name = nameof({|CS0103:Missing|})")]
    [InlineData("Where = {|BKF0201:\"is damaged\"|}")]
    public Task Not_offered_where_no_method_can_be_meant(string argument) => Fix<CreateMethodFix>.IsNotOffered(Order(argument));

    private static string Order(string argument, string more = "", string archive = "", string source = "") => $$"""
        using System.ComponentModel.DataAnnotations;

        namespace Shop;

        [Restore{{archive}}("Friday", nameof(Total), {{source}}{{argument}})]
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal? Total { get; init; }{{more}}
        }

        public sealed class Old { [Key] public int Id { get; set; } public decimal? Total { get; set; } }
        public sealed class Older { [Key] public int Id { get; set; } public decimal Sum { get; set; } }
        """;
}
