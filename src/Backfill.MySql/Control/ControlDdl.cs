using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Control;

/// <summary>The CREATE statements of the control tables of one restore.</summary>
internal sealed class ControlDdl
{
    private readonly ControlNames _names;

    /// <param name="names">The schema.</param>
    /// <param name="declaration">The restore.</param>
    /// <param name="table">The live table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="pins">The pinned columns.</param>
    public ControlDdl(ControlNames names, RestoreDeclaration declaration, string table, IReadOnlyDictionary<string, ColumnFacts> columns, IReadOnlyList<string> pins)
    {
        _names = names;
        Shared = new SharedTables(names);
        ColumnFacts[] key = [.. declaration.Key.Select(k => columns[k.Name])];
        ColumnFacts[] targets = [.. declaration.Targets.Select(t => columns[t.Name])];
        string[] targetNames = [.. targets.Select(t => t.Name)];
        (string Name, ColumnFacts Live)[] values = [.. targets.SelectMany((t, i) => new[] { (declaration.OldName(i), t), (declaration.NewName(i), t) })];
        ColumnFacts[] pinned = [.. pins.Select(p => columns[p])];
        JournalName = ControlNames.Of("backfill_journal", table, targetNames, [.. key, .. targets, .. pinned]);
        ExceptionsName = ControlNames.Of("backfill_exception", table, targetNames, key);
        JournalColumns = [.. declaration.Key.Zip(key, (k, c) => ($"key_{k.Name}", c)), .. values, .. pinned.Select(p => ($"pin_{p.Name}", p))];
        var keys = string.Join(", ", declaration.Key.Select(k => Quoted.Name($"key_{k.Name}")));
        var keyColumns = declaration.Key.Zip(key, (k, c) => $"  {Quoted.Name($"key_{k.Name}")} {ExactType(c)} NOT NULL,\n");

        // Exactly the live type, and nothing that moves or fills a value by itself: a wider or automatic journal would differ from what was written (trap 5).
        Journal = $"""
            CREATE TABLE IF NOT EXISTS {Quoted.Name(names.Schema, JournalName)} (
              `run_id` BIGINT UNSIGNED NOT NULL,
            {string.Concat(keyColumns)}{string.Concat(values.Select(v => $"  {Quoted.Name(v.Name)} {ExactType(v.Live)} NULL DEFAULT NULL,\n"))}{string.Concat(pinned.Select(p => $"  {Quoted.Name($"pin_{p.Name}")} {ExactType(p)} NULL DEFAULT NULL,\n"))}  `archive_no` SMALLINT UNSIGNED NOT NULL,
              PRIMARY KEY (`run_id`, {keys})
            ) ENGINE=InnoDB
            """;
        Exceptions = $"""
            CREATE TABLE IF NOT EXISTS {Quoted.Name(names.Schema, ExceptionsName)} (
              `run_id` BIGINT UNSIGNED NOT NULL,
            {string.Concat(keyColumns)}  `outcome` VARCHAR(20) NOT NULL,
              `reason` VARCHAR(500) NULL,
              PRIMARY KEY (`run_id`, {keys})
            ) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """;
    }

    public string JournalName { get; }

    public string ExceptionsName { get; }

    /// <summary>The journal's columns that are what the live table has.</summary>
    public IReadOnlyList<(string Name, ColumnFacts Live)> JournalColumns { get; }

    /// <summary>The tables that every restore shares.</summary>
    public SharedTables Shared { get; }

    public string Schema => $"CREATE SCHEMA IF NOT EXISTS {Quoted.Name(_names.Schema)}";

    public string Journal { get; }

    public string Exceptions { get; }

    /// <summary>Every table by name, in the order in which they are made.</summary>
    public IReadOnlyList<(string Name, string Ddl)> All => [.. Shared.All, (JournalName, Journal), (ExceptionsName, Exceptions)];

    private static string ExactType(ColumnFacts column) =>
        column is { Charset: not null, Family: ColumnFamily.Text or ColumnFamily.Enumeration }
            ? $"{column.Type} CHARACTER SET {column.Charset} COLLATE {column.Collation}"
            : column.Type;
}
