using Backfill.Generators.Binding;
using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>Writes how the user's objects are made of a row: only what was read, so a guard can see nothing that was not.</summary>
internal sealed class RecordEmitter(CodeWriter code, TypeDeclaration type, Plan plan)
{
    public void Emit()
    {
        if (plan.Restore.Construction is { } live && (plan.Restore.Where is not null || plan.Restore.Guard is not null || plan.Columns.Any(c => c.Value is { ReadsLive: true })))
        {
            EmitFrom("LiveRow", type.QualifiedName, live, plan.Key, plan.Live, ofOther: false);
        }

        if (plan.Restore.ArchivedConstruction is { } archived && (plan.Restore.Guard is not null || plan.Computes))
        {
            EmitFrom("ArchivedRow", plan.ArchivedType ?? type.QualifiedName, archived, plan.ArchivedKey, plan.Archived, plan.HasOtherArchive);
        }
    }

    private void EmitFrom(string row, string made, Construction construction, IReadOnlyList<BoundColumn> key, IReadOnlyList<BoundColumn> columns, bool ofOther)
    {
        var values = key.Select((k, i) => (k.Property, Value: KeyValue(k, plan.Key[i]))).ToDictionary(k => k.Property, k => k.Value);
        foreach (var column in columns.Where(c => !values.ContainsKey(c.Property)))
        {
            values.Add(column.Property, Value(column, ofOther));
        }

        var arguments = construction.Positional.Select(p => values.TryGetValue(p, out var value) ? value : "default!");
        string[] assignments =
        [
            .. values.Where(v => !construction.Positional.Contains(v.Key)).Select(v => $"{CSharp.Identifier(v.Key)} = {v.Value}"),
            .. construction.Required.Where(r => !values.ContainsKey(r)).Select(r => $"{CSharp.Identifier(r)} = default!"),
        ];
        var initializer = assignments.Length == 0 ? string.Empty : $" {{ {string.Join(", ", assignments)} }}";
        code.Line($"private static {made} Record(in {row} row) => new({string.Join(", ", arguments)}){initializer};");
    }

    private static string KeyValue(BoundColumn key, BoundColumn read)
    {
        var member = $"row.Key.{CSharp.Identifier(read.Member)}";
        return key.EnumType is not null ? $"({key.EnumType}){member}"
            : !key.Kind.IsInteger() ? $"{member}.{key.Kind}()"
            : key.Kind is ColumnKind.Int64 or ColumnKind.UInt64 ? member
            : $"checked(({CSharp.Number(key.Kind)}){member})";
    }

    private static string Value(BoundColumn column, bool ofOther)
    {
        if (EnumEmitter.Is(column))
        {
            return EnumEmitter.Read(column, $"row.{CSharp.Identifier(column.Member)}", ofOther);
        }

        var read = $"row.{CSharp.Identifier(column.Member)}.{column.Kind}{(column.Nullable ? "OrNull" : string.Empty)}()";
        return column.EnumType is null ? read : $"({column.EnumType}{(column.Nullable ? "?" : string.Empty)}){read}";
    }
}
