using Backfill.Planning;
using Backfill.Sqlite.Sessions;
using Backfill.Stores;
using SQLitePCL;

namespace Backfill.Sqlite.Catalogue;

/// <summary>What must be known of key columns, whose values SQLite stores and orders by themselves, whatever the column's type says.</summary>
internal static class KeyColumns
{
    /// <summary>Adds to the key columns their collation, and whether they hold blobs.</summary>
    public static IReadOnlyDictionary<string, ColumnFacts> Complete(IReadOnlyDictionary<string, ColumnFacts> columns, Session session, RestoreDeclaration declaration)
    {
        var completed = new Dictionary<string, ColumnFacts>(columns, StringComparer.OrdinalIgnoreCase);
        foreach (var key in declaration.Key.Where(k => columns.ContainsKey(k.Name)))
        {
            var facts = completed[key.Name];
            _ = raw.sqlite3_table_column_metadata(session.Handle, "main", declaration.Table, facts.Name, out _, out var collation, out _, out _, out _);
            completed[key.Name] = facts with
            {
                Collation = collation,
                HoldsBytes = key.Kind == ColumnKind.Binary
                    || (key.Kind == ColumnKind.Guid && session.Number("look at the keys", $"SELECT {Strays(declaration.Table, key.Name, "text")}") != 0),
            };
        }

        return completed;
    }

    /// <summary>Keys that are not what the property says they are: such a row could be neither found nor ordered.</summary>
    public static IEnumerable<Refusal> Refusals(TableCatalogue table, Session session, SqliteFile file, RestoreDeclaration declaration)
    {
        foreach (var key in declaration.Key.Where(k => table.PrimaryKey.Contains(k.Name, StringComparer.OrdinalIgnoreCase)))
        {
            var (allStrays, what) = key.Kind switch
            {
                ColumnKind.String => (Strays(declaration.Table, key.Name, "text"), "text"),
                ColumnKind.Binary => (Strays(declaration.Table, key.Name, "blob"), "a blob"),

                // Text comes before blobs, so that a mixture has no order that one kind of value could name.
                ColumnKind.Guid => ($"{Strays(declaration.Table, key.Name, "text")} AND {Strays(declaration.Table, key.Name, "blob")}", "a GUID as text, or in every row as a blob"),
                _ => (Strays(declaration.Table, key.Name, "integer"), "a whole number"),
            };
            if (session.Number("look at the keys", $"SELECT {allStrays}") != 0)
            {
                yield return new Refusal($"The key column '{key.Name}' of '{declaration.Table}' in {file.Name} has rows where it is not {what}.", $"Give those rows {what} as key first.");
            }
        }
    }

    private static string Strays(string table, string column, string type) =>
        $"EXISTS (SELECT 1 FROM {Quoted.Table(table)} WHERE typeof({Quoted.Name(column)}) <> '{type}')";
}
