using System.Globalization;
using System.Text;
using Backfill.Generators.Checking;
using Backfill.Generators.Schema;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Schema;

/// <summary>Random CREATE, ALTER, RENAME and DROP, run on a server and read by the compiler: both have the same tables then.</summary>
public sealed class RandomSchemaTests
{
    [Theory]
    [OnEachServer]
    public async Task What_the_compiler_reads_is_what_the_server_made_of_it(ServerProduct product)
    {
        for (var seed = 0; seed < 25; seed++)
        {
            await CheckAsync(product, seed);
        }
    }

    [Theory]
    [OnEachServer]
    [Trait("Category", "Soak")]
    public async Task What_the_compiler_reads_is_what_the_server_made_of_it_for_long(ServerProduct product)
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("BACKFILL_SOAK_MINUTES") ?? "1", CultureInfo.InvariantCulture);
        var end = DateTime.UtcNow.AddMinutes(minutes);
        for (var seed = Random.Shared.Next(); DateTime.UtcNow < end; seed = Random.Shared.Next())
        {
            await CheckAsync(product, seed);
        }
    }

    private static async Task CheckAsync(ServerProduct product, int seed)
    {
        await using var databases = await DatabasePair.CreateAsync(product);
        var grammar = new DdlGrammar(new Random(seed), product);
        var script = new StringBuilder("ALTER DATABASE CHARACTER SET utf8mb4;\n");
        await databases.Live.ExecuteAsync("ALTER DATABASE CHARACTER SET utf8mb4");
        await using (var connection = await databases.Live.OpenAsync())
        {
            for (var accepted = 0; accepted < 20;)
            {
                var statement = grammar.Statement();
                if (await AcceptsAsync(connection, statement))
                {
                    script.Append(statement).Append(";\n");
                    accepted++;
                }
                else if (statement.StartsWith("CREATE OR REPLACE", StringComparison.Ordinal))
                {
                    // The old table may be gone all the same.
                    var drop = $"DROP TABLE IF EXISTS {statement.Split(' ').First(w => w.TrimStart('`') is ['t', _, ..])}";
                    await AcceptsAsync(connection, drop);
                    script.Append(drop).Append(";\n");
                }
            }
        }

        var read = SchemaReader.Read(script.ToString(), default).Tables.Select(t => Described(t.Table)).Order(StringComparer.Ordinal);
        var made = await MadeAsync(databases.Live);
        var said = string.Join('\n', made.Zip(read.Concat(Enumerable.Repeat("nothing", made.Count)), (m, r) => Differ(m, r)).Where(d => d.Length > 0));
        Assert.True(said.Length == 0 && made.Count == read.Count(), $"seed {seed}:\n{said}\n\n{string.Join('\n', read)}\n\n{script}");
    }

    // A statement that the server refuses is no part of a migration.
    private static async Task<bool> AcceptsAsync(MySqlConnection connection, string statement)
    {
        try
        {
            await using var command = new MySqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
            return true;
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    // A character set or a collation that the file does not say is the server's own.
    private static string Differ(string made, string read)
    {
        var (a, b) = (made.Split(" | "), read.Split(" | "));
        return a.Length == b.Length && a.Zip(b).All(p => p.First == p.Second || (p.Second.EndsWith('?') && p.First.StartsWith(p.Second[..^1], StringComparison.Ordinal)))
            ? "" : $"server: {made}\nreader: {read}";
    }

    private static string Described(TableSchema table) => string.Join(" | ",
        [
            $"{table.Name} ({string.Join(", ", table.PrimaryKey).ToLowerInvariant()}) {string.Join(", ", table.UpdateTriggers.Order(StringComparer.Ordinal))}",
            .. table.Columns.OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Select(Described),
        ]);

    private static string Described(ColumnSchema column)
    {
        var type = column.Type.Split('(', ' ')[0];
        var facts = column.Family == Generators.Schema.ColumnFamily.Json ? "json"
            : $"{type} {(column.Family == Generators.Schema.ColumnFamily.Integer ? ColumnFit.Range(column) : default)} {(column.Family == Generators.Schema.ColumnFamily.Integer ? null : column.Precision)},{column.Scale} {column.Length}";
        return $"{column.Name} {facts}{(column.Nullable ? " null" : "")}{(column.Generated ? " generated" : "")}{(column.MovesByItself ? " moves" : "")}"
            + $"{(column.Type == "tinyint(1)" ? " bool" : "")} {string.Join(",", column.Members)}"
            + (column.Charset is not null ? $" {column.Charset}/{column.Collation ?? "?"}" : column.Family is Generators.Schema.ColumnFamily.Text ? " ?" : "");
    }

    private static async Task<IReadOnlyList<string>> MadeAsync(TestDatabase database)
    {
        List<string> tables = [];
        foreach (var table in await TableDump.TablesAsync(database))
        {
            var columns = await CatalogueTests.FactsAsync(database, table);
            var key = await database.RowsAsync($"SELECT LOWER(COLUMN_NAME) FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '{table}' AND INDEX_NAME = 'PRIMARY' ORDER BY SEQ_IN_INDEX");
            var triggers = await database.RowsAsync($"SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE = '{table}' AND EVENT_MANIPULATION = 'UPDATE' ORDER BY 1");
            tables.Add(string.Join(" | ",
            [
                $"{table} ({string.Join(", ", key.Select(k => k[0]))}) {string.Join(", ", triggers.Select(t => t[0]))}",
                .. columns.OrderBy(c => c.Facts.Name, StringComparer.OrdinalIgnoreCase).Select(c => Described(c.Facts, c.DataType)),
            ]));
        }

        return [.. tables.Order(StringComparer.Ordinal)];
    }

    private static string Described(ColumnFacts facts, string dataType)
    {
        var json = facts.Family == Stores.ColumnFamily.Json;
        var members = facts.Family == Stores.ColumnFamily.Enumeration ? SchemaReader.Read($"CREATE TABLE t (c {facts.Type})", default).Tables[0].Table.Columns[0].Members : [];
        var type = dataType == "geomcollection" ? "geometrycollection" : dataType;
        var described = json ? "json" : $"{type} {(facts.Least, facts.Greatest)} {facts.Precision},{facts.Scale} {facts.Length}";
        return $"{facts.Name} {described}{(facts.Nullable ? " null" : "")}{(facts.Generated ? " generated" : "")}{(facts.MovesByItself ? " moves" : "")}"
            + $"{(facts.Type == "tinyint(1)" ? " bool" : "")} {string.Join(",", members)}"
            + (facts.Charset is null or "binary" || json ? "" : $" {facts.Charset}/{facts.Collation}");
    }
}
