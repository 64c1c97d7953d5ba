using Backfill.MySql;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill;

/// <summary>Runs restores on a live MySQL or MariaDB database.</summary>
public sealed class MySqlBackfill : BackfillRunner
{
    /// <summary>Makes one of data sources, which stay the caller's: tokens, TLS and pools are theirs.</summary>
    /// <param name="live">The live database.</param>
    /// <param name="archives">The backups, by the name that restores use.</param>
    /// <param name="journalSchema">The schema of the control tables on the live server.</param>
    public MySqlBackfill(MySqlDataSource live, Dictionary<string, MySqlDataSource> archives, string journalSchema = "backfill")
        : base(
            cancellationToken => MySqlLive.OpenAsync(live, journalSchema, cancellationToken),
            archives.ToDictionary(
                a => a.Key,
                a => (Func<CancellationToken, Task<IArchive>>)(cancellationToken => MySqlArchive.OpenAsync(a.Value, cancellationToken))))
    {
    }
}
