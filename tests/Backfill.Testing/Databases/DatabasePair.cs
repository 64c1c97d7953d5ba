using Backfill.Testing.Servers;

namespace Backfill.Testing.Databases;

/// <summary>The live and the archive database of one test, on two servers, and a name for the schema of its control tables.</summary>
public sealed class DatabasePair : IAsyncDisposable
{
    private static int _made;

    private DatabasePair(TestDatabase live, TestDatabase archive)
    {
        Live = live;
        Archive = archive;
    }

    /// <summary>The database that is written.</summary>
    public TestDatabase Live { get; }

    /// <summary>The backup.</summary>
    public TestDatabase Archive { get; }

    /// <summary>The schema of this test's control tables; does not exist until a run makes it.</summary>
    public string JournalSchema => $"{Live.Name}_journal";

    /// <summary>Makes both databases, and runs a script in each.</summary>
    public static Task<DatabasePair> CreateAsync(ServerProduct product, string liveScript = "", string? archiveScript = null) => CreateAsync(product, product, liveScript, archiveScript);

    /// <summary>The same on two products.</summary>
    public static async Task<DatabasePair> CreateAsync(ServerProduct live, ServerProduct archive, string liveScript = "", string? archiveScript = null)
    {
        var pair = await CreateAsync((await ServerPair.OfAsync(live)).Live, (await ServerPair.OfAsync(archive)).Archive);
        await pair.Live.ScriptAsync(liveScript);
        await pair.Archive.ScriptAsync(archiveScript ?? liveScript);
        return pair;
    }

    /// <summary>Makes both databases, empty, on two servers of any products.</summary>
    public static async Task<DatabasePair> CreateAsync(TestServer live, TestServer archive)
    {
        var name = $"t{Environment.ProcessId}_{Interlocked.Increment(ref _made)}";
        return new DatabasePair(await TestDatabase.CreateAsync(live, name), await TestDatabase.CreateAsync(archive, name));
    }

    /// <summary>Whether anything has made the schema of the control tables.</summary>
    public async Task<bool> JournalSchemaExistsAsync() =>
        await Live.NumberAsync($"SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = '{JournalSchema}'") > 0;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Live.ExecuteAsync($"DROP DATABASE IF EXISTS `{JournalSchema}`");
        await Live.DisposeAsync();
        await Archive.DisposeAsync();
    }
}
