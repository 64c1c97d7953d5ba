using Backfill.Generators.Binding;
using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>Writes the statements of a plan in one dialect. Each can be read on its own; slots stay for the store to fill.</summary>
internal sealed class StatementsEmitter(SqlSyntax sql, Plan plan)
{
    private const string OfRun = "j.`run_id` = @run";
    private const string OfUndone = "j.`run_id` = @undone";

    private readonly KeySql _key = new(sql, plan.Key);
    private readonly KeySql _archivedKey = new(sql, plan.ArchivedKey);
    private readonly IReadOnlyList<Written> _written =
    [
        .. plan.Columns.Select((c, i) => new Written(
            SqlSyntax.Quote(c.Target.Name), SqlSyntax.Quote(c.Source.Name), SqlSyntax.Quote(plan.OldName(i)), SqlSyntax.Quote(plan.NewName(i)), c.Target.Kind)),
    ];

    public void Emit(CodeWriter code)
    {
        code.Open($"private static readonly {CSharp.Planning}Statements {sql.Dialect} = new()");
        foreach (var (name, text) in Statements())
        {
            string[] lines = [.. text.SelectMany(l => l.Split('\n'))];
            if (lines.Length == 0)
            {
                code.Line($"{name} = null,");
                continue;
            }

            foreach (var line in SqlText.OnOneLine(lines) is { } whole ? [$"{name} = {CSharp.Literal(whole)},"] : Block(name, lines))
            {
                code.Line(line);
            }
        }

        code.Close("};");
    }

    private IEnumerable<(string Name, IReadOnlyList<string> Lines)> Statements()
    {
        var table = $"FROM {{live}} t{sql.ByPrimaryKey}";
        var journal = $"FROM {{journal}} j {sql.OrderedJoin} {{live}} t{sql.ByPrimaryKey} ON {_key.On("j", "t")}";
        yield return ("FirstKey", [.. Select(Key("t")), "FROM {live} t", $"ORDER BY {_key.Names("t")} LIMIT 1"]);
        yield return ("LastKey", [.. Select(Key("t")), "FROM {live} t", $"ORDER BY {_key.Names("t", " DESC")} LIMIT 1"]);
        yield return ("SliceEnd", [.. Select(Key("t")), table, .. SqlText.Where(_key.Range("t")), $"ORDER BY {_key.Names("t")} {sql.SkipToOne}"]);
        yield return ("ReadLive", [.. Select(ReadColumns()), table, .. SqlText.Where(_key.Range("t"), Selection("t")), $"ORDER BY {_key.Names("t")} LIMIT @batch"]);
        yield return ("ReadArchive", [.. Select(WithTexts([.. _archivedKey.Read("a"), .. Columns(plan.Archived, "a")], plan.ArchivedKey.Concat(plan.Archived))), "FROM {archive} a", .. SqlText.Where(_archivedKey.In("a"))]);
        yield return ("Stage", Stage());
        yield return ("Staged", [.. Select(Key("j")), "FROM {journal} j", .. SqlText.Where([OfRun, .. _key.Range("j")])]);
        yield return ("Reread", [.. Select(WithTexts(LiveColumns(), LiveText)), table, .. SqlText.Where(_key.In("t"), Selection("t")), $"ORDER BY {_key.Names("t")}{sql.ForUpdate}"]);
        yield return ("Apply", [.. sql.Apply(_key.On("j", "t"), NewValues).Select(Pinned), .. SqlText.Where(sql.ApplyJoin(_key.On("j", "t")), [OfRun, .. _key.Range("j")])]);
        if (StagesAsRead)
        {
            yield return ("StageAsRead", [$"{Insert} VALUES {{read}}"]);
            yield return ("ApplyAsRead", [.. sql.ApplyByKeys($"{OfRun} AND {_key.On("j", "t")}", NewValues).Select(Pinned), .. SqlText.Where(_key.In("t"), Selection("t"), [$"{All(HoldOld, "")}{{pins_unmoved}}"])]);
        }

        yield return ("Proof", Proof(journal));
        yield return ("ReadJournal", ReadJournal());
        yield return ("ReadArchiveText", [.. Select(WithTexts([.. _archivedKey.Read("a"), .. Texts()], plan.ArchivedKey.Concat(TextColumns))), "FROM {archive} a", .. SqlText.Where(_archivedKey.In("a"))]);
        yield return ("CountArchive", CountArchive());
        if (plan.Restore.Where is { ComparesMore: true } where)
        {
            yield return ("CountComparisons", ComparisonsSql.Count(sql, new ConditionSql(sql, plan.ColumnOf, "t"), where.Sides, table, _key.Range("t"), _key.IsFrom("t")));
        }

        yield return ("CountUnread", CountUnread());
        yield return ("StageUndo", StageUndo(journal));
        yield return ("ReadUndoneText", [.. Select(WithTexts([.. _key.Read("j"), .. _written.Select(w => sql.Text("j." + w.Old, w.Kind))], JournalText)), "FROM {journal} j", .. SqlText.Where([OfUndone, .. _key.In("j")])]);
        yield return ("Explain", Explain());
    }

