using Backfill.Planning;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Staged;

/// <summary>What is journaled as it was read is what would have been journaled under lock.</summary>
public sealed class JournaledAsReadTests
{
    [Theory]
    [OnEachServer]
    public async Task A_run_journals_the_same_either_way(ServerProduct product)
    {
        await using var databases = await OfferTables.CreateAsync(product);
        await databases.Live.ExecuteAsync("UPDATE offers SET label = CASE id WHEN 1 THEN 'it''s \\\\ bad' WHEN 2 THEN NULL ELSE 'kü😀' END, updated_at = updated_at, seen_at = seen_at");
        await databases.Archive.ExecuteAsync("UPDATE offers SET label = CASE id WHEN 1 THEN 'it''s' WHEN 2 THEN 'good' ELSE 'x' END, updated_at = updated_at, seen_at = seen_at");
        var before = await databases.Live.RowsAsync("SELECT * FROM offers ORDER BY id");
        var backfill = Runners.On(databases);

        var underLock = await JournaledAsync(NotedOffer.Restores.Label());

        Assert.Equal(underLock, await JournaledAsync(Offer.Restores.Label()));
        Assert.Equal(underLock, await JournaledAsync(UntimedOffer.Restores.Label()));
        async Task<IReadOnlyList<string?[]>> JournaledAsync(Restore restore)
        {
            var run = await backfill.RunAsync(restore);
            Assert.Equal(3, run.Counts[Outcome.Restored]);
            var journaled = await RowsAsync(databases, run.Id);
            await backfill.UndoAsync(restore.Plan, run.Id);
            Assert.Equal(before, await databases.Live.RowsAsync("SELECT * FROM offers ORDER BY id"));
            return journaled;
        }
    }

    [Theory]
    [OnEachServer]
    public async Task A_pin_that_no_property_stands_for_is_read_and_compared(ServerProduct product)
    {
        await using var databases = await OfferTables.CreateAsync(product);
        await databases.Live.ExecuteAsync("UPDATE offers SET updated_at = NULL, seen_at = seen_at WHERE id = 1");
        var restore = UntimedOffer.Restores.Label();
        var pins = await databases.Live.RowsAsync("SELECT updated_at, seen_at FROM offers ORDER BY id");

        var run = await Runners.On(databases).RunAsync(restore);

        Assert.Equal(3, run.Counts[Outcome.Restored]);
        Assert.Equal(pins, await databases.Live.RowsAsync("SELECT updated_at, seen_at FROM offers ORDER BY id"));
        var journal = await ControlTableNames.JournalAsync(databases);
        Assert.Equal(pins, await databases.Live.RowsAsync($"SELECT pin_updated_at, pin_seen_at FROM {journal} WHERE run_id = {run.Id} ORDER BY key_id"));
    }

    [Theory]
    [OnEachServer]
    public async Task Columns_of_a_group_are_journaled_each_with_its_own_values(ServerProduct product)
    {
        await using var databases = await OfferTables.CreateAsync(product);
        await databases.Live.ExecuteAsync("UPDATE offers SET published_at = '2024-05-03 04:05:06', updated_at = updated_at, seen_at = seen_at WHERE id <> 3");
        await databases.Archive.ExecuteAsync("DELETE FROM offers WHERE id > 1");
        await databases.Archive.ExecuteAsync("UPDATE offers SET published_at = '2022-02-02'");
        await using var older = await DatabasePair.CreateAsync(product, OfferTables.Ddl);
        await older.Archive.ExecuteAsync("INSERT INTO offers (id, label, published_at) VALUES (2, 'older', '2023-01-01')");
        var backfill = new MySqlBackfill(
            new MySqlDataSource(databases.Live.ConnectionString),
            new Dictionary<string, MySqlDataSource> { ["Archive"] = new(databases.Archive.ConnectionString), ["Older"] = new(older.Archive.ConnectionString) },
            databases.JournalSchema);
        var restore = GroupedOffer.Restores.Texts();
        Assert.Contains(nameof(Statements.ApplyAsRead), (await backfill.PlanAsync(restore)).Statements.Select(s => s.Key));
        var before = await databases.Live.RowsAsync("SELECT * FROM offers ORDER BY id");

        var run = await backfill.RunAsync(restore);

        Assert.Equal((RunState.Done, 3, true), (run.State, run.Counts[Outcome.Restored], run.Reconciles));
        string?[][] journaled =
        [
            ["1", "bad", "good", "2024-05-03 04:05:06", "2022-02-02 00:00:00", "1"],
            ["2", "bad", "older", "2024-05-03 04:05:06", "2023-01-01 00:00:00", "2"],
            ["3", "bad", null, null, null, "0"],
        ];
        Assert.Equal(journaled, (await databases.Live.RowsAsync($"SELECT key_id, old_label, new_label, CAST(old_published_at AS CHAR), CAST(new_published_at AS CHAR), archive_no FROM {await ControlTableNames.JournalAsync(databases)} ORDER BY key_id")).Select(r => r.ToArray()));
        await backfill.UndoAsync(restore.Plan, run.Id);
        Assert.Equal(before, await databases.Live.RowsAsync("SELECT * FROM offers ORDER BY id"));
    }

    private static async Task<IReadOnlyList<string?[]>> RowsAsync(DatabasePair databases, long run)
    {
        var rows = await databases.Live.RowsAsync($"SELECT key_id, HEX(old), HEX(new), pin_updated_at, pin_seen_at, archive_no FROM {await ControlTableNames.JournalAsync(databases)} WHERE run_id = {run} ORDER BY key_id");
        return [.. rows.Select(r => r.ToArray())];
    }
}
