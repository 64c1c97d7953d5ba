using Backfill.Testing.Databases;
using Backfill.Testing.Story;
using MySqlConnector;

namespace Backfill.MySql.Tests;

/// <summary>Makes what the tests run: the public API on a pair of databases.</summary>
internal static class Runners
{
    /// <summary>A runner on a pair of databases, with control tables of its own.</summary>
    public static MySqlBackfill On(DatabasePair databases) => On(databases.Live.ConnectionString, databases.Archive.ConnectionString, databases.JournalSchema);

    /// <summary>A runner on two connection strings.</summary>
    public static MySqlBackfill On(string live, string archive, string journalSchema) => new(
        new MySqlDataSource(live),
        new Dictionary<string, MySqlDataSource> { [SubscriptionVariant.Backup] = new(archive) },
        journalSchema);
}