    private IEnumerable<(string Column, string Value)> NewValues => _written.Select(w => (w.Target, "j." + w.New));

    private string Pinned(string line) => line.Replace("{pins}", $"{sql.Pins(plan.Pins)}{{pins}}");

    private IReadOnlyList<string> Stage() =>
    [
        Insert,
        $"SELECT @run, {_key.Names("d")}, {Listed(w => [$"t.{w.Target}", $"d.{w.New}"])}, d.`archive_no`{{pin_values}}",
        $"FROM {{rows}} d {sql.OrderedJoin} {{live}} t{sql.ByPrimaryKey} ON {_key.On("d", "t")}",
        .. SqlText.Where([Selection("t"), .. plan.Live.Select<BoundColumn, IReadOnlyList<string>>(c => [Unchanged(c)])]),
        $"ORDER BY {_key.Names("d")}{sql.ForUpdate}",
    ];

    private IReadOnlyList<string> ReadJournal() =>
    [
        $"SELECT {string.Join(", ", _key.Read("j"))}, {_key.First("t")} IS NULL,",
        $"  {AsOne(HoldNew)},{(_written.Count == 1 ? " " : "\n  ")}{AsOne(HoldOld)}, {sql.Read("j.`archive_no`", ColumnKind.Int64)},",
        string.Join(_written.Count == 1 ? " " : "\n  ", [
            $"  {Listed(w => [sql.Text($"j.{w.Old}", w.Kind)])},", $"{Listed(w => [sql.Text($"j.{w.New}", w.Kind)])},", $"{Listed(w => [sql.Text($"t.{w.Target}", w.Kind)])}{Slot(JournalText)}"]),
        $"FROM {{journal}} j LEFT JOIN {{live}} t ON {_key.On("j", "t")}",
        .. SqlText.Where([OfRun, .. _key.Range("j")]),
        $"ORDER BY {_key.Names("j")} LIMIT @batch",
    ];

    private IReadOnlyList<string> Proof(string journal)
    {
        string[] digests = [.. _written.Select(w => sql.Digest($"j.{w.New}", w.Kind)).OfType<string>()];
        string[] where = [OfRun, .. _key.Range("j")];
        return digests.Length == 0
            ? [$"SELECT COUNT(*) {journal}", .. SqlText.Where(where, [$"(NOT ({All(HoldNew, "    ")}){{pins_moved}})"])]
            : [.. Select([$"COALESCE(SUM(NOT ({All(HoldNew, "    ")}){{pins_moved}}), 0)", .. digests]), journal, .. SqlText.Where(where)];
    }

    private IReadOnlyList<string> StageUndo(string journal) =>
    [
        Insert,
        $"SELECT @run, {_key.Names("j")}, {Listed(w => [$"t.{w.Target}", $"j.{w.Old}"])}, j.`archive_no`{{pin_values}}",
        journal,
        .. SqlText.Where([OfUndone, .. _key.Range("j")], [.. HoldNew, $"NOT ({All(_written.Select(w => Same($"j.{w.Old}", $"j.{w.New}", w.Kind)), "    ")})"]),
        $"ORDER BY {_key.Names("j")}{sql.ForUpdate}",
    ];

    private IReadOnlyList<string> CountArchive() => plan.ArchivedWhere is not { } read ? [] :
    [
        "SELECT COUNT(*) FROM {archive} a",
        .. SqlText.Where(plan.Restore.Where is { } where ? new ConditionSql(sql, property => read.First(c => c.Property == property), "a").Conjuncts(where.Condition) : []),
    ];

    // No index is named and no key compared: the server counts in any way but that of the walk.
    private string[] CountUnread()
    {
        string[] lines = ["SELECT COUNT(*) FROM {live} t", .. SqlText.Where(Selection("t") is { Count: > 0 } selection ? selection : ["TRUE"])];
        lines[^1] += "{unread}";
        return lines;
    }

