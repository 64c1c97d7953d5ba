using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Traps;

/// <summary>Values that change on the way.</summary>
public sealed class ValueTraps
{
    private const string Moments = "CREATE TABLE moments (id INT NOT NULL PRIMARY KEY, at DATETIME(6) NULL, seen_at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP);";

    [Theory]
    [OnEachServer]
    public async Task Trap11_a_live_column_with_fewer_decimals_than_the_backup_is_refused(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(
            product,
            "CREATE TABLE prices (id INT NOT NULL PRIMARY KEY, amount DECIMAL(10,2) NULL);\nINSERT INTO prices VALUES (1, 0);",
            "CREATE TABLE prices (id INT NOT NULL PRIMARY KEY, amount DECIMAL(10,3) NULL);\nINSERT INTO prices VALUES (1, 1.239);");

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).RunAsync(Price.Restores.Amount()));

        Assert.Contains("amount", refused.Message, StringComparison.Ordinal);
        Assert.Equal("0.00", await databases.Live.ScalarAsync("SELECT amount FROM prices"));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap11_a_live_column_with_a_shorter_fraction_of_a_second_is_refused(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(
            product, "CREATE TABLE moments (id INT NOT NULL PRIMARY KEY, at DATETIME NULL);", "CREATE TABLE moments (id INT NOT NULL PRIMARY KEY, at DATETIME(6) NULL);");

        await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).RunAsync(Moment.Restores.At()));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap13_fractions_of_a_second_survive_a_first_row_without_one(ServerProduct product)
    {
        var rows = "(1, '2020-01-01 00:00:00', NULL), (2, '2024-12-31 23:59:59.999999', NULL), (3, '1000-01-01 00:00:00.000001', NULL), (4, NULL, NULL)";
        await using var databases = await DatabasePair.CreateAsync(product, Moments, $"{Moments}\nINSERT INTO moments VALUES {rows};");
        await databases.Live.ExecuteAsync("INSERT INTO moments SELECT 1, NULL, NULL UNION ALL SELECT 2, '2001-01-01', NULL UNION ALL SELECT 3, NULL, NULL UNION ALL SELECT 4, '2001-01-01', NULL");

        var run = await Runners.On(databases).RunAsync(Moment.Restores.At());

        Assert.Equal((3, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NullInArchive]));
        await databases.Archive.ExecuteAsync("UPDATE moments SET at = '2001-01-01', seen_at = seen_at WHERE id = 4");
        Assert.Equal(await TableDump.OfAsync(databases.Archive, "moments"), await TableDump.OfAsync(databases.Live, "moments"));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap14_no_statement_is_ever_prepared_on_the_server(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Moments, $"{Moments}\nINSERT INTO moments VALUES (1, '2020-01-01', NULL);");
        await databases.Live.ExecuteAsync("INSERT INTO moments VALUES (1, NULL, NULL)");
        var before = await PreparedAsync(databases);
        var backfill = Runners.On(databases);

        await backfill.PlanAsync(Moment.Restores.At());
        await backfill.DryRunAsync(Moment.Restores.At());
        var run = await backfill.RunAsync(Moment.Restores.At());
        await backfill.VerifyAsync(Moment.Restores.At().Plan, run.Id);
        await backfill.UndoAsync(Moment.Restores.At().Plan, run.Id);
        await backfill.StatusAsync();
        await backfill.ExplainAsync(Moment.Restores.At(), ["1"]);

        Assert.Equal(before, await PreparedAsync(databases));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap33_texts_are_compared_as_bytes_and_null_with_null(ServerProduct product)
    {
        var table = "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL);";
        await using var databases = await DatabasePair.CreateAsync(
            product,
            $"{table}\nINSERT INTO things VALUES (1, 'ABC'), (2, 'abc '), (3, 'Äbc'), (4, NULL), (5, 'same'), (6, NULL), (7, '');",
            $"{table}\nINSERT INTO things VALUES (1, 'abc'), (2, 'abc'), (3, 'abc'), (4, 'abc'), (5, 'same'), (6, NULL), (7, ' ');");

        var run = await Runners.On(databases).RunAsync(Thing.Restores.Value());

        Assert.Equal((5, 2), (run.Counts[Outcome.Restored], run.Counts[Outcome.SameAsArchive]));
        Assert.Equal(await TableDump.OfAsync(databases.Archive, "things"), await TableDump.OfAsync(databases.Live, "things"));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap33_an_edit_that_a_collation_cannot_see_is_not_overwritten(ServerProduct product)
    {
        var table = "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) COLLATE utf8mb4_general_ci NULL, note VARCHAR(20) COLLATE utf8mb4_general_ci NULL);";
        await using var databases = await DatabasePair.CreateAsync(
            product, $"{table}\nINSERT INTO things VALUES (1, 'bad', 'Declined'), (2, 'bad', NULL);", $"{table}\nINSERT INTO things VALUES (1, 'good', NULL), (2, 'good', NULL);");
        var edited = 0;
        Between.ReadAndWrite(id =>
        {
            if (id == 1 && Interlocked.Exchange(ref edited, 1) == 0)
            {
                databases.Live.ExecuteAsync("UPDATE things SET note = 'declined' WHERE id = 1").GetAwaiter().GetResult();
            }
        });

        var run = await Runners.On(databases).RunAsync(DamagedThing.Restores.Value("bad"));

        Assert.Equal((1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.SkippedByGuard]));
        Assert.Equal("bad", await databases.Live.ScalarAsync("SELECT value FROM things WHERE id = 1"));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap42_zero_and_partial_dates_are_carried_as_they_are(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Moments);
        await databases.Archive.ScriptAsync("""
            SET sql_mode = '';
            INSERT INTO moments VALUES (1, '0000-00-00 00:00:00', NULL), (2, '2024-00-00 00:00:00', NULL), (3, '2024-02-03 04:05:06', NULL);
            """);
        await databases.Live.ScriptAsync("""
            SET sql_mode = '';
            INSERT INTO moments VALUES (1, '2001-01-01', '0000-00-00 00:00:00'), (2, '2001-01-01', NULL), (3, '0000-00-00 00:00:00', '0000-00-00 00:00:00');
            """);
        var damaged = await TableDump.OfAsync(databases.Live, "moments");
        var pins = await TableDump.OfAsync(databases.Live, "moments", "at");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(Moment.Restores.At());

        Assert.Equal(3, run.Counts[Outcome.Restored]);
        Assert.Equal(await TableDump.OfAsync(databases.Archive, "moments", "seen_at"), await TableDump.OfAsync(databases.Live, "moments", "seen_at"));
        Assert.Equal(pins, await TableDump.OfAsync(databases.Live, "moments", "at"));
        await backfill.UndoAsync(Moment.Restores.At().Plan, run.Id);
        Assert.Equal(damaged, await TableDump.OfAsync(databases.Live, "moments"));
    }

    private static async Task<IReadOnlyList<string?>> PreparedAsync(DatabasePair databases)
    {
        const string Prepared = "SHOW GLOBAL STATUS LIKE 'Com_stmt_prepare'";
        return [(await databases.Live.RowsAsync(Prepared))[0][1], (await databases.Archive.RowsAsync(Prepared))[0][1]];
    }
}
