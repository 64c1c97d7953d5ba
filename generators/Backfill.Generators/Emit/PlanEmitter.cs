using Backfill.Generators.Binding;
using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>Writes a plan class: row types, declaration, statements, readers, the check and the writers.</summary>
internal sealed class PlanEmitter(CodeWriter code, TypeDeclaration type, Plan plan)
{
    private const string Field = CSharp.Planning + "Field";
    private const string Reader = CSharp.Planning + "IRowReader";
    private const string Writer = CSharp.Planning + "IRowWriter";

    public void Emit()
    {
        var name = plan.ClassName;
        code.Line(CSharp.GeneratedCode);
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
        if (plan.Restore.Construction is { } construction)
        {
            code.Line();
            new RecordEmitter(code, type, plan, construction).Emit();
        }

        code.Close();
    }

    private void EmitRowTypes()
    {
        var made = plan.ConvertsZone ? $", {Field} InTargetZone" : plan.Restore.Value is not null ? $", {Field} Computed = default" : string.Empty;
        code.Line($"internal readonly record struct Key({string.Join(", ", plan.Key.Select(k => $"{KeyType(k.Kind)} {CSharp.Identifier(k.Member)}"))});");
        code.Line($"internal readonly record struct LiveRow(Key Key, {Fields(plan.Live)});");
        code.Line($"internal readonly record struct ArchivedRow(Key Key, {Fields(plan.Archived)}{made});");
    }

    private void EmitReaders()
    {
        var first = plan.Key.Count;
        var zone = plan.ConvertsZone ? $", row.InTargetZone({first})" : string.Empty;
        code.Line($"public override Key ReadKey({Reader} row) => new({string.Join(", ", plan.Key.Select((k, i) => $"row.{(k.Kind.IsInteger() ? Number(k.Kind) : "Raw")}({i})"))});");
        code.Line($"public override LiveRow ReadLive({Reader} row) => new(ReadKey(row), {Raw(plan.Live.Count)});");
        code.Line($"public override ArchivedRow ReadArchived({Reader} row) => new(ReadKey(row), {Raw(plan.Archived.Count)}{zone});");
        code.Line("public override Key KeyOf(in LiveRow live) => live.Key;");
        code.Line("public override Key KeyOf(in ArchivedRow archived) => archived.Key;");
        code.Line($"public override {Field} Old(in LiveRow live) => live.{Member(plan.Target)};");
        code.Line($"public override {Field} New(in ArchivedRow archived) => {New};");
        var parameters = plan.Restore.Where?.Parameters ?? default;
        var selects = plan.Restore.Where is { } where
            ? $"{type.QualifiedName}.{CSharp.Identifier(where.Method)}({string.Join(", ", ["Record(live)", .. parameters.Select((p, i) => $"arguments.Get<{p.Type}>({i})")])})"
            : "true";
        code.Line($"public override bool Selects(in LiveRow live, {CSharp.Planning}Arguments arguments) => {selects};");
    }

    private string New => plan.Restore.Value is not null ? "archived.Computed" : plan.ConvertsZone ? "archived.InTargetZone" : $"archived.{Member(plan.Source)}";

    private void EmitMismatch()
    {
        if (plan.Match.Count == 0)
        {
            return;
        }

        code.Line("public override string? Mismatch(in LiveRow live, in ArchivedRow archived) =>");
        code.Indented(
        [
            .. plan.Match.Select((c, i) => $"{(i == 0 ? string.Empty : ": ")}!live.{Member(c)}.SameAs(archived.{Member(c)}, {CSharp.Kind(c.Kind)}) ? {CSharp.Literal(c.Name)}"),
            ": null;",
        ]);
        code.Line();
    }

    private void EmitCompute()
    {
        if (plan.Restore.Value is not { } value)
        {
            return;
        }

        // A method that does not look at live gets none, so that verify can compute again.
        var call = $"{type.QualifiedName}.{CSharp.Identifier(value.Method)}({(value.ReadsLive ? "Record(live)" : "default!")}, Record(archived))";
        var target = plan.Target;
        var number = target.Kind.IsInteger() ? target.Kind.IsUnsigned() ? "UInt64" : "Int64" : target.Kind.ToString();
        var cast = target.EnumType is null ? string.Empty : target.Nullable ? $"({CSharp.Number(target.Kind)}?)" : $"({CSharp.Number(target.Kind)})";
        code.Line($"public override ArchivedRow Compute(in LiveRow live, in ArchivedRow archived, {CSharp.Planning}ComputedColumn column) =>");
        code.Indented([$"archived with {{ Computed = column.{number}({cast}{call}) }};"]);
        code.Line();
    }

    private void EmitDecide()
    {
        code.Line($"public override {CSharp.Backfill}Outcome Decide(in LiveRow live, in ArchivedRow archived) =>");
        List<string> lines =
        [
            $"live.{Member(plan.Target)}.SameAs({New}, {CSharp.Kind(plan.Target.Kind)}) ? {CSharp.Backfill}Outcome.SameAsArchive",
            $": {(plan.Restore.Value is null ? $"archived.{Member(plan.Source)}" : New)}.IsNull ? {CSharp.Backfill}Outcome.NullInArchive",
        ];
        if (plan.Restore.SkipIfSourceUnchanged)
        {
            lines.Add($": live.{Member(plan.Source)}.SameAs(archived.{Member(plan.Source)}, {CSharp.Kind(plan.Source.Kind)}) ? {CSharp.Backfill}Outcome.SourceUnchanged");
        }

        if (plan.Restore.Guard is { } guard)
        {
            lines.Add($": !{type.QualifiedName}.{CSharp.Identifier(guard)}(Record(live), Record(archived)) ? {CSharp.Backfill}Outcome.SkippedByGuard");
        }

        lines.Add($": {CSharp.Backfill}Outcome.Restored;");
        code.Indented(lines);
    }

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
        code.Line($"row.Value({CSharp.Kind(plan.Target.Kind)}, {New});");
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
