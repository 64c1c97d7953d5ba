using System.Data.Common;
using Backfill;
using Backfill.MySql;
using Backfill.Stores;
using MySqlConnector;
using Shop;

namespace CancelledSubscriptions.Databases;

/// <summary>The shop on MySQL or MariaDB: two databases, best on two servers.</summary>
internal sealed class MySqlShop : ShopDatabase
{
    private const string OurComment = "Made by the Backfill example CancelledSubscriptions";

    private readonly string _live;
    private readonly string _archive;
    private readonly string _journalSchema;

    public MySqlShop(string live, string archive)
    {
        (_live, _archive) = (live, archive);
        using var liveSession = OpenLive();
        using var archiveSession = OpenArchive();
        if (Place(liveSession) == Place(archiveSession))
        {
            throw new StoryException("--live and --archive name the same database: the backup needs one of its own, best on a second server.");
        }

        _journalSchema = $"{liveSession.Database}_backfill";
        Product = liveSession.Scalar<string>("SELECT VERSION()") is var version && version.Contains("MariaDB", StringComparison.Ordinal) ? $"MariaDB {version}" : $"MySQL {version}";
    }

    public override string Product { get; }

    public override string WhoMovesUpdatedAt => "The column updated_at has ON UPDATE CURRENT_TIMESTAMP(6): the server moves it whenever a row changes.";

    public override string Touch => "";

    public override int RowsPerInsert => 1000;

    public override void MakeTables()
    {
        using var live = OpenLive();
        using var archive = OpenArchive();
        Clear(live);
        Clear(archive);
        ClearJournal(live);
        live.Execute(
            $"""
            CREATE TABLE subscription_variants (
              id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
              customer_id BIGINT UNSIGNED NOT NULL,
              plan VARCHAR(40) NOT NULL,
              quantity INT NOT NULL,
              price_cents INT NOT NULL,
              active TINYINT(1) NOT NULL,
              cancelled_at DATETIME(6) NULL,
              created_at DATETIME(6) NOT NULL,
              updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='{OurComment}'
            """);
        archive.Execute(
            $"""
            CREATE TABLE subscription_variants (
              id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
              customer_id BIGINT UNSIGNED NOT NULL,
              plan VARCHAR(40) NOT NULL,
              quantity INT NOT NULL,
              price_cents INT NOT NULL,
              active TINYINT(1) NOT NULL,
              created_at DATETIME(6) NOT NULL,
              updated_at DATETIME(6) NULL
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='{OurComment}'
            """);
    }

    public override DbConnection OpenLive() => Open("--live", _live);

    public override DbConnection OpenArchive() => Open("--archive", _archive);

    public override void SetClock(DbConnection session, DateTime now) =>
        session.Execute("SET timestamp = @now", ("@now", (now - DateTime.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond));

    public override BackfillRunner Runner(Func<ILiveStore, ILiveStore> observe) => new(
        async cancellationToken => observe(await MySqlLive.OpenAsync(_live, _journalSchema, cancellationToken)),
        new Dictionary<string, Func<CancellationToken, Task<IArchive>>>
        {
            [Backups.Archive] = cancellationToken => MySqlArchive.OpenAsync(_archive, cancellationToken),
        });

    private static string Place(DbConnection session) => session.Scalar<string>("SELECT CONCAT_WS(' ', @@hostname, @@port, @@datadir, DATABASE())");

    private static void Clear(DbConnection session)
    {
        var comment = session.Scalar<string>(
            "SELECT COALESCE(MAX(table_comment), '-') FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'subscription_variants'");
        if (comment is not "-" and not OurComment)
        {
            throw new StoryException(
                $"The database {session.Database} has a table subscription_variants that this example did not make: name another database, it will not touch this one.");
        }

        session.Execute("DROP TABLE IF EXISTS subscription_variants");
    }

    /// <summary>The journals of an earlier telling: a schema that has nothing but control tables of Backfill.</summary>
    private void ClearJournal(DbConnection session)
    {
        var foreign = session.Scalar<long>(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = @schema AND table_name NOT LIKE 'backfill\\_%'", ("@schema", _journalSchema));
        if (foreign > 0)
        {
            throw new StoryException($"The schema {_journalSchema}, where this example keeps its journal, has tables that are not Backfill's: rename it, or name another database.");
        }

        session.Execute($"DROP DATABASE IF EXISTS `{_journalSchema.Replace("`", "``", StringComparison.Ordinal)}`");
    }

    private static MySqlConnection Open(string option, string connectionString)
    {
        try
        {
            var connection = new MySqlConnection(connectionString);
            connection.Open();
            if (string.IsNullOrEmpty(connection.Database))
            {
                throw new StoryException($"{option} names no database: add Database=… to it.");
            }

            connection.Execute("SET time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES'");
            return connection;
        }
        catch (ArgumentException)
        {
            throw new StoryException($"{option} is not a connection string of MySQL, such as Server=127.0.0.1;Database=shop;User ID=root;Password=….");
        }
        catch (MySqlException e)
        {
            throw new StoryException($"{option} cannot be opened: the server or network answered with error {e.Number}.");
        }
    }
}
