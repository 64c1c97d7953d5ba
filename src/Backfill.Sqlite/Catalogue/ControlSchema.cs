using System.Security.Cryptography;
using System.Text;
using Backfill.Planning;
using Backfill.Sqlite.Sessions;
using Backfill.Sqlite.Values;
using Backfill.Stores;

namespace Backfill.Sqlite.Catalogue;

/// <summary>The control tables of a restore: their names and their SQL. They stand in the live file itself, because SQLite has no schemas.</summary>
internal static class ControlSchema
{
    /// <summary>What SQLite leaves out of the statement that it keeps.</summary>
    private const string IfNotExists = "IF NOT EXISTS main.";

    private const string Runs = """
        CREATE TABLE IF NOT EXISTS main.backfill_run (
          id INTEGER PRIMARY KEY AUTOINCREMENT, restore TEXT NOT NULL, live_table TEXT NOT NULL COLLATE NOCASE,
          undoes INTEGER NULL, plan_id TEXT NOT NULL, declaration TEXT NOT NULL, arguments TEXT NOT NULL, pins TEXT NOT NULL, state TEXT NOT NULL,
          start_key TEXT NOT NULL, end_key TEXT NOT NULL, started_by TEXT NOT NULL, created_at TEXT NOT NULL, ended_at TEXT NULL,
          epoch INTEGER NOT NULL, owner TEXT NOT NULL, taken_at TEXT NOT NULL, heartbeat TEXT NOT NULL)
        """;

    // A row for each column of a run, so that no two live runs share one, however many columns each writes.
    private const string Columns = """
        CREATE TABLE IF NOT EXISTS main.backfill_column (
          run_id INTEGER NOT NULL, column_no INTEGER NOT NULL, live_table TEXT NOT NULL COLLATE NOCASE, live_column TEXT NOT NULL COLLATE NOCASE,
          active INTEGER NULL, PRIMARY KEY (run_id, column_no), UNIQUE (live_table, live_column, active)) WITHOUT ROWID
        """;

    private const string Ranges = """
        CREATE TABLE IF NOT EXISTS main.backfill_range (
          run_id INTEGER NOT NULL, range_no INTEGER NOT NULL, epoch INTEGER NOT NULL, batch INTEGER NOT NULL, after_key TEXT NULL, until_key TEXT NOT NULL,
          cursor_key TEXT NULL, owner TEXT NOT NULL, heartbeat TEXT NOT NULL, ended INTEGER NOT NULL DEFAULT 0, selected INTEGER NOT NULL DEFAULT 0,
          recorded INTEGER NOT NULL DEFAULT 0, not_in_archive INTEGER NOT NULL DEFAULT 0, same_as_archive INTEGER NOT NULL DEFAULT 0,
          null_in_archive INTEGER NOT NULL DEFAULT 0, source_unchanged INTEGER NOT NULL DEFAULT 0, skipped_by_guard INTEGER NOT NULL DEFAULT 0,
          restored INTEGER NOT NULL DEFAULT 0, conflict INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY (run_id, range_no)) WITHOUT ROWID
        """;

    private static readonly (string Name, string Ddl)[] Shared = [("backfill_run", Runs), ("backfill_column", Columns), ("backfill_range", Ranges)];

    /// <summary>The tables for a restore of a table that exists with the declared columns.</summary>
    public static ControlTables Of(Session session, TableCatalogue table, RestoreDeclaration declaration)
    {
        // The journal is walked by the live key's own order, so it needs the live key's collation.
        var columns = KeyColumns.Complete(table.Columns, session, declaration.Table, declaration.Key);
        var keys = declaration.Key.Select(c => (Name: Quoted.Name("key_" + c.Name), Facts: columns[c.Name])).ToList();
        var keyColumns = string.Concat(keys.Select(k => $"{k.Name} {k.Facts.Type} NOT NULL{(k.Facts.Collation is { } collation and not "BINARY" ? $" COLLATE {collation}" : "")}, "));
        var primaryKey = $"PRIMARY KEY (run_id, {string.Join(", ", keys.Select(k => k.Name))})";
        string[] types = [.. declaration.Targets.Select(c => table.Columns[c.Name].Type)];
        var values = string.Concat(types.Select((type, i) => $"{Quoted.Name(declaration.OldName(i))} {type} NULL, {Quoted.Name(declaration.NewName(i))} {type} NULL, "));
        var strict = table.Strict ? "STRICT, " : "";
        var suffix = $"{declaration.Table}_{string.Join('_', declaration.Targets.Select(c => c.Name))}_{Shape($"{keyColumns}{values}{strict}")}";
        var (journal, exceptions) = ("backfill_journal_" + suffix, "backfill_exception_" + suffix);
        (string Name, string Ddl)[] own =
        [
            (journal, $"CREATE TABLE IF NOT EXISTS {Quoted.Table(journal)} (\n  run_id INTEGER NOT NULL, {keyColumns}{values}archive_no INTEGER NOT NULL,\n  {primaryKey}) {strict}WITHOUT ROWID"),
            (exceptions, $"CREATE TABLE IF NOT EXISTS {Quoted.Table(exceptions)} (\n  run_id INTEGER NOT NULL, {keyColumns}outcome TEXT NOT NULL, reason TEXT NULL,\n  {primaryKey}) {strict}WITHOUT ROWID"),
        ];
        (string Name, string Ddl)[] missing = [.. Shared.Concat(own).Where(t => !Exists(session, t.Name))];
        return new ControlTables(Quoted.Table(journal), Quoted.Table(exceptions), [.. missing.Select(t => t.Ddl)], [], [.. missing.Select(t => t.Name)])
        {
            HasJournal = Exists(session, journal),
            Refusals = Differences(session),
        };
    }

    /// <summary>What speaks against the shared tables that the file has: another version of Backfill made them otherwise.</summary>
    public static IReadOnlyList<Refusal> Differences(Session session)
    {
        var stored = session.List(
            "read the schema", "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND name LIKE 'backfill\\_%' ESCAPE '\\'", row => (Name: row.GetString(0), Sql: row.GetString(1)));
        return
        [
            .. Shared.Where(t => stored.Exists(s => s.Name.Equals(t.Name, StringComparison.OrdinalIgnoreCase) && Words(s.Sql) != Words(t.Ddl.Replace(IfNotExists, "", StringComparison.Ordinal))))
                .Select(t => new Refusal(
                    $"The control table {t.Name} of the live file is of another version of Backfill.",
                    "Undo its runs with that version where that is still wanted, then drop the tables whose names begin with backfill_.")),
        ];
    }

    /// <summary>Whether the file has the table.</summary>
    public static bool Exists(Session session, string table) =>
        session.Number("read the schema", "SELECT EXISTS (SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = @table COLLATE NOCASE)", new Parameter("@table", table)) != 0;

    private static string Words(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Shape(string columns) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(columns)))[..4];
}
