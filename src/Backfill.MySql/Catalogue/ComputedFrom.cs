using Backfill.MySql.Sessions;

namespace Backfill.MySql.Catalogue;

/// <summary>What the server computes from the columns of a table when it writes them: generated columns, indexes over expressions, and CHECK constraints.</summary>
internal sealed class ComputedFrom
{
    private readonly Computed[] _columns;
    private readonly Computed[] _indexes;
    private readonly Computed[] _checks;

    private ComputedFrom(IEnumerable<Computed> columns, IEnumerable<Computed> indexes, IEnumerable<Computed> checks) =>
        (_columns, _indexes, _checks) = ([.. columns], [.. indexes], [.. checks]);

    public static async Task<ComputedFrom> ReadAsync(MySqlSession session, string database, string table, IEnumerable<ColumnRow> columns)
    {
        var mariaDb = session.Version.IsMariaDb;
        Computed Of(string name, string expression, bool isUnique = false) => new(name, ExpressionText.Columns(expression, isMySql: !mariaDb), isUnique);
        var indexes = mariaDb ? [] : await CatalogueQueries.IndexExpressionsAsync(session, database, table);
        var checks = mariaDb ? await CatalogueQueries.MariaDbChecksAsync(session, database, table) : await CatalogueQueries.MySqlChecksAsync(session, database, table);
        return new ComputedFrom(
            columns.Where(c => !string.IsNullOrEmpty(c.GenerationExpression)).Select(c => Of(c.Name, c.GenerationExpression!)),
            indexes.Select(i => Of(i.Name, i.Expression, i.NonUnique == 0)),
            // MariaDB itself makes this one of the type JSON.
            checks.Where(c => !c.Expression.StartsWith("json_valid(", StringComparison.OrdinalIgnoreCase)).Select(c => Of(c.Name, c.Expression)));
    }

    /// <summary>The generated columns that read one of these columns, or that read a generated column which does.</summary>
    public IReadOnlyList<string> Columns(IEnumerable<string> read)
    {
        var known = read.ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<string> found = [];
        while (_columns.FirstOrDefault(c => !known.Contains(c.Name) && c.Reads.Any(known.Contains)) is { } next)
        {
            known.Add(next.Name);
            found.Add(next.Name);
        }

        return found;
    }

    /// <summary>The indexes over an expression that reads one of these columns.</summary>
    public IEnumerable<(string Name, bool IsUnique)> Indexes(IEnumerable<string> read) => Reading(_indexes, read).Select(i => (i.Name, i.IsUnique));

    /// <summary>The CHECK constraints that read one of these columns.</summary>
    public IEnumerable<string> Checks(IEnumerable<string> read) => Reading(_checks, read).Select(c => c.Name);

    private static IEnumerable<Computed> Reading(Computed[] all, IEnumerable<string> read)
    {
        var columns = read.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return all.Where(c => c.Reads.Any(columns.Contains)).DistinctBy(c => c.Name);
    }

    private sealed record Computed(string Name, IReadOnlyList<string> Reads, bool IsUnique);
}
