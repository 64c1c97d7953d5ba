using Backfill.Planning;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Staged;

/// <summary>A batch that is journaled as it was read: apply alone looks at live, and locks it.</summary>
public sealed class AsReadTests
{
    private static readonly KeySpan All = new(new CanonicalKey(["1"]), new CanonicalKey(["3"]));

    [Theory]
    [OnEachServer]
    public async Task Rows_are_locked_by_apply_and_not_before(ServerProduct product)
    {
        await using var offers = await OffersAsync(product);
        await using var transaction = await offers.Table.BeginAsync(offers.Run, Staging.AsRead, default);

        Assert.Equal(3, await transaction.StageAsync(new ReadOffers(), default));
        await WriteAsync(offers.Live, "UPDATE offers SET note = 'before apply', updated_at = updated_at, seen_at = seen_at WHERE id = 1");
        Assert.Equal(3, await transaction.ApplyAsync(All, default));

        Assert.Equal(1205, (await Assert.ThrowsAsync<MySqlException>(() => WriteAsync(offers.Live, "UPDATE offers SET note = 'after it', updated_at = updated_at, seen_at = seen_at WHERE id = 2"))).Number);
        Assert.Equal(0, await transaction.ProveAsync(All, default));
    }

    [Theory]
    [OnEachServer]
    public async Task Under_lock_they_are_locked_at_once(ServerProduct product)
    {
        await using var offers = await OffersAsync(product);
        await using var transaction = await offers.Table.BeginAsync(offers.Run, Staging.UnderLock, default);

        Assert.Equal(3, await transaction.StageAsync(new ReadOffers(), default));

        Assert.Equal(1205, (await Assert.ThrowsAsync<MySqlException>(() => WriteAsync(offers.Live, "UPDATE offers SET note = 'before apply', updated_at = updated_at, seen_at = seen_at WHERE id = 1"))).Number);
    }

    [Theory]
    [OnEachServer]
    public async Task The_table_is_held_from_before_its_fingerprint_is_read(ServerProduct product)
    {
        await using var offers = await OffersAsync(product);
        await using var transaction = await offers.Table.BeginAsync(offers.Run, Staging.AsRead, default);
        await transaction.StageAsync(new ReadOffers(), default);

        foreach (var change in new[] { "CREATE TRIGGER late BEFORE UPDATE ON offers FOR EACH ROW SET NEW.note = 'late'", "ALTER TABLE offers ADD COLUMN late INT" })
        {
            Assert.Equal(1205, (await Assert.ThrowsAsync<MySqlException>(() => WriteAsync(offers.Live, change))).Number);
        }
    }

    [Theory]
    [OnEachServer("UPDATE offers SET label = 'BAD', updated_at = updated_at, seen_at = seen_at WHERE id = 2")]
    [OnEachServer("UPDATE offers SET label = 'bad ', updated_at = updated_at, seen_at = seen_at WHERE id = 2")]
    [OnEachServer("UPDATE offers SET label = NULL, updated_at = updated_at, seen_at = seen_at WHERE id = 2")]
    [OnEachServer("UPDATE offers SET updated_at = updated_at + INTERVAL 1 SECOND, seen_at = seen_at WHERE id = 2")]
    [OnEachServer("UPDATE offers SET seen_at = seen_at + INTERVAL 1 MICROSECOND, updated_at = updated_at WHERE id = 2")]
    [OnEachServer("UPDATE offers SET active = 0, updated_at = updated_at, seen_at = seen_at WHERE id = 2")]
    [OnEachServer("DELETE FROM offers WHERE id = 2")]
    public async Task What_has_changed_since_it_was_read_is_not_written(ServerProduct product, string change)
    {
        await using var offers = await OffersAsync(product);
        await offers.Live.ExecuteAsync(change);
        var changed = await offers.Live.RowsAsync("SELECT * FROM offers WHERE id = 2");
        await using var transaction = await offers.Table.BeginAsync(offers.Run, Staging.AsRead, default);

        Assert.Equal(3, await transaction.StageAsync(new ReadOffers(), default));
        Assert.Equal(2, await transaction.ApplyAsync(All, default));
        await transaction.CommitAsync();

        Assert.Equal(changed, await offers.Live.RowsAsync("SELECT * FROM offers WHERE id = 2"));
        Assert.Equal(2, await offers.Live.NumberAsync("SELECT COUNT(*) FROM offers WHERE label = 'good' AND updated_at = '2024-05-01'"));
    }

