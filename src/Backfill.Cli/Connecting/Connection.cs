using System.Data.Common;
using Backfill.MySql;
using Backfill.Stores;

namespace Backfill.Cli.Connecting;

/// <summary>A database that a connection string names; its keywords say of which kind.</summary>
internal abstract class Connection
{
    public abstract Task<ILiveStore> OpenLiveAsync(string? journalSchema, CancellationToken cancellationToken);

    public abstract Task<IArchive> OpenArchiveAsync(CancellationToken cancellationToken);

    /// <summary>What a schema file has of these tables.</summary>
    /// <exception cref="WrongUseException">The database has no schema that a file could keep.</exception>
    public abstract Task<IReadOnlyList<MySqlSchema>> ReadSchemaAsync(IEnumerable<string> tables, CancellationToken cancellationToken);

    /// <exception cref="WrongUseException">It is of no known kind, or not well formed.</exception>
    public static Connection Parse(string name, string text)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            throw new WrongUseException($"The connection string '{name}' is not well formed: it is KEYWORD=VALUE;KEYWORD=VALUE.");
        }

        if (parts.ContainsKey("Sqlite"))
        {
            return parts.Count == 1
                ? new SqliteConnection((string)parts["Sqlite"])
                : throw new WrongUseException($"The connection string '{name}' has more than Sqlite=FILE; a SQLite file takes nothing else.");
        }

        if (parts.ContainsKey("Dump"))
        {
            throw new WrongUseException($"The connection string '{name}' names a dump file, which cannot be read yet: load it into a server or a SQLite file.");
        }

        if (Keywords.Unknown(parts) is { } unknown)
        {
            throw new WrongUseException($"The connection string '{name}' {unknown}");
        }

        return Keywords.NameAServer(parts)
            ? new MySqlConnection(MySqlConnection.Checked(name, text))
            : throw new WrongUseException($"The connection string '{name}' names neither a server nor a file: it needs Server= (MySQL, MariaDB) or Sqlite=FILE.");
    }
}
