using Backfill.Generators.Binding;
using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>Writes the statements of a plan in one dialect. Each can be read on its own; slots stay for the store to fill.</summary>
internal sealed class StatementsEmitter(SqlSyntax sql, Plan plan)
{
    private readonly string _target = SqlSyntax.Quote(plan.Target.Name);
    private readonly ColumnKind _kind = plan.Target.Kind;

    public void Emit(CodeWriter code)
    {
        code.Open($"private static readonly {CSharp.Planning}Statements {sql.Dialect} = new()");
        foreach (var (name, lines) in Statements())
        {
            Assign(code, name, lines);
        }

        code.Close("};");
    }

    private IEnumerable<(string Name, IReadOnlyList<string> Lines)> Statements()
    {
        var byPrimaryKey = $"FROM {{live}} t{sql.ByPrimaryKey}";
        var journalThenLive = $"FROM {{journal}} j {sql.OrderedJoin} {{live}} t{sql.ByPrimaryKey} ON {On("j", "t")}";
        yield return ("FirstKey", [$"SELECT {Key("t")} FROM {{live}} t ORDER BY {KeyNames("t")} LIMIT 1"]);
        yield return ("LastKey", [$"SELECT {Key("t")} FROM {{live}} t ORDER BY {KeyNames("t", descending: true)} LIMIT 1"]);
        yield return ("SliceEnd", [$"SELECT {Key("t")} {byPrimaryKey}", $"WHERE {Range("t")}", $"ORDER BY {KeyNames("t")} {sql.SkipToOne}"]);
        yield return ("ReadLive", [$"SELECT {LiveColumns()}", byPrimaryKey, $"WHERE {Range("t")}", .. Where("t", "  AND "), $"ORDER BY {KeyNames("t")} LIMIT @batch"]);
        yield return ("ReadArchive", [$"SELECT {Key("a")}, {Columns(plan.Archived, "a")}", $"FROM {{archive}} a WHERE {InKeys("a")}"]);
        yield return ("Stage", Stage());
        yield return ("Staged", [$"SELECT {JournalKey()} FROM {{journal}} j", $"WHERE j.`run_id` = @run AND {Range("j")}"]);
        yield return ("Reread", [$"SELECT {LiveColumns()}", byPrimaryKey, $"WHERE {InKeys("t")}", .. Where("t", "  AND "), $"ORDER BY {KeyNames("t")}{sql.ForUpdate}"]);
        yield return ("Apply", sql.Apply(On("j", "t"), _target, Range("j")));
        yield return ("Proof", ["SELECT COUNT(*)", journalThenLive, $"WHERE j.`run_id` = @run AND {Range("j")}", $"  AND (NOT ({Same($"t.{_target}", "j.`new`")}){{pins_moved}})"]);
        yield return ("ReadJournal",
        [
            $"SELECT {JournalKey()}, t.{SqlSyntax.Quote(plan.Key[0].Name)} IS NULL,",
            $"  {Same($"t.{_target}", "j.`new`")}, {Same($"t.{_target}", "j.`old`")},",
            $"  {sql.Text("j.`old`", _kind)}, {sql.Text("j.`new`", _kind)}, {sql.Text($"t.{_target}", _kind)}",
            $"FROM {{journal}} j LEFT JOIN {{live}} t ON {On("j", "t")}",
            $"WHERE j.`run_id` = @run AND {Range("j")}",
            $"ORDER BY {JournalKeyNames("j")} LIMIT @batch",
        ]);
        yield return ("ReadArchiveText", [$"SELECT {Key("a")}, {sql.Text($"a.{SqlSyntax.Quote(plan.Source.Name)}", _kind)}", $"FROM {{archive}} a WHERE {InKeys("a")}"]);
        yield return ("CountArchive", ["SELECT COUNT(*) FROM {archive} a", .. Where("a", "WHERE ")]);
        yield return ("StageUndo", StageUndo(journalThenLive));
        yield return ("ReadUndoneText", [$"SELECT {JournalKey()}, {sql.Text("j.`old`", _kind)}", $"FROM {{journal}} j WHERE j.`run_id` = @undone AND {InKeys("j")}"]);
        yield return ("Explain", [$"SELECT {LiveColumns()},", $"  {Selected()}", $"FROM {{live}} t WHERE {string.Join(" AND ", plan.Key.Select((k, i) => $"t.{SqlSyntax.Quote(k.Name)} = @from_{i}"))}"]);
    }

