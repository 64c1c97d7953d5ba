using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Traps;

/// <summary>Columns that move by themselves, and triggers.</summary>
public sealed class SelfMovingColumnTraps
{
    private const string Things = """
        CREATE TABLE things (
          id BIGINT NOT NULL PRIMARY KEY,
          value VARCHAR(20) NULL,
          moved_1 TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
          moved_2 DATETIME(6) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(6),
          moved_3 TIMESTAMP(3) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(3)
        );
        INSERT INTO things VALUES (1, 'good 1', '2020-02-02 02:02:02', NULL, NULL), (2, 'good 2', '2023-10-29 01:30:00', '2021-01-01 00:00:00.123456', '2023-10-29 00:30:00.5'),
          (3, NULL, '2024-03-31 01:30:00', '2024-03-31 02:30:00', '2024-10-27 01:30:00');
        """;

    private const string Damage = "UPDATE things SET value = 'bad', moved_1 = moved_1, moved_2 = moved_2, moved_3 = moved_3;";

    [Theory]
    [OnEachServer]
    public async Task Trap01_every_column_that_moves_by_itself_is_pinned_declared_or_not_null_or_not(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"{Things}{Environment.NewLine}{Damage}", Things);
        await databases.Live.ExecuteAsync("DELETE FROM things WHERE id = 3");
        var others = await TableDump.OfAsync(databases.Live, "things", "value");
        var backfill = Runners.On(databases);

        var plan = await backfill.PlanAsync(Thing.Restores.Value());
        var run = await backfill.RunAsync(Thing.Restores.Value());

        Assert.Equal(["moved_1", "moved_2", "moved_3"], plan.Live.Pins.Order());
        Assert.Equal(2, run.Counts[Outcome.Restored]);
        Assert.Equal(others, await TableDump.OfAsync(databases.Live, "things", "value"));
        Assert.Equal(["good 1", "good 2"], (await databases.Live.RowsAsync("SELECT value FROM things ORDER BY id")).Select(row => row[0]));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap02_a_pinned_timestamp_in_the_hour_that_happens_twice_stays_where_it_is(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"{Things}{Environment.NewLine}{Damage}", Things);
        var before = await databases.Live.RowsAsync("SELECT UNIX_TIMESTAMP(moved_1), UNIX_TIMESTAMP(moved_3) FROM things ORDER BY id");
        Assert.Equal("1698543000", before[1][0]);
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(Thing.Restores.Value());
        await backfill.UndoAsync(Thing.Restores.Value().Plan, run.Id);

