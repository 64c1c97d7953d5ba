using System.Globalization;
using System.Text;
using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backfill.Generators.Tests;

/// <summary>A folder of migrations, and what could not be read of a table.</summary>
public class SchemaMigrationsTests
{
    private const string Declaration = """
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        [Table("orders")]
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """;

    private static readonly ProjectFile[] Files =
    [
        new("/shop/migrations/V10__more.sql", "ALTER TABLE `orders` CHANGE `sum` `total` decimal(10,2) NOT NULL;", migrations: "Live"),
        new("/shop/migrations/V2__sum.sql", "ALTER TABLE orders\n  ADD sum INT;", migrations: "Live"),
        new("/shop/migrations/V1__orders.sql", "CREATE TABLE orders (id INT NOT NULL PRIMARY KEY);", migrations: "Live"),
        new("/shop/migrations/U10__more.sql", "DROP TABLE orders;", migrations: "Live"),
        new("/shop/other.sql", "DROP TABLE orders;"),
    ];

    [Fact]
    public void A_folder_of_migrations_is_a_schema_file()
    {
        var run = GeneratorRun.Of([Declaration], files: Files);
        Assert.Empty(run.Reported);
        Assert.Empty(run.Unchecked);
        Assert.DoesNotContain("Obsolete", run.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_does_not_fit_is_shown_in_the_migration_that_defines_it()
    {
        var said = Assert.Single(GeneratorRun.Of([Declaration.Replace("decimal Total", "int Total", StringComparison.Ordinal)], files: Files).Reported);
        Assert.Equal("BKF0305", said.Id);
        Assert.Contains("in migrations/", said.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("/shop/migrations/V10__more.sql", Assert.Single(said.AdditionalLocations).GetLineSpan().Path);
    }

    [Fact]
    public void Skipped_statements_make_warnings_of_errors()
    {
        ProjectFile[] files = [.. Files, new("/shop/migrations/V11__x.sql", "SELECT 1;\nSET @s = 'ALTER TABLE orders MODIFY total BIGINT NOT NULL';\nPREPARE s FROM @s;", migrations: "Live")];
        var run = GeneratorRun.Of([Declaration.Replace("decimal Total", "long Total", StringComparison.Ordinal)], files: files);
        Assert.Equal(["BKF0305", "BKF0314"], run.Reported.Select(d => d.Id).Order());
        Assert.All(run.Reported, d => Assert.Equal(DiagnosticSeverity.Warning, d.Severity));
        var skipped = run.Reported.Single(d => d.Id == "BKF0314");
        Assert.StartsWith("1 statement skipped on the table 'orders' in migrations/", skipped.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(skipped.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
        Assert.DoesNotContain("Obsolete", run.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_only_a_skipped_statement_makes_is_no_error()
    {
        var run = GeneratorRun.Of([Declaration], files: [new("/shop/migrations/V1__x.sql", "CREATE PROCEDURE p() BEGIN CREATE TABLE orders (id INT KEY); END", migrations: "Live")]);
        Assert.Equal(["BKF0302", "BKF0314"], run.Reported.Select(d => d.Id).Order());
        Assert.All(run.Reported, d => Assert.Equal(DiagnosticSeverity.Warning, d.Severity));
    }

    /// <summary>The compiler reads a file that is not UTF-8 as latin1.</summary>
    [Fact]
    public void A_latin1_file_has_its_names()
    {
        var text = SourceText.From(new MemoryStream(Encoding.Latin1.GetBytes("CREATE TABLE `größe` (`änderung` int)")), Encoding.Latin1).ToString();
        var table = Assert.Single(Generators.Schema.SchemaReader.Read(text, default).Tables).Table;
        Assert.Equal(("größe", "änderung"), (table.Name, table.Columns[0].Name));
    }
}
