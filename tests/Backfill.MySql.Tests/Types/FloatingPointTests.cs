using System.Globalization;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Types;

/// <summary>Trap 79: floating-point numbers between any two products, by their bits.</summary>
[Collection(nameof(Seen))]
public sealed class FloatingPointTests
{
    private static readonly string[] Doubles =
    [
        "'-0'", "0", "5e-324", "-5e-324", "2.2250738585072014e-308", "2.2250738585072009e-308", "1.7976931348623157e308", "-1.7976931348623157e308", "0.1", "0.30000000000000004", "1e15", "1e16", "1e17", "1e22", "1e23",
        "123456789012345678", "9007199254740993", "-1.2345678901234567e-200", "4503599627370497.5", "1.0000000000000002", "0.9999999999999999", "1e308", "3", "1024", "1023.9999999999999", "6.02214076e23", "PI()", "EXP(1)", "SQRT(2)",
    ];

    private static readonly string[] Floats = ["'-0'", "0", "1e-45", "1.17549435e-38", "3.402823466e38", "-3.402823466e38", "16777.123", "0.1", "16777217", "1e10", "PI()"];

    public static TheoryData<ServerProduct, ServerProduct, string> Pairs()
    {
        var data = new TheoryData<ServerProduct, ServerProduct, string>();
        foreach (var type in new[] { "DOUBLE", "FLOAT" })
        {
            foreach (var live in Enum.GetValues<ServerProduct>())
            {
                foreach (var archive in Enum.GetValues<ServerProduct>())
                {
                    data.Add(live, archive, type);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task There_and_back(ServerProduct live, ServerProduct archive, string type)
    {
        await using var databases = await DatabasePair.CreateAsync(live, archive, $"CREATE TABLE cells (id INT NOT NULL PRIMARY KEY, v {type} NULL);");
        var values = type == "DOUBLE" ? Doubles : Floats;
        await databases.Archive.ExecuteAsync($"INSERT INTO cells VALUES {string.Join(", ", values.Select((v, i) => $"({i}, {v})"))}");
        await databases.Live.ExecuteAsync($"INSERT INTO cells VALUES {string.Join(", ", values.Select((_, i) => $"({i}, {values[(i + 1) % values.Length]})"))}");
        var damaged = await TableDump.OfAsync(databases.Live, "cells");
        var restore = type == "DOUBLE" ? OfDouble.Restores.V() : OfFloat.Restores.V();
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(restore);

        Assert.Empty(run.Exceptions);
        Assert.Equal(await HeldAsync(databases.Archive, live, type), await HeldAsync(databases.Live, live, type));
        var verified = await backfill.VerifyAsync(restore.Plan, run.Id);
        Assert.True(verified.Holds, string.Join(' ', verified.Differences));
        Assert.Equal((values.Length, 0), await SecondAsync(backfill, restore));
        await backfill.UndoAsync(restore.Plan, run.Id);
        Assert.Equal(damaged, await TableDump.OfAsync(databases.Live, "cells"));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_number_that_differs_in_its_last_bit_differs_from_the_backup(ServerProduct live, ServerProduct archive, string type)
    {
        await using var databases = await DatabasePair.CreateAsync(live, archive, $"CREATE TABLE cells (id INT NOT NULL PRIMARY KEY, v {type} NULL);");
        await databases.Archive.ExecuteAsync("INSERT INTO cells VALUES (1, 0.1), (2, 1.5)");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (1, NULL), (2, NULL)");
        var restore = type == "DOUBLE" ? OfDouble.Restores.V() : OfFloat.Restores.V();
        var backfill = Runners.On(databases);
        var run = await backfill.RunAsync(restore);
        await databases.Archive.ExecuteAsync($"UPDATE cells SET v = {(type == "DOUBLE" ? "0.10000000000000002" : "0.10000001")} WHERE id = 1");

        var verified = await backfill.VerifyAsync(restore.Plan, run.Id);

        Assert.Equal(["1 DiffersFromArchive"], verified.Differences.Select(d => $"{d.Key} {d.Standing}"));
    }

    [Theory]
    [InlineData(ServerProduct.MySql, ServerProduct.MariaDb)]
    [InlineData(ServerProduct.MariaDb, ServerProduct.MySql)]
    [InlineData(ServerProduct.MySql, ServerProduct.MySql)]
    public async Task A_computed_number_is_verified_to_its_last_bit(ServerProduct live, ServerProduct archive)
    {
        await using var databases = await DatabasePair.CreateAsync(live, archive, "CREATE TABLE cells (id INT NOT NULL PRIMARY KEY, v DOUBLE NULL);");
        await databases.Archive.ExecuteAsync("INSERT INTO cells VALUES (1, 1), (2, 0.1), (3, '-0'), (4, 1.7976931348623157e308), (5, 2.2250738585072014e-308)");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (1, NULL), (2, 7), (3, 7), (4, 7), (5, 7)");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(OfThird.Restores.V());

        Assert.Equal(5, run.Counts[Outcome.Restored]);
        Assert.True((await backfill.VerifyAsync(OfThird.Restores.V().Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(OfThird.Restores.V())).Counts[Outcome.Restored]);
        foreach (var table in new[] { "cells", $"`{databases.JournalSchema}`.`{await JournalAsync(databases)}`" })
        {
            await databases.Live.ExecuteAsync(table == "cells" ? "UPDATE cells SET v = 0.33333333333333337 WHERE id = 1" : $"UPDATE {table} SET new = 0.33333333333333337 WHERE key_id = 1");
        }

        Assert.Equal(["1 DiffersFromArchive"], (await backfill.VerifyAsync(OfThird.Restores.V().Plan, run.Id)).Differences.Select(d => $"{d.Key} {d.Standing}"));
    }

    private static async Task<string?> JournalAsync(DatabasePair databases) => await databases.Live.ScalarAsync(
        $"SELECT table_name FROM information_schema.tables WHERE table_schema = '{databases.JournalSchema}' AND table_name LIKE 'backfill_journal%'");

    // MariaDB has no -0. Of a FLOAT MySQL cuts the digits that no float needs.
    private static async Task<IEnumerable<string>> HeldAsync(TestDatabase database, ServerProduct live, string type)
    {
        var rows = await database.RowsAsync($"SELECT id, CAST({(type == "FLOAT" ? "CAST(v AS DOUBLE)" : "v")} AS CHAR) FROM cells ORDER BY id");
        return rows.Select(row => (Id: row[0], V: double.Parse(row[1]!, CultureInfo.InvariantCulture)))
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Id} {(type == "FLOAT" ? (float)row.V : row.V):R}"))
            .Select(row => live == ServerProduct.MariaDb && row.EndsWith(" -0", StringComparison.Ordinal) ? row.Replace("-0", "0", StringComparison.Ordinal) : row);
    }

    private static async Task<(int Same, int Restored)> SecondAsync(MySqlBackfill backfill, Restore restore)
    {
        var second = await backfill.RunAsync(restore);
        return ((int)second.Counts[Outcome.SameAsArchive], (int)second.Counts[Outcome.Restored]);
    }
}
