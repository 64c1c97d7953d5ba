using Backfill.Sqlite;
using Backfill.Stores;

namespace Backfill;

/// <summary>Restores on SQLite files: for a first try, and for a user's own tests of a declaration.</summary>
/// <example><code>var backfill = new SqliteBackfill("live.db", archives: new() { ["Archive"] = "archive.db" });</code></example>
public sealed class SqliteBackfill : BackfillRunner
{
    /// <summary>Makes a runner on files; each is opened when it is first needed.</summary>
    /// <param name="live">The live file.</param>
    /// <param name="archives">The backups' files, by the name that restores use.</param>
    public SqliteBackfill(string live, Dictionary<string, string> archives)
        : base(
            cancellationToken => SqliteLive.OpenAsync(live, patience: null, cancellationToken),
            archives.ToDictionary(a => a.Key, a => (Func<CancellationToken, Task<IArchive>>)(cancellationToken => SqliteArchive.OpenAsync(a.Value, cancellationToken))))
    {
    }
}
