using Backfill.MySql;
using Backfill.Stores;
using MySqlConnector;

namespace Backfill.Cli.Connecting;

/// <summary><c>Server=HOST;…</c>: MySQL or MariaDB.</summary>
internal sealed class MySqlConnection(string connectionString) : Connection
{
    private const string JournalSchema = "backfill";

    public string ConnectionString { get; } = connectionString;

    public override Task<ILiveStore> OpenLiveAsync(string? journalSchema, CancellationToken cancellationToken) =>
        MySqlLive.OpenAsync(ConnectionString, journalSchema ?? JournalSchema, cancellationToken);

    public override Task<IArchive> OpenArchiveAsync(CancellationToken cancellationToken) => MySqlArchive.OpenAsync(ConnectionString, cancellationToken);

    public override Task<IReadOnlyList<MySqlSchema>> ReadSchemaAsync(IEnumerable<string> tables, CancellationToken cancellationToken) =>
        MySqlSchema.ReadAsync(ConnectionString, tables, cancellationToken);

    /// <exception cref="WrongUseException">The driver cannot read it, or it names no database.</exception>
    public static string Checked(string name, string text)
    {
        try
        {
            return new MySqlConnectionStringBuilder(text).Database.Length > 0
                ? text
                : throw new WrongUseException($"The connection string '{name}' names no database: add Database=NAME; a SQLite file is Sqlite=FILE.");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw new WrongUseException($"The connection string '{name}' cannot be read; it looks like Server=HOST;Port=3306;User ID=NAME;Password=…;Database=NAME.");
        }
    }
}
