using System.Data.Common;
using Backfill;
using Backfill.Sqlite;
using Backfill.Stores;
using Microsoft.Data.Sqlite;
using Shop;

namespace CancelledSubscriptions.Databases;

/// <summary>The shop in two SQLite files.</summary>
internal sealed class SqliteShop(string folder) : ShopDatabase
{
    public string LiveFile { get; } = Path.Combine(folder, "live.db");

    public string ArchiveFile { get; } = Path.Combine(folder, "backup.db");

    public override string Product => $"SQLite {new SqliteConnection().ServerVersion}";

    public override string WhoMovesUpdatedAt => "SQLite has no ON UPDATE CURRENT_TIMESTAMP: here the bad job, like every program of the shop, moves updated_at itself.";

    public override string Touch => ", updated_at = @now";

    public override int RowsPerInsert => 1;

    public override void MakeTables()
    {
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { LiveFile, LiveFile + "-wal", LiveFile + "-shm", ArchiveFile })
        {
            File.Delete(file);
        }

        using var live = Open(LiveFile, SqliteOpenMode.ReadWriteCreate);
        live.Execute("PRAGMA journal_mode = WAL");
        live.Execute(
            """
            CREATE TABLE subscription_variants (
              id INTEGER NOT NULL PRIMARY KEY,
              customer_id INTEGER NOT NULL,
              plan TEXT NOT NULL,
              quantity INTEGER NOT NULL,
              price_cents INTEGER NOT NULL,
              active INTEGER NOT NULL,
              cancelled_at TEXT NULL,
              created_at TEXT NOT NULL,
              updated_at TEXT NOT NULL)
            """);
        using var archive = Open(ArchiveFile, SqliteOpenMode.ReadWriteCreate);
        archive.Execute(
            """
            CREATE TABLE subscription_variants (
              id INTEGER NOT NULL PRIMARY KEY,
              customer_id INTEGER NOT NULL,
              plan TEXT NOT NULL,
              quantity INTEGER NOT NULL,
              price_cents INTEGER NOT NULL,
              active INTEGER NOT NULL,
              created_at TEXT NOT NULL,
              updated_at TEXT NULL)
            """);
    }

    public override DbConnection OpenLive() => Open(LiveFile, SqliteOpenMode.ReadWrite);

    public override DbConnection OpenArchive() => Open(ArchiveFile, SqliteOpenMode.ReadWrite);

    /// <summary>Does nothing: no clock of SQLite is used.</summary>
    public override void SetClock(DbConnection session, DateTime now)
    {
    }

    public override BackfillRunner Runner(Func<ILiveStore, ILiveStore> observe) => new(
        async cancellationToken => observe(await SqliteLive.OpenAsync(LiveFile, cancellationToken: cancellationToken)),
        new Dictionary<string, Func<CancellationToken, Task<IArchive>>>
        {
            [Backups.Archive] = cancellationToken => SqliteArchive.OpenAsync(ArchiveFile, cancellationToken),
        });

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 10000");
        return connection;
    }
}
