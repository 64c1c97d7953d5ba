using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;
using MySqlConnector;

namespace Backfill.MySql.Tests.Story;

/// <summary>The story's live and archive on two servers, filled, and a runner on them.</summary>
internal sealed class StoryDatabases : IAsyncDisposable
{
    private StoryDatabases(DatabasePair databases) => Databases = databases;

    public DatabasePair Databases { get; }

    public TestDatabase Live => Databases.Live;

    public MySqlBackfill Backfill => Runners.On(Databases);

    public static Restore Restore => SubscriptionVariant.Restores.CancelledAt(StoryRow.StampedFrom, StoryRow.StampedTo);

    public static async Task<StoryDatabases> CreateAsync(ServerProduct product, int rows)
    {
        var databases = await DatabasePair.CreateAsync(product);
        await StoryTables.FillAsync(databases, rows);
        return new StoryDatabases(databases);
    }

    /// <summary>Every column of every row but the restored one.</summary>
    public Task<IReadOnlyList<string>> OtherColumnsAsync() => TableDump.OfAsync(Live, StoryTables.Name, "cancelled_at");

    public Task<IReadOnlyList<string>> AllColumnsAsync() => TableDump.OfAsync(Live, StoryTables.Name);

    /// <summary>The restored column by key, as the server writes it.</summary>
    public async Task<Dictionary<ulong, string>> CancelledAtAsync() =>
        (await Live.RowsAsync($"SELECT id, QUOTE(CAST(cancelled_at AS CHAR)) FROM {StoryTables.Name}")).ToDictionary(row => ulong.Parse(row[0]!, null), row => row[1]!);

    /// <summary>What the restored column must hold after a run: the truth, which knows nothing of the code under test.</summary>
    public static Dictionary<ulong, string> TrueCancelledAt(int rows) =>
        Enumerable.Range(1, rows).Select(id => new StoryRow((ulong)id)).ToDictionary(row => row.Id, row => StoryRow.Literal(row.TrueCancelledAt));

    public ValueTask DisposeAsync() => Databases.DisposeAsync();
}
