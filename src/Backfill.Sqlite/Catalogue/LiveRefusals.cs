using Backfill.Planning;
using Backfill.Sqlite.Sessions;
using Backfill.Sqlite.Values;
using Backfill.Stores;

namespace Backfill.Sqlite.Catalogue;

/// <summary>What only SQLite's schema can say against writing the restored columns.</summary>
internal static class LiveRefusals
{
    /// <summary>What keeps a run from the file, but neither a plan nor a dry run.</summary>
    public static IEnumerable<Refusal> OfRun(SqliteFile file) =>
        new FileInfo(file.Path).IsReadOnly ? [new Refusal($"The live file {file.Name} is read-only.", "Make it writable, or give the live file itself.")] : [];

    /// <summary>Every other reason.</summary>
    public static IEnumerable<Refusal> Find(Session session, SqliteFile file, TableCatalogue table, RestoreDeclaration declaration)
    {
        if (table.Type != "table")
        {
            yield return new Refusal($"'{declaration.Table}' in {file.Name} is a {(table.Type == "view" ? "view" : $"{table.Type} table")}.", "Only ordinary tables can be restored: declare the table behind it.");
            yield break;
        }

        string[] targets = [.. declaration.Targets.Select(c => c.Name).Where(name => table.Columns.TryGetValue(name, out var column) && !column.Generated)];
        var foreignKeys = targets.SelectMany(target => ForeignKeys(session, declaration.Table, target).Select(other => (Target: target, Other: other))).ToList();
        foreach (var target in targets)
        {
            foreach (var index in UniqueIndexes(session, declaration.Table, target))
            {
                yield return new Refusal($"The restored column '{target}' is in the unique index '{index}'.", "Drop the index for the time of the restore.");
            }
        }

        foreach (var (target, other) in foreignKeys)
        {
            yield return new Refusal($"The restored column '{target}' is in a foreign key between '{declaration.Table}' and '{other}'.", "Take the foreign key away for the time of the restore.");
        }

        // A foreign key on a column that is not unique makes every update of it an error, the one that shows the triggers too.
        foreach (var trigger in foreignKeys.Count > 0 || targets.Length == 0 ? [] : UpdateTriggers.Find(session, declaration.Table, targets))
        {
            yield return new Refusal($"The trigger '{trigger}' runs when {string.Join(" or ", targets.Select(target => $"'{declaration.Table}.{target}'"))} is updated.", "What it writes could not be undone: drop it for the time of the restore.");
        }

        foreach (var name in NumbersKeptAsText(table, declaration))
        {
            yield return new Refusal($"Where compares '{name}' as a number, but its type '{table.Columns[name].Type}' makes SQLite compare it as text.", "Declare the property as string, or give the column a numeric type.");
        }
    }

    // The text of a partial or computed index is not taken apart: naming the column is enough.
    private static List<string> UniqueIndexes(Session session, string table, string target) => session.List(
        "read the schema",
        """
        SELECT l.name FROM pragma_index_list(@table) l
        WHERE l."unique" AND (EXISTS (SELECT 1 FROM pragma_index_info(l.name) i WHERE i.name = @target COLLATE NOCASE)
          OR (l.partial OR EXISTS (SELECT 1 FROM pragma_index_info(l.name) i WHERE i.cid = -2))
            AND EXISTS (SELECT 1 FROM main.sqlite_schema s WHERE s.name = l.name AND instr(lower(s.sql), lower(@target))))
        """,
        row => row.GetString(0),
        new Parameter("@table", table),
        new Parameter("@target", target));

    private static List<string> ForeignKeys(Session session, string table, string target) => session.List(
        "read the schema",
        """
        SELECT f."table" FROM pragma_foreign_key_list(@table) f WHERE f."from" = @target COLLATE NOCASE
        UNION SELECT t.name FROM pragma_table_list t, pragma_foreign_key_list(t.name) f
        WHERE t.schema = 'main' AND f."table" = @table COLLATE NOCASE AND f."to" = @target COLLATE NOCASE
        """,
        row => row.GetString(0),
        new Parameter("@table", table),
        new Parameter("@target", target));

    private static IEnumerable<string> NumbersKeptAsText(TableCatalogue table, RestoreDeclaration declaration) => declaration.LiveColumns
        .Where(c => declaration.WhereColumns.Contains(c.Name, StringComparer.OrdinalIgnoreCase) && c.Kind <= ColumnKind.Double && table.Columns.TryGetValue(c.Name, out var facts) && Affinity.IsText(facts.Type))
        .Select(c => c.Name);
}
