using Backfill.Cli;
using Backfill.MySql.Catalogue;
using Backfill.MySql.Sessions;
using Backfill.Stores;

namespace Backfill.Tool.Declaring;

/// <summary>A live table and the column of it that is to be put back.</summary>
internal sealed record LiveTable(string Server, string Database, string Name, IReadOnlyList<ColumnFacts> Columns, IReadOnlyList<string> Key, ColumnFacts Target)
{
    /// <exception cref="WrongUseException">There is no such table or column, or none that can be restored.</exception>
    public static async Task<LiveTable> ReadAsync(string connectionString, string table, string? column, CancellationToken cancellationToken)
    {
        await using var source = new SessionSource(ConnectionOptions.DataSource(connectionString), owned: true, "live", readOnly: true);
        await using var session = new SharedSession(source);
        return await session.UseAsync($"reading the catalogue of {table}", s => ReadAsync(s, table, column, cancellationToken), cancellationToken);
    }

    private static async Task<LiveTable> ReadAsync(MySqlSession session, string table, string? column, CancellationToken cancellationToken)
    {
        var catalogue = await TableCatalogue.ReadAsync(session, table, cancellationToken);
        if (catalogue.Table is null)
        {
            var similar = Similarity.Nearest(table, await CatalogueQueries.TableNamesAsync(session));
            throw new WrongUseException($"There is no table '{table}' in {catalogue.Database}, or this account may not see it{(similar is null ? "." : Similarity.Question(similar))}");
        }

        var key = catalogue.PrimaryKey;
        if (key.Count == 0)
        {
            throw new WrongUseException($"The table {catalogue.Name} has no primary key, by which rows of live and of the backup could be matched.");
        }

        if (catalogue.PrimaryKeyPrefix is { } part)
        {
            throw new WrongUseException(
                $"The primary key of {catalogue.Name} has only the first {part.Prefix} characters of '{part.ColumnName}', so it does not give the order of the keys: rows cannot be matched by it.");
        }

        foreach (var name in key)
        {
            if (!CSharp.CanBeNamed(name, 60) || CSharp.KeyType(catalogue.Columns[name]) is null)
            {
                throw new WrongUseException($"The key column '{name}' of {catalogue.Name} is {catalogue.Columns[name].Type}: rows cannot be matched by it in this version.");
            }
        }

        if (!CSharp.CanBeNamed(catalogue.Name, 64))
        {
            throw new WrongUseException($"The name of the table '{catalogue.Name}' cannot stand in a generated statement: braces, control characters and characters beyond U+FFFF cannot be part of it.");
        }

        var target = column is null ? await FirstTargetAsync(session, catalogue) : Named(catalogue, column);
        return new LiveTable($"{catalogue.Server.Identity.Product} {catalogue.Server.Identity.Version}", catalogue.Database, catalogue.Name, [.. catalogue.Columns.Values], key, target);
    }

    private static ColumnFacts Named(TableCatalogue catalogue, string column) => !catalogue.Columns.TryGetValue(column, out var found)
        ? throw new WrongUseException(Similarity.Nearest(column, catalogue.Columns.Keys) is { } similar
            ? $"{catalogue.Name} has no column '{column}'{Similarity.Question(similar)}"
            : $"{catalogue.Name} has no column '{column}'; it has {string.Join(", ", catalogue.Columns.Keys)}.")
        : CanBeTarget(catalogue, found)
            ? found
            : throw new WrongUseException($"The column '{found.Name}' of {catalogue.Name} cannot be put back: it is of the key, computed by the server, or of a type that cannot be carried ({found.Type}).");

    /// <summary>The first column that the plan would not refuse, those last that move by themselves.</summary>
    private static async Task<ColumnFacts> FirstTargetAsync(MySqlSession session, TableCatalogue catalogue)
    {
        var unique = catalogue.Indexes.Where(i => i.NonUnique == 0).Select(i => i.ColumnName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var partitions = await CatalogueQueries.PartitionExpressionsAsync(session, catalogue.Database, catalogue.Name);
        foreach (var candidate in catalogue.Columns.Values.Where(c => CanBeTarget(catalogue, c) && !unique.Contains(c.Name)).OrderBy(c => c.MovesByItself))
        {
            if (!partitions.Any(p => p.Contains(candidate.Name, StringComparison.OrdinalIgnoreCase))
                && (await CatalogueQueries.ForeignKeysAsync(session, catalogue.Database, catalogue.Name, candidate.Name)).Count == 0)
            {
                return candidate;
            }
        }

        throw new WrongUseException($"The table {catalogue.Name} has no column that could be put back: each is of a key, a unique index or a partition, or computed by the server.");
    }

    private static bool CanBeTarget(TableCatalogue catalogue, ColumnFacts column) =>
        !column.Generated && CSharp.Type(column) is not null && CSharp.CanBeNamed(column.Name, 64)
        && !catalogue.PrimaryKey.Contains(column.Name, StringComparer.OrdinalIgnoreCase);
}
