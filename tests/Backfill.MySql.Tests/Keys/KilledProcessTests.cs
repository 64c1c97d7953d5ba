using System.Globalization;
using Backfill.MySql.Tests.Crashes;
using Backfill.Testing.Databases;
using Backfill.Testing.Keys;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Keys;

/// <summary>kill -9 of a run over keys of text and over GUIDs.</summary>
public sealed class KilledProcessTests
{
    private const int Rows = 20_000;

    [Theory]
    [OnEachServer("labels", "code VARCHAR(50) CHARACTER SET latin1", "CONCAT(IF(n % 2, 'é', 'Z'), n)")]
    [OnEachServer("devices", "id BINARY(16)", "UNHEX(SHA2(n, 256))")]
    [OnEachServer("devices", "id CHAR(36)", "CONCAT(LPAD(HEX(n * 4099), 8, '0'), '-0000-4000-8000-', LPAD(HEX(n), 12, '0'))")]
    public async Task A_run_killed_twice_and_resumed_ends_as_if_nothing_had_happened(ServerProduct product, string table, string key, string value)
    {
        value = value.StartsWith("UNHEX", StringComparison.Ordinal) ? $"LEFT({value}, 16)" : value;
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE {table} ({key} NOT NULL PRIMARY KEY, name VARCHAR(50) NULL, touched_at TIMESTAMP NULL DEFAULT '2020-01-01' ON UPDATE CURRENT_TIMESTAMP);");
        var numbers = string.Join(", ", Enumerable.Range(0, Rows).Select(n => string.Create(CultureInfo.InvariantCulture, $"({n})")));
        foreach (var database in new[] { databases.Live, databases.Archive })
        {
            await database.ScriptAsync($"CREATE TABLE numbers (n INT NOT NULL PRIMARY KEY);\nINSERT INTO numbers VALUES {numbers};\nINSERT INTO {table} ({key.Split(' ')[0]}, name) SELECT {value}, CONCAT('right ', n) FROM numbers;");
        }

        await databases.Live.ExecuteAsync($"UPDATE {table} SET name = NULL, touched_at = touched_at");
        long run;
        using (var first = new StoryProcess(databases, table, 500, toBeKilled: true, "run", "0", "50"))
        {
            run = await first.ReachedAsync();
            await first.KillAsync();
        }

        using (var second = new StoryProcess(databases, table, 3_500, toBeKilled: true, "resume", $"{run}", "50"))
        {
            Assert.Equal(run, await second.ReachedAsync());
            await second.KillAsync();
        }

        var plan = table == "labels" ? Label.Restore.Plan : Device.Restore.Plan;
        Assert.NotEqual(0, await databases.Live.NumberAsync($"SELECT COUNT(*) FROM {table} WHERE name IS NULL"));

        var resumed = await Runners.On(databases).ResumeAsync(plan, run, new RunOptions { TakeOver = true });

        Assert.True(resumed.State == RunState.Done && resumed.Reconciles, string.Join(' ', resumed.Discrepancies));
        Assert.Equal((Rows, Rows), (resumed.Counts[Outcome.Restored], resumed.Tables.Journaled));
        Assert.Equal(await TableDump.OfAsync(databases.Archive, table), await TableDump.OfAsync(databases.Live, table));
        Assert.True((await Runners.On(databases).VerifyAsync(plan, run)).Holds);
    }
}