    private IReadOnlyList<string> Explain()
    {
        var selected = plan.Restore.Where is { } where ? $"CASE WHEN {new ConditionSql(sql, plan.ColumnOf, "t").Text(where.Condition)} THEN 1 ELSE 0 END" : "1";
        return [.. Select(WithTexts([.. LiveColumns(), selected], LiveText)), $"FROM {{live}} t WHERE {_key.IsFrom("t")}"];
    }

    private IReadOnlyList<string> Selection(string alias) =>
        plan.Restore.Where is { } where ? new ConditionSql(sql, plan.ColumnOf, alias).Conjuncts(where.Condition) : [];

    private bool StagesAsRead => sql.StagesAsRead && plan.CanStageAsRead;

    private string[] ReadColumns()
    {
        string[] columns = [.. LiveColumns(), .. _key.HasText ? [_key.IsFrom("t")] : Array.Empty<string>()];
        columns[^1] += StagesAsRead ? "{pin_reads}" : string.Empty;
        return WithTexts(columns, LiveText);
    }

    private IEnumerable<BoundColumn> LiveText => plan.Key.Concat(plan.Live);

    private IEnumerable<BoundColumn> JournalText => plan.Key.Concat(plan.Columns.Select(c => c.Target));

    private IEnumerable<BoundColumn> TextColumns => plan.Computes ? plan.Archived : plan.Columns.Select(c => c.Source);

    private string[] Key(string alias) => WithTexts(_key.Read(alias), plan.Key);

    private string[] WithTexts(IEnumerable<string> read, IEnumerable<BoundColumn> of)
    {
        string[] columns = [.. read];
        columns[^1] += Slot(of);
        return columns;
    }

    private string Slot(IEnumerable<BoundColumn> columns) => columns.Any(c => c.Kind == ColumnKind.String) ? sql.Texts : string.Empty;

    private IEnumerable<string> LiveColumns() => _key.Read("t").Concat(Columns(plan.Live, "t"));

    private IEnumerable<string> Columns(IEnumerable<BoundColumn> columns, string alias) =>
        columns.Select(c => sql.Read($"{alias}.{SqlSyntax.Quote(c.Name)}", c.Kind));

    // What Value makes of the row can only be compared by making it again.
    private IEnumerable<string> Texts() => !plan.Computes
        ? _written.Select(w => sql.Text("a." + w.Source, w.Kind))
        : plan.Archived.Select(c => sql.WholeText($"a.{SqlSyntax.Quote(c.Name)}", c.Kind));

    private string Unchanged(BoundColumn column) =>
        $"{sql.Bytes($"t.{SqlSyntax.Quote(column.Name)}", column.Kind)} {sql.Is} {sql.Seen($"d.{SqlSyntax.Quote("seen_" + column.Name)}", column.Kind)}";

    private string Insert => $"INSERT INTO {{journal}} (`run_id`, {_key.JournalColumns}, {Listed(w => [w.Old, w.New])}, `archive_no`{{pin_names}})";

    private IEnumerable<string> HoldNew => _written.Select(w => Same($"t.{w.Target}", $"j.{w.New}", w.Kind));

    private IEnumerable<string> HoldOld => _written.Select(w => Same($"t.{w.Target}", $"j.{w.Old}", w.Kind));

    private string Listed(Func<Written, IEnumerable<string>> pieces) => string.Join(", ", _written.SelectMany(pieces));

    private string AsOne(IEnumerable<string> conditions) => _written.Count == 1 ? All(conditions, "") : $"({All(conditions, "  ")})";

    /// <summary>Several conditions stand on a line each.</summary>
    private static string All(IEnumerable<string> conditions, string indent) => string.Join($"\n{indent}  AND ", conditions);

    private string Same(string left, string right, ColumnKind kind) => $"{sql.Bytes(left, kind)} {sql.Is} {sql.Bytes(right, kind)}";

    private static IReadOnlyList<string> Select(IEnumerable<string> columns) => SqlText.List("SELECT", columns);

    private static IEnumerable<string> Block(string name, IReadOnlyList<string> lines)
    {
        // A name may contain quotes itself.
        var quotes = "\"\"\"";
        while (lines.Any(l => l.Contains(quotes)))
        {
            quotes += "\"";
        }

        return [$"{name} = {quotes}", .. lines.Select(l => "    " + l), $"    {quotes},"];
    }

    /// <summary>A restored column: its quoted names in live, the backup and the journal.</summary>
    private sealed record Written(string Target, string Source, string Old, string New, ColumnKind Kind);
}
