using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Control;

/// <summary>The CREATE statements of the control tables of one restore.</summary>
internal sealed class ControlDdl
{
    /// <summary>The column that stands for a long key in the primary key. No column of live has this name here: each has a prefix.</summary>
    public const string HashName = "hash_of_key";
    private const string Hash = $"`{HashName}`";
    private const string ByKey = "`by_key`";

    private readonly ControlNames _names;
    private readonly ColumnFacts[] _key;
    private readonly string[] _keyNames;
    private readonly bool _isHashed;
    private readonly string[] _targets;

    /// <param name="names">The schema.</param>
    /// <param name="declaration">The restore.</param>
    /// <param name="table">The live table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="pins">The pinned columns.</param>
    /// <param name="size">What a row and a key may have.</param>
    public ControlDdl(
        ControlNames names, RestoreDeclaration declaration, string table, IReadOnlyDictionary<string, ColumnFacts> columns, IReadOnlyList<string> pins, RowSize size)
    {
        _names = names;
        Shared = new SharedTables(names);
        _key = [.. declaration.Key.Select(k => columns[k.Name])];
        _keyNames = [.. declaration.Key.Select(k => $"key_{k.Name}")];
        ColumnFacts[] targets = [.. declaration.Targets.Select(t => columns[t.Name])];
        _targets = [.. targets.Select(t => t.Name)];
        ColumnFacts[] pinned = [.. pins.Select(p => columns[p])];
        JournalName = ControlNames.Of("backfill_journal", table, _targets, [.. _key, .. targets, .. pinned]);
        ExceptionsName = ControlNames.Of("backfill_exception", table, _targets, _key);

        IEnumerable<JournalColumn> Nullable(bool wide) =>
        [
            .. targets.SelectMany((t, i) => new[] { declaration.OldName(i), declaration.NewName(i) }.Select(name => new JournalColumn(name, t, wide && RowSize.IsLong(t)))),
            .. pinned.Select(p => new JournalColumn($"pin_{p.Name}", p)),
        ];
        JournalColumn[] exact = [.. Nullable(wide: false)];
        JournalColumn[] nullable = size.Fits(_key, exact) ? exact : [.. Nullable(wide: true)];
        _isHashed = !size.FitsIndex(_key);
        Fits = size.Fits(_key, nullable);
        JournalColumns = [.. _keyNames.Zip(_key, (name, k) => new JournalColumn(name, k)), .. nullable];
        Journal = Table(
            JournalName,
            [.. nullable.Select(c => $"{Quoted.Name(c.Name)} {c.Definition} NULL DEFAULT NULL"), "`archive_no` SMALLINT UNSIGNED NOT NULL"],
            _isHashed ? [$"KEY {ByKey} ({KeyNames})"] : []);
        Exceptions = Table(ExceptionsName, ["`outcome` VARCHAR(20) NOT NULL", "`reason` VARCHAR(500) NULL"], []) + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    }

    public string JournalName { get; }

    public string ExceptionsName { get; }

    /// <summary>The journal's columns that are what the live table has.</summary>
    public IReadOnlyList<JournalColumn> JournalColumns { get; }

    /// <summary>The index along which the journal is walked where that is not its primary key; else null.</summary>
    public string? JournalIndex => _isHashed ? ByKey : null;

    /// <summary>The tables that every restore shares.</summary>
    public SharedTables Shared { get; }

    public string Schema => $"CREATE SCHEMA IF NOT EXISTS {Quoted.Name(_names.Schema)}";

    public string Journal { get; }

    public string Exceptions { get; }

    /// <summary>Every table by name, in the order in which they are made.</summary>
    public IReadOnlyList<(string Name, string Ddl)> All => [.. Shared.All, (JournalName, Journal), (ExceptionsName, Exceptions)];

    /// <summary>Why a journal that does not exist could not be made.</summary>
    public Refusal? TooLarge => Fits ? null : new Refusal(
        $"A row of the journal would have the columns {string.Join(", ", _targets)} twice, before and after, and so more than the server takes.", "Restore fewer columns in one Group.");

    private bool Fits { get; }

    private string KeyNames => string.Join(", ", _keyNames.Select(Quoted.Name));

    /// <summary>
    /// The server refuses a second row of a key in a run. A key as long as an index may be leaves no room for the run: there a hash of its bytes stands for it.
    /// </summary>
    private string Table(string name, IEnumerable<string> columns, IEnumerable<string> indexes)
    {
        string[] lines =
        [
            "`run_id` BIGINT UNSIGNED NOT NULL",
            .. _keyNames.Zip(_key, (key, c) => $"{Quoted.Name(key)} {new JournalColumn(key, c).Definition} NOT NULL"),
            .. columns,
            .. _isHashed ? [$"{Hash} BINARY(32) NOT NULL DEFAULT (UNHEX({HashOfKey}))"] : Array.Empty<string>(),
            $"PRIMARY KEY (`run_id`, {(_isHashed ? Hash : KeyNames)})",
            .. indexes,
        ];
        return $"CREATE TABLE IF NOT EXISTS {Quoted.Name(_names.Schema, name)} (\n  {string.Join(",\n  ", lines)}\n) ENGINE=InnoDB ROW_FORMAT=DYNAMIC";
    }

    private string HashOfKey
    {
        get
        {
            string[] parts = [.. _keyNames.Select(name => $"SHA2({Quoted.Name(name)}, 256)")];
            return parts.Length == 1 ? parts[0] : $"SHA2(CONCAT({string.Join(", ", parts)}), 256)";
        }
    }
}
