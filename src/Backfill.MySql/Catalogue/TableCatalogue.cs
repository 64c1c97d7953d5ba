using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Catalogue;

/// <summary>What the catalogue says about one table, read before anything is judged.</summary>
internal sealed class TableCatalogue
{
    public required ServerFacts Server { get; init; }

    public required string Database { get; init; }

    /// <summary>The account of the session, quoted for a GRANT.</summary>
    public required string Account { get; init; }

    public required Grants Grants { get; init; }

    /// <summary>The table as the server writes its name, or as declared when it does not exist.</summary>
    public required string Name { get; init; }

    public required TableRow? Table { get; init; }

    public required IReadOnlyDictionary<string, ColumnFacts> Columns { get; init; }

    public required IReadOnlyList<IndexRow> Indexes { get; init; }

    /// <summary>What the server computes from the columns.</summary>
    public required ComputedFrom Computed { get; init; }

    public required string Fingerprint { get; init; }

    public IReadOnlyList<string> PrimaryKey => [.. Indexes.Where(i => i.Name == "PRIMARY" && i.ColumnName is not null).Select(i => i.ColumnName!)];

    /// <summary>The part of the primary key that has only the first characters of its column, or null.</summary>
    public IndexRow? PrimaryKeyPrefix => Indexes.FirstOrDefault(i => i is { Name: "PRIMARY", Prefix: not null });

    /// <summary>Every column that would move when the restored ones are written (trap 1), and those that the generated statements pin because a schema file said so.</summary>
    public IReadOnlyList<string> PinsOf(RestoreDeclaration declaration) =>
    [
        .. Columns.Values
            .Where(c => !c.Generated && (c.MovesByItself || declaration.Pins.Contains(c.Name, StringComparer.OrdinalIgnoreCase)))
            .Select(c => c.Name)
            .Where(name => !declaration.Targets.Any(t => string.Equals(name, t.Name, StringComparison.OrdinalIgnoreCase))),
    ];

    public static async Task<TableCatalogue> ReadAsync(MySqlSession session, string table, CancellationToken cancellationToken)
    {
        var server = await ServerFacts.ReadAsync(session, cancellationToken);
        var (database, account) = await WhoAsync(session, cancellationToken);
        var named = await CatalogueQueries.TablesAsync(session, database, table);
        var found = named.FirstOrDefault(t => t.Name == table) ?? (server.IgnoresCase && named.Count > 0 ? named[0] : null);
        var name = found?.Name ?? table;
        var columns = await CatalogueQueries.ColumnsAsync(session, database, name);
        var fingerprint = new Fingerprint(database, name);
        await using var command = session.Command(fingerprint.Text, 60);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var hash = await Catalogue.Fingerprint.ReadAsync(reader, cancellationToken);
        await reader.DisposeAsync();
        return new TableCatalogue
        {
            Server = server,
            Database = database,
            Account = account,
            Grants = await CatalogueQueries.GrantsAsync(session),
            Name = name,
            Table = found,
            Columns = columns.ToDictionary(c => c.Name, c => ColumnTypes.Facts(c, server.Version), StringComparer.OrdinalIgnoreCase),
            Indexes = await CatalogueQueries.IndexesAsync(session, database, name),
            Computed = await ComputedFrom.ReadAsync(session, database, name, columns),
            Fingerprint = hash,
        };
    }

    private static async Task<(string Database, string Account)> WhoAsync(MySqlSession session, CancellationToken cancellationToken)
    {
        await using var command = session.Command("SELECT DATABASE(), CURRENT_USER()", 60);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var account = reader.GetString(1);
        var at = account.LastIndexOf('@');
        return (reader.GetString(0), $"{Quoted.Text(account[..at])}@{Quoted.Text(account[(at + 1)..])}");
    }
}
