using System.Globalization;
using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests;

/// <summary>The archived row's table next to the schema file of its backup; without one it is not looked at, whatever live's file has.</summary>
public class ArchivedTypeSchemaTests
{
    private const string Live = "CREATE TABLE `orders` (`id` int NOT NULL, `total` decimal(10,2) NOT NULL, `mail` varchar(50), PRIMARY KEY (`id`));";
    private const string Backup = "CREATE TABLE `orders_2024` (`no` int NOT NULL, `sum_total` decimal(10,2), `mail` varchar(50), PRIMARY KEY (`no`));";

    [Theory]
    [InlineData(Live, "Friday", Backup)]
    [InlineData(Live, "Friday", null)]
    [InlineData(Live + "CREATE TABLE `orders_2024` (`other` json);", "Friday", null)]
    [InlineData(Live, "Thursday", "CREATE TABLE `orders` (`id` int NOT NULL, PRIMARY KEY (`id`));")]
    public void A_declaration_that_fits_is_silent(string live, string from, string? backup)
    {
        var run = Run(live, backup, from);
        Assert.Empty(run.Reported);
        Assert.Empty(run.Compiler);
        Assert.Contains("ArchiveTable = \"orders_2024\"", run.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_columns_are_called_what_the_backups_file_has()
    {
        var run = Run(Live, "CREATE TABLE `orders_2024` (`no` int NOT NULL, `sum_total` decimal(10,2), `MAIL` varchar(50), `Id` int, PRIMARY KEY (`no`));");
        Assert.Contains("ArchivedMatch = [\"MAIL\"]", run.File, StringComparison.Ordinal);
        Assert.Contains("\n            Match = [\"mail\"]", run.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BKF0302", "orders_2024", "order_2024", "OldOrder", null, "There is no table 'orders_2024' in friday.schema.sql; did you mean 'order_2024'?")]
    [InlineData("BKF0304", "`no`", "`number`", "OldOrder", "CREATE TABLE `orders_2024` (`number` int NOT NULL, `sum_total` decimal(10,2), `mail` varchar(50), PRIMARY KEY (`number`))", "The table 'orders_2024' has no column 'no' in friday.schema.sql")]
    [InlineData("BKF0304", "sum_total", "sum_totals", "nameof(OldOrder.Sum)", null, "The table 'orders_2024' has no column 'sum_total' in friday.schema.sql; did you mean 'sum_totals'?")]
    [InlineData("BKF0304", "`mail`", "`post`", "new[] { nameof(Mail) }", null, "The table 'orders_2024' has no column 'mail' in friday.schema.sql")]
    [InlineData("BKF0305", "`no` int", "`no` bigint", "OldOrder", "`no` bigint NOT NULL", "'OldOrder.Id' cannot show every value of the column 'no', which is bigint in friday.schema.sql; declare it as long")]
    [InlineData("BKF0307", "decimal(10,2)", "decimal(12,4)", "nameof(OldOrder.Sum)", "`sum_total` decimal(12,4)", "The restored column 'total' (decimal(10,2)) cannot hold every value of the source 'sum_total' (decimal(12,4)): it has fewer digits after the point")]
    [InlineData("BKF0309", "PRIMARY KEY (`no`)", "PRIMARY KEY (`no`, `mail`)", "OldOrder", null, "The table 'orders_2024' has the primary key (no, mail) in friday.schema.sql, but the key is declared as (no); declare exactly the columns of the primary key, in its order")]
    [InlineData("BKF0303", "CREATE TABLE `orders_2024` (", "CREATE VIEW `orders_2024` AS SELECT 1; CREATE TABLE `x` (", "OldOrder", null, "'orders_2024' is a view in friday.schema.sql; declare the table itself")]
    public void What_does_not_fit_is_said_at_the_restore(string id, string before, string after, string at, string? line, string message)
    {
        var run = Run(Live, Backup.Replace(before, after, StringComparison.Ordinal));
        var said = Assert.Single(run.Reported);
        Assert.Equal((id, at, message), (said.Id, said.Location.SourceTree!.ToString().Substring(said.Location.SourceSpan.Start, said.Location.SourceSpan.Length), said.GetMessage(CultureInfo.InvariantCulture)));
        if (line is not null)
        {
            var place = Assert.Single(said.AdditionalLocations);
            Assert.Equal("friday.schema.sql", place.GetLineSpan().Path);
        }

        Assert.Contains($"[global::System.Obsolete(\"{id}: ", run.File, StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string live, string? backup, string from = "Friday")
    {
        ProjectFile[] files = [new("shop.schema.sql", live), .. backup is null ? Array.Empty<ProjectFile>() : [new("friday.schema.sql", backup, "Friday")]];
        return GeneratorRun.Of(
            [
                Expect.Usings + $$"""
                [Table("orders")]
                [Restore<OldOrder>("{{from}}", nameof(Total), nameof(OldOrder.Sum), Match = new[] { nameof(Mail) })]
                public partial record Order
                {
                    [Key] public int Id { get; init; }
                    public decimal Total { get; init; }
                    public string? Mail { get; init; }
                }

                [Table("orders_2024")]
                public sealed class OldOrder
                {
                    [Key, Column("no")] public int Id { get; set; }
                    [Column("sum_total")] public decimal Sum { get; set; }
                    public string? Mail { get; set; }
                }
                """,
            ],
            files: files);
    }
}
