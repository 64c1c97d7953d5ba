using System.Runtime.CompilerServices;
using Backfill.Cli.Schema;
using Backfill.MySql;

namespace Backfill.Cli.Tests.Schema;

/// <summary>A dump that a server made is compared with what the same server shows.</summary>
public class SchemaDifferenceTests
{
    [Theory]
    [InlineData("mysql")]
    [InlineData("mariadb")]
    public void A_dump_is_not_stale(string product) => Assert.Null(SchemaDifference.Find(Read($"{product}.schema.sql"), Live(product)));

    [Theory]
    [InlineData("`total` decimal(10,2)", "`total` decimal(9,2)", "'sales' has `total` decimal(10,2) DEFAULT NULL in live, and `total` decimal(9,2) DEFAULT NULL in the file")]
    [InlineData("CREATE TABLE `lines`", "CREATE TABLE `line`", "it has no table 'lines'")]
    [InlineData("`total` decimal(10,2) DEFAULT NULL,\n", "", "'sales' has `total` decimal(10,2) DEFAULT NULL in live, and the file does not")]
    [InlineData("TRIGGER `audits` AFTER", "TRIGGER `old` AFTER", "'sales' has the trigger 'audits' on UPDATE in live, and the file does not")]
    [InlineData("LESS THAN (2020)", "LESS THAN (2019)", "the order of the columns of 'sales', or its options, are others in live")]
    public void A_dump_that_differs_is_stale(string before, string after, string said)
    {
        foreach (var product in new[] { "mysql", "mariadb" })
        {
            Assert.Equal(said, SchemaDifference.Find(Read($"{product}.schema.sql").Replace(before, after, StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal), Live(product)));
        }
    }

    // The shown tables stand one after the other, each with an end.
    private static IEnumerable<MySqlSchema> Live(string product) =>
        from shown in Read($"{product}.shown.schema.sql").Split(";\n\n", StringSplitOptions.RemoveEmptyEntries)
        let name = shown[(shown.IndexOf('`', StringComparison.Ordinal) + 1)..shown.IndexOf("` (\n", StringComparison.Ordinal)].Replace("``", "`", StringComparison.Ordinal)
        orderby name
        select new MySqlSchema(name, MySqlSchema.WithoutCounters(shown.TrimEnd(';', '\n')), name switch
        {
            "every_type" => [new MySqlTrigger("guards price", "BEFORE", "")],
            "sales" => [new MySqlTrigger("audits", "AFTER", "")],
            _ => [],
        });

    private static string Read(string file, [CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "Backfill.Generators.Tests", "Schema", "Dumps", file));
}
