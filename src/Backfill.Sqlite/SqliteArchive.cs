using System.ComponentModel;
using Backfill.Sqlite.Archived;
using Backfill.Sqlite.Sessions;
using Backfill.Stores;

namespace Backfill.Sqlite;

/// <summary>Opens SQLite files as backups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqliteArchive
{
    /// <summary>Opens an existing file, to be read only.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="cancellationToken">Stops before the file is touched.</param>
    /// <exception cref="StoreException">There is no such file, or it is no SQLite database.</exception>
    public static Task<IArchive> OpenAsync(string file, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IArchive>(new ArchiveStore(SqliteFile.FindArchive(file, SqliteLive.Patience)));
    }
}
