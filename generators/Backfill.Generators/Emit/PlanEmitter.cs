using Backfill.Generators.Binding;
using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>Writes a plan class: row types, declaration, statements, readers, the check and the writers.</summary>
internal sealed class PlanEmitter(CodeWriter code, TypeDeclaration type, Plan plan)
{
    private const string InTargetZone = "InTargetZone";
    private const string Computed = "Computed";
    private const string Field = CSharp.Planning + "Field";
    private const string Reader = CSharp.Planning + "IRowReader";
    private const string Writer = CSharp.Planning + "IRowWriter";

    public void Emit()
    {
        var name = plan.ClassName;
        code.Line(CSharp.GeneratedCode);
        if (type.HasForbidden)
        {
            code.Line("[global::System.Obsolete] // So that members may be used that are obsolete in a way that is an error elsewhere.");
        }

        code.Open($"private sealed class {name} : {CSharp.Planning}RestorePlan<{name}.Key, {name}.LiveRow, {name}.ArchivedRow>");
        code.Line($"internal static readonly {name} Instance = new();");
        code.Line();
        EmitRowTypes();
        code.Line();
        new DeclarationEmitter(code, plan).Emit();
        code.Line();
        code.Line($"public override {CSharp.Planning}Statements Statements({CSharp.Planning}SqlDialect dialect) => dialect == {CSharp.Planning}SqlDialect.MySql ? MySql : Sqlite;");
        code.Line();
        new StatementsEmitter(new MySqlSyntax(), plan).Emit(code);
        code.Line();
        new StatementsEmitter(new SqliteSyntax(), plan).Emit(code);
        code.Line();
        EmitReaders();
        code.Line();
        EmitMismatch();
        EmitCompute();
        EmitDecide();
        code.Line();
        EmitWriters();
        if (plan.Restore.Construction is not null || plan.Restore.ArchivedConstruction is not null)
        {
            code.Line();
            new RecordEmitter(code, type, plan).Emit();
            new EnumEmitter(code, plan).Emit();
        }

        code.Close();
    }

    private void EmitRowTypes()
    {
        code.Line($"internal readonly record struct Key({string.Join(", ", plan.Key.Select(k => $"{KeyType(k.Kind)} {CSharp.Identifier(k.Member)}"))});");
        code.Line($"internal readonly record struct LiveRow(Key Key, {Fields(plan.Live)});");
        code.Line($"internal readonly record struct ArchivedRow(Key Key, {Fields(plan.Archived)}{Made()});");
    }

    private void EmitReaders()
    {
        code.Line($"public override Key ReadKey({Reader} row) => new({string.Join(", ", plan.Key.Select((k, i) => $"row.{(k.Kind.IsInteger() ? Number(k.Kind) : "Raw")}({i})"))});");
        code.Line($"public override LiveRow ReadLive({Reader} row) => new(ReadKey(row), {Raw(plan.Live.Count)});");
        code.Line($"public override ArchivedRow ReadArchived({Reader} row) => new(ReadKey(row), {Raw(plan.Archived.Count)}{Moved()});");
        code.Line("public override Key KeyOf(in LiveRow live) => live.Key;");
        code.Line("public override Key KeyOf(in ArchivedRow archived) => archived.Key;");
        code.Line($"public override {Field} Old(in LiveRow live, int column) => {ByColumn(c => $"live.{Member(c.Target)}")};");
        code.Line($"public override {Field} New(in ArchivedRow archived, int column) => {ByColumn(New)};");
        var parameters = plan.Restore.Where?.Parameters ?? default;
        var selects = plan.Restore.Where is { } where
            ? $"{type.QualifiedName}.{CSharp.Identifier(where.Method)}({string.Join(", ", [$"{RecordEmitter.ForWhere}(live)", .. parameters.Select((p, i) => $"arguments.Get<{p.Type}>({i})")])})"
            : "true";
        code.Line($"public override bool Selects(in LiveRow live, {CSharp.Planning}Arguments arguments) => {selects};");
    }

    /// <summary>Whether a member of an archived row is made of others: a value that was computed, or a source in the target's zone.</summary>
    public static bool IsMade(string member) => member.EndsWith(InTargetZone, StringComparison.Ordinal) || member.EndsWith(Computed, StringComparison.Ordinal);

    private string New(RestoredColumn column) => $"archived.{Made(column) ?? Member(column.Source)}";

    private string? Made(RestoredColumn column) =>
        column.Value is not null ? CSharp.Identifier(column.Target.Member + Computed)
        : plan.ConvertsZone(column) ? CSharp.Identifier(column.Target.Member + InTargetZone)
        : null;

    // Those in another zone first: what is computed is left out where a row is read.
    private string Made() => string.Concat(plan.Columns.Where(plan.ConvertsZone).Select(c => $", {Field} {Made(c)}"))
        + string.Concat(plan.Columns.Where(c => c.Value is not null).Select(c => $", {Field} {Made(c)} = default"));

    private string Moved() => string.Concat(plan.Columns
        .Select((c, i) => plan.ConvertsZone(c) ? $", row.InTargetZone({plan.Key.Count + plan.Archived.TakeWhile(a => a != c.Source).Count()}, {i})" : string.Empty));

    private string ByColumn(Func<RestoredColumn, string> value) => plan.Columns.Count == 1
        ? value(plan.Columns[0])
        : $"column switch {{ {string.Join(", ", plan.Columns.Select((c, i) => $"{(i == plan.Columns.Count - 1 ? "_" : i)} => {value(c)}"))} }}";