    private IReadOnlyList<string> Stage() =>
    [
        $"INSERT INTO {{journal}} (`run_id`, {KeyColumns()}, `old`, `new`, `archive_no`{{pin_names}})",
        $"SELECT @run, {JournalKeyNames("d")}, t.{_target}, d.`new`, d.`archive_no`{{pin_values}}",
        $"FROM {{rows}} d {sql.OrderedJoin} {{live}} t{sql.ByPrimaryKey} ON {On("d", "t")}",
        .. Where("t", "WHERE "),
        .. plan.Live.Select((c, i) =>
            $"{(i == 0 && plan.Restore.Where is null ? "WHERE " : "  AND ")}{sql.Bytes($"t.{SqlSyntax.Quote(c.Name)}", c.Kind)} {sql.Is} {sql.Seen($"d.{SqlSyntax.Quote("seen_" + c.Name)}", c.Kind)}"),
        $"ORDER BY {JournalKeyNames("d")}{sql.ForUpdate}",
    ];

    private IReadOnlyList<string> StageUndo(string journalThenLive) =>
    [
        $"INSERT INTO {{journal}} (`run_id`, {KeyColumns()}, `old`, `new`, `archive_no`{{pin_names}})",
        $"SELECT @run, {JournalKeyNames("j")}, t.{_target}, j.`old`, j.`archive_no`{{pin_values}}",
        journalThenLive,
        $"WHERE j.`run_id` = @undone AND {Range("j")}",
        $"  AND {Same($"t.{_target}", "j.`new`")} AND NOT ({Same("j.`old`", "j.`new`")})",
        $"ORDER BY {JournalKeyNames("j")}{sql.ForUpdate}",
    ];

    private IReadOnlyList<string> Where(string alias, string before) =>
        plan.Restore.Where is { } where ? [before + new ConditionSql(sql, plan, alias).Conjunct(where.Condition)] : [];

    private string Selected() =>
        plan.Restore.Where is { } where ? $"CASE WHEN {new ConditionSql(sql, plan, "t").Text(where.Condition)} THEN 1 ELSE 0 END" : "1";

    private string LiveColumns() => $"{Key("t")}, {Columns(plan.Live, "t")}";

    private string Columns(IEnumerable<BoundColumn> columns, string alias) =>
        string.Join(", ", columns.Select(c => sql.Read($"{alias}.{SqlSyntax.Quote(c.Name)}", c.Kind)));

    private string Same(string left, string right) => $"{sql.Bytes(left, _kind)} {sql.Is} {sql.Bytes(right, _kind)}";

    private string Key(string alias) => Columns(plan.Key, alias);

    private string JournalKey() => string.Join(", ", plan.Key.Select(k => sql.Read($"j.{KeyColumn(k)}", k.Kind)));

    private string KeyNames(string alias, bool descending = false) =>
        string.Join(", ", plan.Key.Select(k => $"{alias}.{SqlSyntax.Quote(k.Name)}{(descending ? " DESC" : string.Empty)}"));

    private string KeyColumns() => string.Join(", ", plan.Key.Select(KeyColumn));

    private string JournalKeyNames(string alias) => string.Join(", ", plan.Key.Select(k => $"{alias}.{KeyColumn(k)}"));

    private string On(string from, string to) => string.Join(" AND ", plan.Key.Select(k => $"{to}.{SqlSyntax.Quote(k.Name)} = {from}.{KeyColumn(k)}"));

    private string InKeys(string alias)
    {
        var names = alias == "j" ? JournalKeyNames("j") : KeyNames(alias);
        return $"{(plan.Key.Count > 1 ? $"({names})" : names)} IN {sql.Keys(plan.Key.Count > 1)}";
    }

    // Expanded: a row constructor is never range-optimised.
    private string Range(string alias)
    {
        string[] columns = [.. plan.Key.Select(k => alias == "j" ? $"j.{KeyColumn(k)}" : $"{alias}.{SqlSyntax.Quote(k.Name)}")];
        return $"{Bound(columns, 0, ">", "from")} AND {Bound(columns, 0, "<", "until")}";
    }

    private static string Bound(string[] columns, int i, string sign, string parameter) => i == columns.Length - 1
        ? $"{columns[i]} {sign}= @{parameter}_{i}"
        : $"({columns[i]} {sign} @{parameter}_{i} OR ({columns[i]} = @{parameter}_{i} AND {Bound(columns, i + 1, sign, parameter)}))";

    private static string KeyColumn(BoundColumn column) => SqlSyntax.Quote("key_" + column.Name);

    private static void Assign(CodeWriter code, string name, IReadOnlyList<string> lines)
    {
        foreach (var line in OnOneLine(lines) is { } whole ? [$"{name} = {CSharp.Literal(whole)},"] : Block(name, lines))
        {
            code.Line(line);
        }
    }

    private static string? OnOneLine(IReadOnlyList<string> lines)
    {
        var line = string.Join(" ", lines.Select(l => l.Trim()));
        return line.Length <= 150 || lines.Count == 1 ? line : null;
    }

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
}
