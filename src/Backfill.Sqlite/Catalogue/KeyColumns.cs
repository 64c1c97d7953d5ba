using Backfill.Planning;
using Backfill.Sqlite.Sessions;
using Backfill.Stores;
using SQLitePCL;

namespace Backfill.Sqlite.Catalogue;

/// <summary>What must be known of key columns, whose values SQLite stores and orders by themselves, whatever the column's type says.</summary>
internal static class KeyColumns
{
    /// <summary>Adds to the key columns their collation, and whether they hold blobs.</summary>
    public static IReadOnlyDictionary<string, ColumnFacts> Complete(IReadOnlyDictionary<string, ColumnFacts> columns, Session session, string table, IReadOnlyList<DeclaredColumn> declared)
    {
        var completed = new Dictionary<string, ColumnFacts>(columns, StringComparer.OrdinalIgnoreCase);
        foreach (var key in declared.Where(k => columns.ContainsKey(k.Name)))
        {
            var facts = completed[key.Name];
            _ = raw.sqlite3_table_column_metadata(session.Handle, "main", table, facts.Name, out _, out var collation, out _, out _, out _);
            completed[key.Name] = facts with
            {
                Collation = collation,
                HoldsBytes = key.Kind == ColumnKind.Binary
                    || (key.Kind == ColumnKind.Guid && session.Number("look at the keys", $"SELECT {Strays(table, key.Name, "text")}") != 0),
            };
        }

        return completed;
    }

    /// <summary>Keys that are not what the property says they are: such a row could be neither found nor ordered.</summary>
    public static IEnumerable<Refusal> Refusals(TableCatalogue catalogue, Session session, SqliteFile file, string table, IReadOnlyList<DeclaredColumn> declared)
    {
        foreach (var key in declared.Where(k => catalogue.PrimaryKey.Contains(k.Name, StringComparer.OrdinalIgnoreCase)))
        {
            var (allStrays, what) = key.Kind switch
            {
                ColumnKind.String => (Strays(table, key.Name, "text"), "text"),
                ColumnKind.Binary => (Strays(table, key.Name, "blob"), "a blob"),

                // Text comes before blobs, so that a mixture has no order that one kind of value could name.
                ColumnKind.Guid => ($"{Strays(table, key.Name, "text")} AND {Strays(table, key.Name, "blob")}", "a GUID as text, or in every row as a blob"),
                _ => (Strays(table, key.Name, "integer"), "a whole number"),
            };
            if (session.Number("look at the keys", $"SELECT {allStrays}") != 0)
            {
                yield return new Refusal($"The key column '{key.Name}' of '{table}' in {file.Name} has rows where it is not {what}.", $"Give those rows {what} as key first.");
            }
        }
    }

    private static string Strays(string table, string column, string type) =>
        $"EXISTS (SELECT 1 FROM {Quoted.Table(table)} WHERE typeof({Quoted.Name(column)}) <> '{type}')";
}
