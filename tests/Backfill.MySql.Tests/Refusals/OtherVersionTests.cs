using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Keys;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Refusals;

/// <summary>Control tables that another version of Backfill has made.</summary>
public sealed class OtherVersionTests
{
    private const string Table = "CREATE TABLE labels (code VARCHAR(50) PRIMARY KEY, name VARCHAR(50) NULL);";

    /// <summary>What a build of before groups has left.</summary>
    private const string Earlier = """
        CREATE TABLE {0}.backfill_run (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, restore VARCHAR(200) NOT NULL, live_table VARCHAR(130) NOT NULL, live_column VARCHAR(64) NOT NULL,
          undoes BIGINT UNSIGNED NULL, plan_hash BINARY(32) NOT NULL, declaration LONGTEXT NOT NULL, arguments LONGTEXT NOT NULL, pins TEXT NOT NULL, state VARCHAR(16) NOT NULL, active TINYINT NULL,
          start_key TEXT NOT NULL, end_key TEXT NOT NULL, started_by VARCHAR(255) NOT NULL, created_at DATETIME(6) NOT NULL, ended_at DATETIME(6) NULL,
          UNIQUE KEY one_live_run_per_column (live_table, live_column, active)) ENGINE=InnoDB
        """;

    [Theory]
    [OnEachServer]
    public async Task They_are_refused_in_one_sentence_by_whatever_would_use_them(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Table);
        await databases.Live.ExecuteAsync("INSERT INTO labels VALUES ('a', NULL)");
        await databases.Archive.ExecuteAsync("INSERT INTO labels VALUES ('a', 'right')");
        await databases.Live.ExecuteAsync($"CREATE SCHEMA {databases.JournalSchema}");
        await databases.Live.ExecuteAsync(Earlier.Replace("{0}", databases.JournalSchema, StringComparison.Ordinal));
        var backfill = Runners.On(databases);
        var sentence = $"The control table {databases.JournalSchema}.backfill_run is of another version of Backfill: it lacks epoch, owner, taken_at, heartbeat, and has besides live_column, active. "
            + "Give this version a schema of its own (--journal-schema); the runs in the old one can be undone by the version that made them.";

        foreach (var use in new Func<Task>[] { () => backfill.RunAsync(Label.Restore), () => backfill.StatusAsync(), () => backfill.ResumeAsync(Label.Restore.Plan, 1), () => backfill.UndoAsync(Label.Restore.Plan, 1) })
        {
            Assert.Equal(sentence, (await Assert.ThrowsAsync<RestoreRefusedException>(use)).Message);
        }

        Assert.Equal(["backfill_run"], (await databases.Live.RowsAsync($"SELECT table_name FROM information_schema.tables WHERE table_schema = '{databases.JournalSchema}'")).Select(row => row[0]));
    }

    [Theory]
    [OnEachServer("DROP COLUMN epoch, DROP COLUMN heartbeat", "lacks epoch, heartbeat")]
    [OnEachServer("DROP COLUMN owner", "lacks owner")]
    public async Task A_run_without_an_epoch_is_of_another_version(ServerProduct product, string change, string difference)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Table);
        var backfill = Runners.On(databases);
        Assert.Equal(RunState.Done, (await backfill.RunAsync(Label.Restore)).State);
        await databases.Live.ExecuteAsync($"ALTER TABLE {databases.JournalSchema}.backfill_run {change}");

        foreach (var use in new Func<Task>[] { () => backfill.RunAsync(Label.Restore), () => backfill.StatusAsync(), () => backfill.UndoAsync(Label.Restore.Plan, 1), () => backfill.CancelAsync(1) })
        {
            Assert.Contains(
                $"The control table {databases.JournalSchema}.backfill_run is of another version of Backfill: it {difference}. ",
                (await Assert.ThrowsAsync<RestoreRefusedException>(use)).Message,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [OnEachServer]
    public async Task Some_of_this_version_are_completed(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Table);
        await databases.Live.ExecuteAsync("INSERT INTO labels VALUES ('a', NULL)");
        await databases.Archive.ExecuteAsync("INSERT INTO labels VALUES ('a', 'right')");
        var backfill = Runners.On(databases);
        var control = (await backfill.PlanAsync(Label.Restore)).Live.Control!;
        foreach (var ddl in control.Ddl.Take(2))
        {
            await databases.Live.ExecuteAsync(ddl);
        }

        Assert.Empty(await backfill.StatusAsync());
        Assert.Equal(RunState.Done, (await backfill.RunAsync(Label.Restore)).State);
        await databases.Live.ExecuteAsync($"ALTER TABLE {databases.JournalSchema}.backfill_range DROP COLUMN recorded, ADD COLUMN later INT NULL");
        Assert.StartsWith(
            $"The control table {databases.JournalSchema}.backfill_range is of another version of Backfill: it lacks recorded, and has besides later. ",
            (await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.StatusAsync())).Message,
            StringComparison.Ordinal);
    }
}
