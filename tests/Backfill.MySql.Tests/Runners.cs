using Backfill.Killed;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Story;
using MySqlConnector;

namespace Backfill.MySql.Tests;

/// <summary>Makes what the tests run: the public API on a pair of databases.</summary>
internal static class Runners
{
    /// <summary>A runner on a pair of databases, with control tables of its own.</summary>
    public static MySqlBackfill On(DatabasePair databases) => On(databases.Live.ConnectionString, databases.Archive.ConnectionString, databases.JournalSchema);

    /// <summary>The same, which tells when each step of a batch is reached.</summary>
    public static BackfillRunner Stepped(DatabasePair databases, Action<Step, int> at) => Through(databases, store => new SteppedStore(store, at));

    /// <summary>The same, whose live store is seen through another one.</summary>
    public static BackfillRunner Through(DatabasePair databases, Func<ILiveStore, ILiveStore> through) => new(
        async cancellationToken => through(await MySqlLive.OpenAsync(databases.Live.ConnectionString, databases.JournalSchema, cancellationToken)),
        new Dictionary<string, Func<CancellationToken, Task<IArchive>>>
        {
            [SubscriptionVariant.Backup] = cancellationToken => MySqlArchive.OpenAsync(databases.Archive.ConnectionString, cancellationToken),
        });

    /// <summary>A runner on two connection strings.</summary>
    public static MySqlBackfill On(string live, string archive, string journalSchema) => new(
        new MySqlDataSource(live),
        new Dictionary<string, MySqlDataSource> { [SubscriptionVariant.Backup] = new(archive) },
        journalSchema);
}