        Assert.Equal(before, await databases.Live.RowsAsync("SELECT UNIX_TIMESTAMP(moved_1), UNIX_TIMESTAMP(moved_3) FROM things ORDER BY id"));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap03_an_update_trigger_is_refused_by_its_name(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"{Things}{Environment.NewLine}{Damage}", Things);
        await databases.Live.ExecuteAsync("CREATE TRIGGER stamps_things BEFORE UPDATE ON things FOR EACH ROW SET NEW.moved_1 = NOW()");

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).RunAsync(Thing.Restores.Value()));

        Assert.Contains("stamps_things", refused.Message, StringComparison.Ordinal);
        Assert.False(await databases.JournalSchemaExistsAsync());
    }

    [Theory]
    [OnEachServer]
    public async Task Trap03_a_trigger_made_during_the_run_stops_it_before_anything_else_is_written(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"{Things}{Environment.NewLine}{Damage}", Things);
        await databases.Live.ExecuteAsync("CREATE TABLE audit (id BIGINT NOT NULL PRIMARY KEY)");
        var others = await TableDump.OfAsync(databases.Live, "things", "value");
        Between.ReadAndWrite(id =>
        {
            if (id == 2)
            {
                databases.Live.ExecuteAsync("CREATE TRIGGER IF NOT EXISTS audits_things AFTER UPDATE ON things FOR EACH ROW INSERT INTO audit VALUES (NEW.id)").GetAwaiter().GetResult();
            }
        });

        var stopped = await Assert.ThrowsAnyAsync<Exception>(() => Runners.On(databases).RunAsync(Thing.Restores.Value(), new RunOptions { BatchSize = 1 }));

        Assert.True(stopped is RunInterruptedException or RestoreRefusedException, $"{stopped}");
        Assert.Equal("0", await databases.Live.ScalarAsync("SELECT COUNT(*) FROM audit"));
        Assert.Equal("bad", await databases.Live.ScalarAsync("SELECT value FROM things WHERE id = 2"));
        Assert.Equal(others, await TableDump.OfAsync(databases.Live, "things", "value"));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap05_no_journal_column_moves_by_itself_or_has_a_default(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, """
            CREATE TABLE touched (id INT UNSIGNED NOT NULL PRIMARY KEY, updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              seen_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3));
            INSERT INTO touched VALUES (1, '2020-01-01', '2020-01-01');
            """);
        await databases.Live.ExecuteAsync("UPDATE touched SET updated_at = '2024-01-01', seen_at = seen_at");

        await Runners.On(databases).RunAsync(Touched.Restores.UpdatedAt());

        var columns = await databases.Live.RowsAsync($"""
            SELECT column_name, column_type, column_default, extra, is_nullable FROM information_schema.columns
            WHERE table_schema = '{databases.JournalSchema}' AND table_name LIKE '%journal%' ORDER BY 1
            """);
        Assert.All(columns, column => Assert.True(column[2] is null or "NULL", $"{column[0]} has the default {column[2]}"));
        Assert.All(columns, column => Assert.DoesNotContain("update", column[3], StringComparison.OrdinalIgnoreCase));
        foreach (var name in new[] { "old", "new" })
        {
            Assert.Contains(columns, column => column[0] == name && column[1] == "timestamp" && column[4] == "YES");
        }

        Assert.Contains(columns, column => column[0] == "pin_seen_at" && column[1] == "datetime(3)");
    }

    [Theory]
    [OnEachServer]
    public async Task Trap07_generated_and_invisible_columns_are_left_to_the_server(ServerProduct product)
    {
        var hidden = product == ServerProduct.MySql ? "INT NOT NULL DEFAULT 7 INVISIBLE" : "INT INVISIBLE NOT NULL DEFAULT 7";
        var table = $"""
            CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, hidden {hidden}, value VARCHAR(20) NULL,
              shouted VARCHAR(20) GENERATED ALWAYS AS (UPPER(value)) STORED, length_now INT GENERATED ALWAYS AS (CHAR_LENGTH(value)) VIRTUAL);
            """;
        await using var databases = await DatabasePair.CreateAsync(
            product, $"{table}{Environment.NewLine}INSERT INTO things (id, hidden, value) VALUES (1, 41, 'bad');", $"{table}{Environment.NewLine}INSERT INTO things (id, value) VALUES (1, 'good');");

        await Runners.On(databases).RunAsync(Thing.Restores.Value());

        Assert.Equal(new List<string?> { "1", "41", "good", "GOOD", "4" }, (await databases.Live.RowsAsync("SELECT id, hidden, value, shouted, length_now FROM things"))[0]);
    }

    [Theory]
    [OnEachServer]
    public async Task Trap07_a_generated_target_is_refused(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) GENERATED ALWAYS AS (CONCAT('v', id)) STORED);");

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).RunAsync(Thing.Restores.Value()));

        Assert.Contains("generated", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [OnEachServer]
    public async Task Trap08_a_target_that_moves_by_itself_is_written_once_and_pinned_never(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, """
            CREATE TABLE touched (id INT UNSIGNED NOT NULL PRIMARY KEY, updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              seen_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3));
            INSERT INTO touched VALUES (1, '2020-01-01', '2020-01-01'), (2, '2023-10-29 01:30:00', '2020-01-02'), (3, '2020-01-03', '2020-01-03');
            """);
        var good = await TableDump.OfAsync(databases.Live, "touched");
        await databases.Live.ExecuteAsync("UPDATE touched SET updated_at = '2024-01-01', seen_at = seen_at WHERE id < 3");

        var backfill = Runners.On(databases);
        var plan = await backfill.PlanAsync(Touched.Restores.UpdatedAt());
        await backfill.RunAsync(Touched.Restores.UpdatedAt());

        Assert.Equal(["seen_at"], plan.Live.Pins);
        Assert.Equal(good, await TableDump.OfAsync(databases.Live, "touched"));
    }
}
