using Backfill.CodeFixes.Tests.Harness;

namespace Backfill.CodeFixes.Tests;

public class UseSchemaNameFixTests
{
    private const string Schema = """
        CREATE TABLE `orders` (
          `Id` int NOT NULL,
          `total_sum` decimal(10,2) NOT NULL,
          PRIMARY KEY (`Id`)
        );
        """;

    [Fact]
    public Task A_table_that_is_called_otherwise() => Fix<UseSchemaNameFix>.Becomes(
        [Order("", "{|BKF0302:Order|}", "[Column(\"total_sum\")] ")], [Order("[Table(\"orders\")]\n", "Order", "[Column(\"total_sum\")] ")], schema: Schema, title: "Use [Table(\"orders\")]");

    [Fact]
    public Task A_wrong_Table() => Fix<UseSchemaNameFix>.Becomes(
        [Order("[Table({|BKF0302:\"order_\"|})]\n", "Order", "[Column(\"total_sum\")] ")], [Order("[Table(\"orders\")]\n", "Order", "[Column(\"total_sum\")] ")], schema: Schema);

    [Theory]
    [InlineData("")]
    [InlineData("[Column(\"totals\")] ")]
    public Task A_column_that_is_called_otherwise(string before) => Fix<UseSchemaNameFix>.Becomes(
        [Order("[Table(\"orders\")]\n", "Order", before).Replace("nameof(TotalSu)", "{|BKF0304:nameof(TotalSu)|}", StringComparison.Ordinal)],
        [Order("[Table(\"orders\")]\n", "Order", "[Column(\"total_sum\")] ")],
        schema: Schema,
        title: "Use [Column(\"total_sum\")]");

    private static string Order(string table, string name, string column) => $$"""
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;

        {{table}}[Restore("Friday", nameof(TotalSu))]
        public partial record {{name}}
        {
            [Key] public int Id { get; init; }
            {{column}}public decimal TotalSu { get; init; }
        }
        """;
}
