using Backfill.Planning;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Traps;

/// <summary>A transaction that the server has ended by itself, at the place where the next statement would be sent.</summary>
public sealed class EndedTransactionTraps
{
    [Theory]
    [OnEachServer]
    public async Task Trap47_after_a_deadlock_the_transaction_takes_no_further_statement(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) NULL);\nCREATE TABLE others (id INT NOT NULL PRIMARY KEY);");
        await databases.Live.ExecuteAsync("INSERT INTO things VALUES (1, 'bad'), (2, 'bad'), (3, 'bad')");
        var run = await Runners.On(databases).RunAsync(Thing.Restores.Value());
        await databases.Live.ExecuteAsync($"DELETE FROM {await ControlTableNames.ExceptionsAsync(databases)}");
        await using var store = await MySqlLive.OpenAsync(databases.Live.ConnectionString, databases.JournalSchema);
        await using var table = store.Bind(Thing.Restores.Value(), await store.InspectAsync(Thing.Restores.Value().Plan.Declaration, default));
        await using var customer = await databases.Live.OpenAsync();
        await using var held = await customer.BeginTransactionAsync();
        await using var command = customer.CreateCommand();
        command.Transaction = held;

        // Whoever has written more survives a deadlock.
        command.CommandText = $"INSERT INTO others VALUES {string.Join(", ", Enumerable.Range(1, 3000).Select(id => $"({id})"))}; UPDATE things SET value = value WHERE id = 3; SELECT id FROM things WHERE id = 3 FOR UPDATE";
        await command.ExecuteNonQueryAsync();
        await using (var transaction = await table.BeginAsync(run.Id, Staging.UnderLock, default))
        {
            var staging = transaction.StageAsync(new DamagedThings(), default);
            while (await databases.Live.NumberAsync($"SELECT COUNT(*) FROM {OpenTransactions.OfThisDatabase} AND trx_state = 'LOCK WAIT'") == 0)
            {
                Assert.False(staging.IsCompleted, $"{staging.Exception}");
                await Task.Delay(200);
            }

            command.CommandText = "SELECT id FROM things WHERE id = 1 FOR UPDATE";
            await command.ExecuteNonQueryAsync();
            Assert.Equal(1213, (await Assert.ThrowsAsync<StoreException>(() => staging)).ServerError);

            await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.RecordAsync([new RowException(new CanonicalKey(["1"]), Outcome.Conflict, "too late")], default));
            await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.ApplyAsync(new KeySpan(new CanonicalKey(["1"]), new CanonicalKey(["3"])), default));
            await Assert.ThrowsAsync<InvalidOperationException>(transaction.CommitAsync);
        }

        Assert.Equal(0, await databases.Live.NumberAsync($"SELECT COUNT(*) FROM {await ControlTableNames.ExceptionsAsync(databases)}"));
    }

    private sealed class DamagedThings : IRowSource
    {
        public int Count => 3;

        public void Write(int index, IRowWriter row)
        {
            row.Int64(index + 1);
            row.Value(ColumnKind.String, Field.From("good"));
            row.Seen(Field.From("bad"));
            row.Int64(1);
        }
    }
}
