using Backfill.Stores;
using Microsoft.Data.Sqlite;

namespace Backfill.Sqlite.Sessions;

/// <summary>An existing database file, and the way to open sessions on it.</summary>
internal sealed class SqliteFile
{
    // SQLITE_READONLY: what a read-only session meets where a writer died, since it may not roll back what that one left half written.
    private const int ReadOnly = 8;

    private readonly TimeSpan _patience;

    private SqliteFile(string path, TimeSpan patience)
    {
        Path = path;
        _patience = patience;
    }

    /// <summary>The full name with every link resolved: two names of one file give the same.</summary>
    public string Path { get; }

    /// <summary>The name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Finds a live file and makes sure that it is a database; what a program that died had half written is rolled back first, as by every program that opens the file.</summary>
    /// <param name="file">Its name, from the current folder when relative.</param>
    /// <param name="patience">How long a session waits for another one's lock.</param>
    public static SqliteFile FindLive(string file, TimeSpan patience)
    {
        var found = Find(file, patience);
        try
        {
            MakeSureItIsRead(found.OpenToRead());
        }
        catch (StoreException e) when (e.ServerError == ReadOnly)
        {
            MakeSureItIsRead(found.OpenToWrite());
        }

        return found;
    }

    /// <summary>Finds a backup's file and makes sure that it is a database.</summary>
    /// <param name="file">Its name, from the current folder when relative.</param>
    /// <param name="patience">How long a session waits for another one's lock.</param>
    public static SqliteFile FindArchive(string file, TimeSpan patience)
    {
        var found = Find(file, patience);
        try
        {
            MakeSureItIsRead(found.OpenToRead());
        }
        catch (StoreException e) when (e.ServerError == ReadOnly)
        {
            throw new StoreException(
                $"A program died while it wrote to {found.Name}, and a backup is only read here; let SQLite roll back what is half written (sqlite3 '{found.Path}' 'PRAGMA schema_version'), then start again.",
                e.ServerError);
        }

        return found;
    }

    private static SqliteFile Find(string file, TimeSpan patience)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        if (Directory.Exists(file))
        {
            throw new StoreException($"'{file}' is a folder; give the name of a SQLite file.");
        }

        if (!File.Exists(file))
        {
            throw new StoreException($"There is no file '{file}'; give the name of an existing SQLite file.");
        }

        return new SqliteFile(ResolvedPath.Of(file), patience);
    }

    private static void MakeSureItIsRead(Session opened)
    {
        using var session = opened;
        _ = session.Number("read the schema", "SELECT COUNT(*) FROM sqlite_schema");
    }

    /// <summary>Opens a session that cannot write: it also never moves a write-ahead log into the file.</summary>
    public Session OpenToRead() => Open(SqliteOpenMode.ReadOnly, "");

    /// <summary>Opens a session that can write; a COMMIT returns once the rows are on the disk, whatever the file's journal mode.</summary>
    public Session OpenToWrite() => Open(SqliteOpenMode.ReadWrite, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");

    private Session Open(SqliteOpenMode mode, string pragmas)
    {
        // The driver's own wait polls every 150 ms; SQLite's busy handler is finer, so it does the waiting and the driver gives up right after it.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        var session = new Session(this, connection);
        try
        {
            session.Attempt("open the file", connection.Open);
            session.Execute("open the file", $"PRAGMA busy_timeout = {(long)_patience.TotalMilliseconds}; {pragmas}");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