    [Theory]
    [OnEachServer("UPDATE offers SET note = 'other', updated_at = updated_at, seen_at = seen_at WHERE id = 2")]
    [OnEachServer("UPDATE offers SET active = 2, updated_at = updated_at, seen_at = seen_at WHERE id = 2")]
    public async Task What_nobody_decided_on_may_change(ServerProduct product, string change)
    {
        await using var offers = await OffersAsync(product);
        await offers.Live.ExecuteAsync(change);
        await using var transaction = await offers.Table.BeginAsync(offers.Run, Staging.AsRead, default);

        await transaction.StageAsync(new ReadOffers(), default);

        Assert.Equal(3, await transaction.ApplyAsync(All, default));
        Assert.Equal(0, await transaction.ProveAsync(All, default));
    }

    [Theory]
    [OnEachServer]
    public async Task Only_where_everything_that_decided_is_in_the_journal_and_can_be_written_back(ServerProduct product)
    {
        await using var databases = await OfferTables.CreateAsync(product);
        var backfill = Runners.On(databases);

        Assert.Contains(nameof(Statements.ApplyAsRead), await NamesAsync(Offer.Restores.Label()));
        Assert.Contains(nameof(Statements.ApplyAsRead), await NamesAsync(UntimedOffer.Restores.Label()));
        Assert.DoesNotContain(nameof(Statements.ApplyAsRead), await NamesAsync(NotedOffer.Restores.Label()));
        Assert.DoesNotContain(nameof(Statements.ApplyAsRead), await NamesAsync(PublishedOffer.Restores.Label()));
        Assert.DoesNotContain(nameof(Statements.ApplyAsRead), await NamesAsync(KindOfOffer.Restores.Kind()));
        async Task<IEnumerable<string>> NamesAsync(Restore restore) => (await backfill.PlanAsync(restore)).Statements.Select(s => s.Key);
    }

    private static Task WriteAsync(TestDatabase live, string sql) => live.ScriptAsync($"SET innodb_lock_wait_timeout = 1, lock_wait_timeout = 1;\n{sql};");

    /// <summary>A run has made the control tables; its rows are damaged again.</summary>
    private static async Task<OpenOffers> OffersAsync(ServerProduct product)
    {
        var databases = await OfferTables.CreateAsync(product);
        var restore = Offer.Restores.Label();
        var made = await Runners.On(databases).RunAsync(restore);
        var undone = await Runners.On(databases).UndoAsync(restore.Plan, made.Id);
        var store = await MySqlLive.OpenAsync(databases.Live.ConnectionString, databases.JournalSchema);
        return new OpenOffers(databases, store, store.Bind(restore, await store.InspectAsync(restore.Plan.Declaration, default)), undone.Id + 1);
    }

    private sealed record OpenOffers(DatabasePair Databases, ILiveStore Store, ILiveTable Table, long Run) : IAsyncDisposable
    {
        public TestDatabase Live => Databases.Live;

        public async ValueTask DisposeAsync()
        {
            await Table.DisposeAsync();
            await Store.DisposeAsync();
            await Databases.DisposeAsync();
        }
    }

    /// <summary>The three rows as they were read before anybody changed them.</summary>
    private sealed class ReadOffers : IRowSource
    {
        public int Count => 3;

        public void Write(int index, IRowWriter row)
        {
            row.Int64(index + 1);
            row.Value(ColumnKind.String, Field.From("good"));
            row.Seen(Field.From("bad"));
            foreach (var column in Offer.Restores.Label().Plan.Declaration.LiveColumns.Skip(1))
            {
                row.Seen(Field.From(column.Name == "active" ? "1" : "2024-05-01 00:00:00"));
            }

            row.Pin(Field.From("2024-05-02 03:04:05.678901"));
            row.Int64(1);
        }
    }
}
