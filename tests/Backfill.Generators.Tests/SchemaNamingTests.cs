using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>What a table and its columns are called where a schema file has them, and what is pinned.</summary>
public class SchemaNamingTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("snake_case")]
    public void The_schema_file_stands_before_the_naming(string? naming) => Assert.Contains(
        "// Subscription_variant.cancelledat <- updated_at of",
        Generated("CREATE TABLE Subscription_variant (id int PRIMARY KEY, cancelledat datetime, updated_at datetime NOT NULL);", naming: naming),
        StringComparison.Ordinal);

    [Fact]
    public void Exact_stands_before_snake_case() => Assert.Contains(
        "// SubscriptionVariant.CancelledAt <- updated_at of",
        Generated("CREATE TABLE subscription_variant (x int); CREATE TABLE SubscriptionVariant (id int PRIMARY KEY, cancelled_at datetime, CancelledAt datetime, updated_at datetime NOT NULL);"),
        StringComparison.Ordinal);

    [Fact]
    public void Column_and_Table_stand_before_the_schema_file() => Assert.Contains(
        "// variants.ended <- updated_at of",
        Generated("CREATE TABLE variants (id int PRIMARY KEY, cancelled_at datetime, ended datetime, updated_at datetime NOT NULL);", "[Table(\"variants\")]", "[Column(\"ended\")] "),
        StringComparison.Ordinal);

    [Fact]
    public void What_only_the_backup_has_is_called_as_there() => Assert.Contains(
        "// subscription_variant.cancelled_at <- updated_at of",
        Generated(
            "CREATE TABLE subscription_variant (id int PRIMARY KEY, cancelled_at datetime);",
            naming: null,
            more: new ProjectFile("backup.schema.sql", "CREATE TABLE subscription_variant (id int PRIMARY KEY, updated_at datetime NOT NULL);", "Friday")),
        StringComparison.Ordinal);

    [Fact]
    public void A_file_that_the_project_has_twice_counts_once()
    {
        const string Table = "CREATE TABLE subscription_variant (id int PRIMARY KEY, cancelled_at datetime, updated_at datetime NOT NULL);";
        Assert.Equal(Generated(Table), Generated(Table, more: new ProjectFile("shop.schema.sql", Table)));
    }

    [Fact]
    public void What_the_schema_file_says_moves_is_pinned_on_MySQL_once_and_said() => Snapshot.Match(Run("""
        CREATE TABLE `subscription_variant` (
          `id` int NOT NULL,
          `cancelled_at` datetime(6) DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(6),
          `updated_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
          `it``s` timestamp NULL ON UPDATE current_timestamp(),
          PRIMARY KEY (`id`)
        );
        """));

    [Theory]
    [InlineData("{live}")]
    [InlineData("a\nb")]
    [InlineData("@run")]
    public void A_name_that_could_break_a_statement_is_left_to_the_catalogue(string name)
    {
        var text = Generated($"CREATE TABLE subscription_variant (id int PRIMARY KEY, cancelled_at datetime, updated_at datetime NOT NULL, `{name}` timestamp NULL ON UPDATE NOW());");
        Assert.DoesNotContain("Pins =", text, StringComparison.Ordinal);
        Assert.Contains("SET t.`cancelled_at` = j.`new`{pins}", text, StringComparison.Ordinal);
    }

    private static string Generated(string schema, string table = "", string column = "", string? naming = "snake_case", ProjectFile? more = null) => Run(schema, table, column, naming, more).File;

    private static GeneratorRun Run(string schema, string table = "", string column = "", string? naming = "snake_case", ProjectFile? more = null)
    {
        var run = GeneratorRun.Of(
            [$$"""
            using System.ComponentModel.DataAnnotations;
            using System.ComponentModel.DataAnnotations.Schema;
            using Backfill;

            {{table}}
            [Restore("Friday", nameof(CancelledAt), nameof(UpdatedAt))]
            public partial record SubscriptionVariant { [Key] public int Id { get; init; } {{column}}public DateTime? CancelledAt { get; init; } public DateTime UpdatedAt { get; init; } }
            """],
            naming,
            files: [new ProjectFile("shop.schema.sql", schema), .. more is null ? [] : new[] { more }]);
        Assert.DoesNotContain(run.Reported, d => d.Id != "BKF0311");
        Assert.Empty(run.Compiler);
        return run;
    }
}
