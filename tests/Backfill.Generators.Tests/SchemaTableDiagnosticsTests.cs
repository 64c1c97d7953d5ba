using System.Globalization;
using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using static Backfill.Generators.Tests.Harness.ShopSchema;

namespace Backfill.Generators.Tests;

/// <summary>Which tables, columns and keys the schema files have. Each id fires at its exact span and names the line of the schema file, and stays silent one step beside it.</summary>
public class SchemaTableDiagnosticsTests
{
    [Fact]
    public void BKF0301_no_schema_file_is_said_once_and_is_no_error()
    {
        const string Two = """
            [Restore("Friday", nameof(Total))] public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
            [Restore("Friday", nameof(Total))] public partial record Other { [Key] public int Id { get; init; } public decimal Total { get; init; } }
            """;
        var run = Expect.Silent(Two);
        var said = Assert.Single(run.Unchecked);
        Assert.Equal(("BKF0301", DiagnosticSeverity.Info), (said.Id, said.Severity));
        Assert.Equal("Restore(\"Friday\", nameof(Total))", Text(said.Location));
        Assert.Equal(run.Input.SyntaxTrees[0].ToString().IndexOf("Restore(\"", StringComparison.Ordinal), said.Location.SourceSpan.Start);
    }

    [Fact]
    public void BKF0301_stays_silent_where_there_is_a_schema_file_or_no_restore()
    {
        Assert.Empty(Run("[Restore(\"Friday\", nameof(Total))]", Table).Unchecked);
        Assert.Empty(GeneratorRun.Valid("public class Order;").Unchecked);
    }

    [Fact]
    public void A_declaration_that_fits_is_silent() =>
        Silent("[Restore(\"Friday\", nameof(ClosedAt), nameof(UpdatedAt), Where = nameof(Which), Guard = nameof(Ok), SkipIfSourceUnchanged = true)]", Table);

    [Theory]
    [InlineData("orders", "ordres", "; did you mean 'ordres'?")]
    [InlineData("orders", "customers", "")]
    public void BKF0302_an_unknown_table(string before, string after, string end) =>
        Says("BKF0302", "[Restore(\"Friday\", nameof(Total))]", Edited(before, after), null, $"There is no table 'orders' in shop.schema.sql{end}", table: "[Table([|\"orders\"|])]");

    [Fact]
    public void BKF0302_an_unknown_table_of_a_type_without_Table() =>
        Says("BKF0302", "[Restore(\"Friday\", nameof(Total))]", Edited("orders", "order_"), null, "There is no table 'order' in shop.schema.sql; did you mean 'order_'?", table: "", type: "[|Order|]");

    [Fact]
    public void BKF0302_stays_silent_in_other_case() => Silent("[Restore(\"Friday\", nameof(Total))]", Edited("orders", "Orders"));

    [Fact]
    public void BKF0303_a_view() =>
        Says("BKF0303", "[Restore(\"Friday\", nameof(Total))]", "CREATE VIEW `orders` AS SELECT 1 AS `id`;", null, "'orders' is a view in shop.schema.sql; declare the table itself", table: "[Table([|\"orders\"|])]");

    [Theory]
    [InlineData("[Restore(\"Friday\", [|nameof(Total)|])]", "total", "totals", 3, "The table 'orders' has no column 'total' in shop.schema.sql; did you mean 'totals'?")]
    [InlineData("[Restore(\"Friday\", nameof(Paid), nameof(Total), Where = [|nameof(Which)|])]", "updated_at", "changed", 1, "The table 'orders' has no column 'updated_at' in shop.schema.sql")]
    [InlineData("[Restore(\"Friday\", nameof(Paid), nameof(Total), Guard = [|nameof(Ok)|])]", "`count`", "`counted`", 5, "The table 'orders' has no column 'count' in shop.schema.sql; did you mean 'counted'?")]
    [InlineData("[Restore(\"Friday\", nameof(ClosedAt), [|nameof(UpdatedAt)|], SkipIfSourceUnchanged = true)]", "updated_at", "changed", 1, "The table 'orders' has no column 'updated_at' in shop.schema.sql")]
    public void BKF0304_an_unknown_column(string restore, string before, string after, int line, string message) => Says("BKF0304", restore, Edited(before, after), line, message);

