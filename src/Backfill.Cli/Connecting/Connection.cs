using Backfill.Stores;

namespace Backfill.Cli.Connecting;

/// <summary>A database that a connection string names; its first keyword says of which kind.</summary>
internal abstract class Connection
{
    public abstract ILiveStore OpenLive(string? journalSchema);

    public abstract IArchive OpenArchive();

    /// <exception cref="WrongUseException">It is of no known kind, or not well formed.</exception>
    public static Connection Parse(string name, string text) => text.Split('=')[0].Trim().ToUpperInvariant() switch
    {
        "DUMP" => throw new WrongUseException($"The connection string '{name}' names a dump file, which cannot be read yet: load it into a server or a SQLite file."),
        _ => throw new WrongUseException($"The connection string '{name}' must begin with Server= (MySQL, MariaDB) or Sqlite=FILE."),
    };
}
