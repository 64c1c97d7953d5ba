using Backfill.MySql;
using Backfill.Sqlite;
using Backfill.Stores;

namespace Backfill.Cli.Connecting;

/// <summary><c>Sqlite=FILE</c>.</summary>
internal sealed class SqliteConnection(string file) : Connection
{
    public override Task<ILiveStore> OpenLiveAsync(string? journalSchema, CancellationToken cancellationToken) => journalSchema is null
        ? SqliteLive.OpenAsync(file, patience: null, cancellationToken)
        : throw new WrongUseException("--journal-schema is for MySQL and MariaDB: a SQLite file has no schemas.");

    public override Task<IArchive> OpenArchiveAsync(CancellationToken cancellationToken) => SqliteArchive.OpenAsync(file, cancellationToken);

    public override Task<IReadOnlyList<MySqlSchema>> ReadSchemaAsync(IEnumerable<string> tables, CancellationToken cancellationToken) =>
        throw new WrongUseException("schema is for MySQL and MariaDB: the columns of a SQLite file do not enforce their types, so there is nothing to compare a declaration with.");
}
