using System.ComponentModel;
using Backfill.Sqlite.Live;
using Backfill.Sqlite.Sessions;
using Backfill.Stores;

namespace Backfill.Sqlite;

/// <summary>Opens SQLite files as live databases.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqliteLive
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Opens an existing file; never makes one.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="patience">How long to wait for another program's write lock before a batch fails; 5 seconds when null.</param>
    /// <param name="cancellationToken">Stops before the file is touched.</param>
    /// <exception cref="StoreException">There is no such file, or it is no SQLite database.</exception>
    public static Task<ILiveStore> OpenAsync(string file, TimeSpan? patience = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ILiveStore>(new LiveStore(SqliteFile.FindLive(file, patience ?? Patience)));
    }
}
