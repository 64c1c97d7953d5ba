using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>The generated statements of a restore with the slots filled that hold for a whole run.</summary>
internal sealed class LiveStatements
{
    private readonly RestoreDeclaration _declaration;
    private readonly ColumnFacts[] _key;
    private readonly ExampleRow _exampleRow;
    private readonly RowKeys _exampleKey;

    public LiveStatements(Restore restore, TableInspection live, ServerVersion version, IEnumerable<string> parameters)
    {
        _declaration = restore.Plan.Declaration;
        var generated = restore.Statements(SqlDialect.MySql);
        var pinsRead = AsReadStatements.CanStage(_declaration, generated, live) ? AsReadStatements.Unread(_declaration, live) : null;
        _key = [.. _declaration.Key.Select(k => live.Columns[k.Name])];
        Texts = new LiveTexts(_declaration, live);
        Text = Filled(generated, live, _declaration.Pins, pinsRead ?? []);
        string[] rowColumns =
        [
            .. _declaration.Key.Select(k => $"key_{k.Name}"),
            .. _declaration.RestoredColumns.Select((_, i) => _declaration.NewName(i)),
            .. _declaration.LiveColumns.Select(c => $"seen_{c.Name}"),
            "archive_no",
        ];
        string?[] charsets =
        [
            .. _key.Select(Charset), .. _declaration.Targets.Select(t => Charset(live.Columns[t.Name])), .. _declaration.LiveColumns.Select(_ => (string?)null), null,
        ];
        StatementTemplate Template(string text) => new(text, _key, rowColumns, charsets, version);
        Stage = Template(Text.Stage);
        Reread = Template(Text.Reread);
        ReadUndoneText = Template(Text.ReadUndoneText);
        AsRead = pinsRead is null ? null : new AsReadStatements(_declaration, live, Template(Text.StageAsRead!), Template(Text.ApplyAsRead!), pinsRead);
        _exampleRow = new ExampleRow(_declaration, _key);
        _exampleKey = new RowKeys(_exampleRow, _key.Length);
        var bound = parameters.ToArray();
        foreach (var (_, text) in All())
        {
            StatementTemplate.RequireBound(text, bound);
        }
    }

    /// <summary>All but <c>{rows}</c>, <c>{read}</c> and <c>{keys}</c> filled.</summary>
    public Statements Text { get; }

    /// <summary>The columns of text in their results.</summary>
    public LiveTexts Texts { get; }

    public StatementTemplate Stage { get; }

    /// <summary>For staging as read; null where that is not safe.</summary>
    public AsReadStatements? AsRead { get; }

    public StatementTemplate Reread { get; }

    public StatementTemplate ReadUndoneText { get; }

    /// <summary>By name, with one example row where rows or keys belong.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All() =>
    [
        new(nameof(Statements.FirstKey), Text.FirstKey),
        new(nameof(Statements.LastKey), Text.LastKey),
        new(nameof(Statements.SliceEnd), Text.SliceEnd),
        new(nameof(Statements.ReadLive), Text.ReadLive),
        new(nameof(Statements.Stage), Stage.Example(_exampleRow)),
        new(nameof(Statements.Staged), Text.Staged),
        new(nameof(Statements.Reread), Reread.Example(_exampleKey)),
        new(nameof(Statements.Apply), Text.Apply),
        .. AsRead?.All(_exampleRow) ?? [],
        new(nameof(Statements.Proof), Text.Proof),
        new(nameof(Statements.CountUnread), Text.CountUnread),
        new(nameof(Statements.ReadJournal), Text.ReadJournal),
        .. Text.CountComparisons is { } count ? [new(nameof(Statements.CountComparisons), count)] : Array.Empty<KeyValuePair<string, string>>(),
        new(nameof(Statements.StageUndo), Text.StageUndo),
        new(nameof(Statements.ReadUndoneText), ReadUndoneText.Example(_exampleKey)),
        new(nameof(Statements.Explain), Text.Explain),
    ];

    /// <summary><see cref="Statements.Explain"/> for a key: one that is given as text is compared as text, so that characters which the column does not have are an error.</summary>
    public string ExplainOf(CanonicalKey key) =>
        _declaration.Key.Where((column, i) => column.Kind == ColumnKind.String && KeyPart.Value(column.Kind, _key[i], key.Parts[i]) is byte[]).Any()
            ? KeyCollation.OfParameters(Text.Explain, _key)
            : Text.Explain;