    private void EmitMismatch()
    {
        if (plan.Match.Count == 0)
        {
            return;
        }

        code.Line("public override string? Mismatch(in LiveRow live, in ArchivedRow archived) =>");
        code.Indented(
        [
            .. plan.Match.Select((c, i) => $"{(i == 0 ? string.Empty : ": ")}!{Same(c.Live, $"archived.{Member(c.Archived)}")} ? {CSharp.Literal(c.Live.Name)}"),
            ": null;",
        ]);
        code.Line();
    }

    private void EmitCompute()
    {
        if (plan.Computes)
        {
            var values = plan.Columns.Select((c, i) => c.Value is { } value ? $"{Made(c)} = {Call(c.Target, value, i)}" : null).OfType<string>();
            code.Line($"public override ArchivedRow Compute(in LiveRow live, in ArchivedRow archived, {CSharp.Planning}ComputedColumn[] columns) =>");
            code.Indented([$"archived with {{ {string.Join(", ", values)} }};"]);
            code.Line();
        }
    }

    private string Call(BoundColumn target, ValueMethod value, int column)
    {
        // A method that does not look at live gets none, so that verify can compute again.
        var call = $"{type.QualifiedName}.{CSharp.Identifier(value.Method)}({(value.ReadsLive ? $"{RecordEmitter.ForValue(target)}(live)" : $"default({type.QualifiedName})!")}, {RecordEmitter.ForValue(target)}(archived))";
        var number = target.Kind.IsInteger() ? target.Kind.IsUnsigned() ? "UInt64" : "Int64" : target.Kind.ToString();
        var cast = target.EnumType is null ? string.Empty : target.Nullable ? $"({CSharp.Number(target.Kind)}?)" : $"({CSharp.Number(target.Kind)})";
        return $"columns[{column}].{number}({(EnumEmitter.Is(target) ? EnumEmitter.Write(target, call) : cast + call)})";
    }

    private void EmitDecide()
    {
        code.Line($"public override {CSharp.Backfill}Outcome Decide(in LiveRow live, in ArchivedRow archived) =>");
        List<string> lines =
        [
            .. Test("", "&&", plan.Columns.Select(c => Same(c.Target, New(c))), "SameAsArchive"),
            .. Test(": ", "||", plan.Columns.Where(c => !c.RestoreNull).Select(IsNull), "NullInArchive"),
        ];
        if (plan.Restore.SkipIfSourceUnchanged)
        {
            lines.AddRange(Test(": ", "&&", plan.Columns.Select(c => c.Source).Distinct().Select(s => Same(plan.LiveSource(s), $"archived.{Member(s)}")), "SourceUnchanged"));
        }

        if (plan.Restore.Guard is { } guard)
        {
            lines.Add($": !{type.QualifiedName}.{CSharp.Identifier(guard.Method)}({RecordEmitter.ForGuard}(live), {RecordEmitter.ForGuard}(archived)) ? {CSharp.Backfill}Outcome.SkippedByGuard");
        }

        lines.Add($": {CSharp.Backfill}Outcome.Restored;");
        code.Indented(lines);
    }

    /// <summary>Several conditions stand on a line each.</summary>
    private static IEnumerable<string> Test(string begin, string sign, IEnumerable<string> conditions, string outcome)
    {
        string[] all = [.. conditions];
        return all.Select((condition, i) => (i == 0 ? begin : $"    {sign} ") + condition + (i == all.Length - 1 ? $" ? {CSharp.Backfill}Outcome.{outcome}" : string.Empty));
    }

    private static string Same(BoundColumn live, string archived) => $"live.{Member(live)}.SameAs({archived}, {CSharp.Kind(live.Kind)})";

    // Of several columns, one may be NULL on both sides: that takes nothing away.
    private string IsNull(RestoredColumn column) => plan.Columns.Count == 1
        ? $"{Origin(column)}.IsNull"
        : $"({Origin(column)}.IsNull && !live.{Member(column.Target)}.IsNull)";

    private string Origin(RestoredColumn column) => column.Value is null ? $"archived.{Member(column.Source)}" : New(column);

    private void EmitWriters()
    {
        string[] keys = [.. plan.Key.Select(k => k.Kind.IsInteger()
            ? $"row.{Number(k.Kind)}(key.{CSharp.Identifier(k.Member)})"
            : $"row.Key({CSharp.Kind(k.Kind)}, key.{CSharp.Identifier(k.Member)})")];
        if (keys.Length == 1)
        {
            code.Line($"public override void WriteKey({Writer} row, in Key key) => {keys[0]};");
        }
        else
        {
            code.Open($"public override void WriteKey({Writer} row, in Key key)");
            foreach (var key in keys)
            {
                code.Line(key + ";");
            }

            code.Close();
        }

        code.Line();
        code.Open($"public override void Write({Writer} row, in LiveRow live, in ArchivedRow archived)");
        code.Line("WriteKey(row, live.Key);");
        foreach (var column in plan.Columns)
        {
            code.Line($"row.Value({CSharp.Kind(column.Target.Kind)}, {New(column)});");
        }

        foreach (var column in plan.Live)
        {
            code.Line($"row.Seen(live.{Member(column)});");
        }

        code.Close();
    }

    private static string KeyType(ColumnKind kind) => !kind.IsInteger() ? Field : kind.IsUnsigned() ? "ulong" : "long";

    private static string Number(ColumnKind kind) => kind.IsUnsigned() ? "UInt64" : "Int64";

    private static string Member(BoundColumn column) => CSharp.Identifier(column.Member);

    private static string Fields(IEnumerable<BoundColumn> columns) => string.Join(", ", columns.Select(c => $"{Field} {Member(c)}"));

    private string Raw(int count) => string.Join(", ", Enumerable.Range(plan.Key.Count, count).Select(i => $"row.Raw({i})"));
}
