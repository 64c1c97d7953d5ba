using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Traps;

/// <summary>Locks, and transactions that are not what they seem.</summary>
public sealed class LockTraps
{
    private const string Things = """
        CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) NULL, note VARCHAR(20) NULL);
        CREATE TABLE others (id INT NOT NULL PRIMARY KEY, filler VARCHAR(20) NULL);
        """;

    [Theory]
    [OnEachServer]
    public async Task Trap37_the_before_image_is_what_the_row_holds_when_it_is_locked(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product, 3);
        var edited = 0;
        Between.ReadAndWrite(id =>
        {
            if (id == 2 && Interlocked.Exchange(ref edited, 1) == 0)
            {
                databases.Live.ExecuteAsync("UPDATE things SET value = 'edited' WHERE id = 2").GetAwaiter().GetResult();
            }
        });
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(Thing.Restores.Value());
        Assert.Equal(3, run.Counts[Outcome.Restored]);
        Assert.Equal(["good", "good", "good"], await ValuesAsync(databases));
        await backfill.UndoAsync(Thing.Restores.Value().Plan, run.Id);

        Assert.Equal(["bad", "edited", "bad"], await ValuesAsync(databases));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap37_a_staged_row_stays_locked_until_the_batch_is_committed(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product, 3);
        var refusedBy = 0;
        var seen = 0;
        Between.ReadAndWrite(id =>
        {
            // Row 2 is judged again in the transaction that has staged rows 1 and 3.
            switch (id, Interlocked.Increment(ref seen))
            {
                case (1, 1):
                    databases.Live.ExecuteAsync("UPDATE things SET value = 'edited' WHERE id = 2").GetAwaiter().GetResult();
                    break;
                case (2, > 3):
                    refusedBy = Assert.Throws<MySqlException>(() =>
                        databases.Live.ScriptAsync("SET innodb_lock_wait_timeout = 1;\nUPDATE things SET value = 'late' WHERE id = 3;").GetAwaiter().GetResult()).Number;
                    break;
                default:
                    break;
            }
        });

        await Runners.On(databases).RunAsync(Thing.Restores.Value());

        Assert.Equal(1205, refusedBy);
        Assert.Equal(["good", "good", "good"], await ValuesAsync(databases));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap38_keys_that_are_gone_are_left_unlocked_and_the_session_reads_committed_rows(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product, 5);
        var isolation = "";
        var seen = 0;
        Between.ReadAndWrite(id =>
        {
            // The second judgement of a row happens under its lock, in the transaction of the batch.
            switch (id, Interlocked.Increment(ref seen))
            {
                case (1, 1):
                    databases.Live.ExecuteAsync("DELETE FROM things WHERE id = 3").GetAwaiter().GetResult();
                    databases.Live.ExecuteAsync("UPDATE things SET note = 'x', value = 'bad 2' WHERE id = 2").GetAwaiter().GetResult();
                    break;
                case (2, > 5):
                    isolation = databases.Live.ScalarAsync($"SELECT GROUP_CONCAT(DISTINCT trx_isolation_level) FROM {OpenTransactions.OfThisDatabase} AND trx_rows_locked > 0").GetAwaiter().GetResult() ?? "";
                    databases.Live.ScriptAsync("SET innodb_lock_wait_timeout = 1;\nINSERT INTO things VALUES (3, 'from a customer', NULL);").GetAwaiter().GetResult();
                    break;
                default:
                    break;
            }
        });

        var run = await Runners.On(databases).RunAsync(Thing.Restores.Value());