    private static string? Charset(ColumnFacts column) => column.OwnText ? column.Charset : null;

    private Statements Filled(Statements text, TableInspection live, IReadOnlyList<string> pinned, IReadOnlyList<string> pinsRead)
    {
        var pins = live.Pins;

        // Along another index, or not at all: an optimizer that sorts keys would compare no more than the first max_sort_length bytes of them.
        var walk = live.Control!.JournalIndex is { } index ? $" FORCE INDEX ({index})" : "";
        string[] morePins = [.. pins.Except(pinned, StringComparer.OrdinalIgnoreCase)];
        string Fill(string statement, TextReads? texts = null) => KeyCollation.OfParameters(Slots(statement, texts), _key);
        string Slots(string statement, TextReads? texts = null) => statement
            .Replace("{texts}", texts?.Slot ?? "", StringComparison.Ordinal)
            .Replace("{live}", Quoted.Name(live.Database, live.Table), StringComparison.Ordinal)
            .Replace("{journal} j", $"{{journal}} j{walk}", StringComparison.Ordinal)
            .Replace("{journal}", live.Control.Journal, StringComparison.Ordinal)
            .Replace("{pins}", Each(morePins, c => $", t.{Quoted.Name(c)} = t.{Quoted.Name(c)}"), StringComparison.Ordinal)
            .Replace("{pin_names}", Each(pins, c => $", {Quoted.Name($"pin_{c}")}"), StringComparison.Ordinal)
            .Replace("{pin_values}", Each(pins, c => $", t.{Quoted.Name(c)}"), StringComparison.Ordinal)
            .Replace("{pin_reads}", Each(pinsRead, c => $", CAST(t.{Quoted.Name(c)} AS BINARY)"), StringComparison.Ordinal)
            .Replace("{pins_unmoved}", Each(pins, c => $" AND CAST(t.{Quoted.Name(c)} AS BINARY) <=> CAST(j.{Quoted.Name($"pin_{c}")} AS BINARY)"), StringComparison.Ordinal)
            .Replace("{pins_moved}", Each(pins, c => $" OR NOT (CAST(t.{Quoted.Name(c)} AS BINARY) <=> CAST(j.{Quoted.Name($"pin_{c}")} AS BINARY))"), StringComparison.Ordinal);

        return text with
        {
            FirstKey = Fill(text.FirstKey, Texts.Keys),
            LastKey = Fill(text.LastKey, Texts.Keys),
            SliceEnd = Fill(text.SliceEnd, Texts.Keys),
            ReadLive = Fill(text.ReadLive, Texts.Rows),
            Stage = Fill(text.Stage),
            Staged = Fill(text.Staged, Texts.JournalKeys),
            Reread = Fill(text.Reread, Texts.Rows),
            Apply = Fill(text.Apply),
            StageAsRead = text.StageAsRead is { } stage ? Fill(stage) : null,
            ApplyAsRead = text.ApplyAsRead is { } apply ? Fill(apply) : null,
            Proof = Fill(text.Proof),
            CountUnread = Fill(text.CountUnread.Replace("{unread}", Unread(live.Control.Exceptions), StringComparison.Ordinal)),
            ReadJournal = Fill(text.ReadJournal, Texts.Journal),
            CountComparisons = text.CountComparisons is { } count ? Fill(count) : null,
            StageUndo = Fill(text.StageUndo),
            ReadUndoneText = Fill(text.ReadUndoneText, Texts.Undone),
            Explain = Slots(text.Explain, Texts.Rows),
        };
    }

    private string Unread(string exceptions)
    {
        string Keys(Func<string, string> name) => string.Join(", ", _key.Select(k => name(k.Name)));
        var until = _key.Any(k => k.Family == ColumnFamily.Text)
            ? ""
            : $"\n  AND ({Keys(k => $"t.{Quoted.Name(k)}")}) <= ({string.Join(", ", _key.Select((_, i) => $"@until_{i}"))})";
        string NoneIn(string table, string alias) =>
            $"\n  AND NOT EXISTS (SELECT 1 FROM {table} {alias} WHERE {alias}.`run_id` = @run{string.Concat(_key.Select(k => $" AND {alias}.{Quoted.Name($"key_{k.Name}")} = t.{Quoted.Name(k.Name)}"))})";
        return until + NoneIn("{journal}", "j") + NoneIn(exceptions, "e");
    }

    private static string Each(IReadOnlyList<string> pins, Func<string, string> sql) => string.Concat(pins.Select(sql));
}
