using Backfill.Planning;
using Backfill.Sqlite.Catalogue;
using Backfill.Sqlite.Values;
using Backfill.Stores;

namespace Backfill.Sqlite.Live;

/// <summary>The statements of a restore with the slots of the run filled; <c>{rows}</c> and <c>{keys}</c> are left for the batch.</summary>
internal sealed class LiveStatements
{
    private readonly string _rowColumns;
    private readonly int _keyColumns;

    /// <summary>Fills them.</summary>
    public LiveStatements(Restore restore, ControlTables control)
    {
        var declaration = restore.Plan.Declaration;
        _keyColumns = declaration.Key.Count;
        _rowColumns = string.Join(", ",
        [
            .. declaration.Key.Select(c => Quoted.Name("key_" + c.Name)),
            .. declaration.RestoredColumns.Select((_, i) => Quoted.Name(declaration.NewName(i))),
            .. declaration.LiveColumns.Select(c => Quoted.Name("seen_" + c.Name)),
            "archive_no",
        ]);
        var s = restore.Statements(SqlDialect.Sqlite);
        Filled = s with
        {
            FirstKey = Fill(s.FirstKey),
            LastKey = Fill(s.LastKey),
            SliceEnd = Fill(s.SliceEnd),
            ReadLive = Fill(s.ReadLive),
            Stage = Fill(s.Stage),
            Staged = Fill(s.Staged),
            Reread = Fill(s.Reread),
            Apply = Fill(s.Apply),
            Proof = Fill(s.Proof),
            CountUnread = Fill(s.CountUnread.Replace("{unread}", Unread(), StringComparison.Ordinal)),
            ReadJournal = Fill(s.ReadJournal),
            CountComparisons = s.CountComparisons is { } count ? Fill(count) : null,
            StageUndo = Fill(s.StageUndo),
            ReadUndoneText = Fill(s.ReadUndoneText),
            Explain = Fill(s.Explain),
        };

        string Unread()
        {
            string Keys(Func<string, int, string> name) => string.Join(", ", declaration.Key.Select((k, i) => name(k.Name, i)));
            string NoneIn(string table, string alias) =>
                $"\n  AND NOT EXISTS (SELECT 1 FROM {table} {alias} WHERE {alias}.run_id = @run AND ({Keys((k, _) => $"{alias}.{Quoted.Name("key_" + k)}")}) = ({Keys((k, _) => $"t.{Quoted.Name(k)}")}))";
            return $"\n  AND ({Keys((k, _) => $"t.{Quoted.Name(k)}")}) <= ({Keys((_, i) => $"@until_{i}")})" + NoneIn("{journal}", "j") + NoneIn(control.Exceptions, "e");
        }

        string Fill(string statement) => statement
            .Replace("{live}", Quoted.Table(declaration.Table), StringComparison.Ordinal)
            .Replace("{journal}", control.Journal, StringComparison.Ordinal)
            .Replace("{pins}", "", StringComparison.Ordinal)
            .Replace("{pin_names}", "", StringComparison.Ordinal)
            .Replace("{pin_values}", "", StringComparison.Ordinal)
            .Replace("{pins_moved}", "", StringComparison.Ordinal);
    }

    /// <summary>The statements.</summary>
    public Statements Filled { get; }

    /// <summary>A statement with the rows of a batch.</summary>
    public string WithRows(string statement, RowWriter writer, IRowSource rows) => statement.Replace("{rows}", writer.Rows(_rowColumns, rows), StringComparison.Ordinal);

    /// <summary>A statement with the keys of a batch.</summary>
    public string WithKeys(string statement, RowWriter writer, IRowSource keys) => statement.Replace("{keys}", writer.Keys(_keyColumns, keys), StringComparison.Ordinal);

    /// <summary>All of them by name, with one row for an example.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Shown(RowWriter writer, ExampleRow key, ExampleRow row) =>
    [
        new(nameof(Statements.FirstKey), Filled.FirstKey),
        new(nameof(Statements.LastKey), Filled.LastKey),
        new(nameof(Statements.SliceEnd), Filled.SliceEnd),
        new(nameof(Statements.ReadLive), Filled.ReadLive),
        new(nameof(Statements.Stage), WithRows(Filled.Stage, writer, row)),
        new(nameof(Statements.Staged), Filled.Staged),
        new(nameof(Statements.Reread), WithKeys(Filled.Reread, writer, key)),
        new(nameof(Statements.Apply), Filled.Apply),
        new(nameof(Statements.Proof), Filled.Proof),
        new(nameof(Statements.CountUnread), Filled.CountUnread),
        new(nameof(Statements.ReadJournal), Filled.ReadJournal),
        .. Filled.CountComparisons is { } count ? [new(nameof(Statements.CountComparisons), count)] : Array.Empty<KeyValuePair<string, string>>(),
        new(nameof(Statements.StageUndo), Filled.StageUndo),
        new(nameof(Statements.ReadUndoneText), WithKeys(Filled.ReadUndoneText, writer, key)),
        new(nameof(Statements.Explain), Filled.Explain),
    ];
}