        Assert.Equal("READ COMMITTED", isolation);
        Assert.Equal((4, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.Conflict]));
        Assert.Equal(["good", "good", "from a customer", "good", "good"], await ValuesAsync(databases));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap46_after_a_lock_wait_timeout_nothing_of_the_batch_is_there(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product, 10);
        await using var other = await databases.Live.OpenAsync();
        var held = new TaskCompletionSource<MySqlTransaction>();
        Between.ReadAndWrite(id =>
        {
            // The checkpoint comes last: by then the batch has staged and written its rows, and a timeout takes back the one statement alone.
            if (id == 6 && !held.Task.IsCompleted)
            {
                var holding = other.BeginTransaction();
                ExecuteAsync(holding, $"UPDATE `{databases.JournalSchema}`.backfill_range SET owner = 'held'").GetAwaiter().GetResult();
                held.SetResult(holding);
            }
        });
        var backfill = Runners.On(databases);
        var running = backfill.RunAsync(Thing.Restores.Value(), new RunOptions { BatchSize = 5 });
        await Task.WhenAny(running, held.Task);
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(7)));
        await (await held.Task.WaitAsync(TimeSpan.Zero)).RollbackAsync();

        var stopped = await Assert.ThrowsAsync<RunInterruptedException>(() => running);

        Assert.Contains("1205", stopped.Message, StringComparison.Ordinal);
        var checkpoint = await databases.Live.NumberAsync($"SELECT SUM(restored) FROM `{databases.JournalSchema}`.backfill_range");
        Assert.InRange(checkpoint, 0, 5);
        Assert.Equal(checkpoint, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'good'"));
        Assert.Equal(checkpoint, await JournaledAsync(databases));
        Assert.Equal((RunState.Done, 10), await EndAsync(backfill, stopped.Run));
    }

    [Theory]
    [OnEachServer]
    public async Task Trap47_after_a_deadlock_no_statement_commits_by_itself(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product, 10);
        await using var customer = await databases.Live.OpenAsync();
        var transaction = await customer.BeginTransactionAsync();

        // Whoever has written more survives a deadlock.
        await ExecuteAsync(transaction, $"INSERT INTO others VALUES {string.Join(", ", Enumerable.Range(1, 3000).Select(id => $"({id}, 'x')"))}");
        await ExecuteAsync(transaction, "UPDATE things SET note = 'held' WHERE id = 9");
        var backfill = Runners.On(databases);
        var running = backfill.RunAsync(Thing.Restores.Value(), new RunOptions { BatchSize = 5 });
        while (await databases.Live.NumberAsync($"SELECT COUNT(*) FROM {OpenTransactions.OfThisDatabase} AND trx_state = 'LOCK WAIT'") == 0)
        {
            Assert.False(running.IsCompleted, $"{running.Exception}");

            // InnoDB renews what it shows only after a tenth of a second without a question.
            await Task.Delay(200);
        }

        await ExecuteAsync(transaction, "UPDATE things SET note = 'held' WHERE id = 7");
        var stopped = await Assert.ThrowsAsync<RunInterruptedException>(() => running);

        Assert.Contains("1213", stopped.Message, StringComparison.Ordinal);
        await transaction.RollbackAsync();
        Assert.Equal(5, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'good'"));
        Assert.Equal(5, await JournaledAsync(databases));
        Assert.Equal((RunState.Done, 10), await EndAsync(backfill, stopped.Run));
    }

    private static async Task<(RunState State, long Restored)> EndAsync(MySqlBackfill backfill, long run)
    {
        var resumed = await backfill.ResumeAsync(Thing.Restores.Value().Plan, run);
        Assert.Empty(resumed.Discrepancies);
        return (resumed.State, resumed.Counts[Outcome.Restored]);
    }

    private static async Task<DatabasePair> ThingsAsync(ServerProduct product, int rows)
    {
        var databases = await DatabasePair.CreateAsync(product, Things);
        foreach (var (database, value) in new[] { (databases.Live, "bad"), (databases.Archive, "good") })
        {
            await database.ExecuteAsync($"INSERT INTO things VALUES {string.Join(", ", Enumerable.Range(1, rows).Select(id => $"({id}, '{value}', NULL)"))}");
        }

        return databases;
    }

    private static async Task<IEnumerable<string?>> ValuesAsync(DatabasePair databases) =>
        (await databases.Live.RowsAsync("SELECT value FROM things ORDER BY id")).Select(row => row[0]);

    private static async Task<long> JournaledAsync(DatabasePair databases) =>
        await databases.Live.NumberAsync($"SELECT COUNT(*) FROM {await ControlTableNames.JournalAsync(databases)}");

    private static async Task ExecuteAsync(MySqlTransaction transaction, string sql)
    {
        await using var command = new MySqlCommand(sql, transaction.Connection, transaction);
        await command.ExecuteNonQueryAsync();
    }
}