    [Fact]
    public void BKF0304_an_unknown_key() =>
        Says("BKF0304", "[Restore(\"Friday\", nameof(Total))]", Edited("`id`", "`no`"), 1, "The table 'orders' has no column 'id' in shop.schema.sql", key: "[Key] public int [|Id|] { get; init; }");

    [Fact]
    public void BKF0304_stays_silent_on_a_source_that_only_the_backup_has() => Silent("[Restore(\"Friday\", nameof(ClosedAt), nameof(UpdatedAt))]", Edited("`updated_at` datetime(6) NOT NULL,", ""));

    [Fact]
    public void BKF0304_the_backups_own_file_lacks_what_the_guard_reads() =>
        Says("BKF0304", "[Restore(\"Friday\", nameof(ClosedAt), nameof(UpdatedAt), Guard = [|nameof(Ok)|])]", Table, 1, "The table 'orders' has no column 'paid' in friday.schema.sql", backup: Edited("`paid` decimal(10,2) DEFAULT NULL,", ""));

    [Fact]
    public void The_backups_own_file_need_not_have_what_is_only_read_from_live() =>
        Silent("[Restore(\"Friday\", nameof(ClosedAt), nameof(UpdatedAt), Where = nameof(Which))]", Table, backup: "CREATE TABLE orders (id int NOT NULL PRIMARY KEY, updated_at datetime(6) NULL);");

    [Theory]
    [InlineData("PRIMARY KEY (`id`)", "PRIMARY KEY (`id`,`count`)", "has the primary key (id, count) in shop.schema.sql, but the key is declared as (id)")]
    [InlineData("PRIMARY KEY (`id`)", "KEY (`id`)", "has no primary key in shop.schema.sql, but the key is declared as (id)")]
    public void BKF0309_another_primary_key(string before, string after, string message) =>
        Says("BKF0309", "[Restore(\"Friday\", nameof(Total))]", Edited(before, after), after[0] == 'P' ? 2 : 1, message, key: "[Key] public int [|Id|] { get; init; }");

    [Theory]
    [InlineData("Count", "Id", "BKF0309")]
    [InlineData("Id", "Count", null)]
    public void BKF0309_the_order_counts(string first, string second, string? id)
    {
        var schema = Edited("PRIMARY KEY (`id`)", "PRIMARY KEY (`id`,`count`)");
        var attribute = $"public sealed class PrimaryKeyAttribute(params string[] names) : Attribute {{ public int Count => names.Length; }}\n";
        var restore = $"[[|PrimaryKey(nameof({first}), nameof({second}))|]]\n[Restore(\"Friday\", nameof(Total))]";
        if (id is null)
        {
            Silent(restore.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), schema, before: attribute, key: "public int Id { get; init; }");
        }
        else
        {
            Says(id, restore, schema, 2, "the key is declared as (count, id)", before: attribute, key: "public int Id { get; init; }");
        }
    }

    [Fact]
    public void BKF0312_one_table_in_two_files()
    {
        var run = Run("[Restore(\"Friday\", nameof(Total))]", Table, more: new ProjectFile("b.schema.sql", Edited("int unsigned", "bigint unsigned")));
        var said = Assert.Single(run.Reported);
        Assert.Equal(("BKF0312", "\"orders\""), (said.Id, Text(said.Location)));
        Assert.Contains("is in b.schema.sql and, differently, in shop.schema.sql", said.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void BKF0312_stays_silent_where_both_say_the_same() => Assert.Empty(Run("[Restore(\"Friday\", nameof(Total))]", Table, more: new ProjectFile("b.schema.sql", "-- A copy.\n" + Table)).Reported);
}
