using Backfill.Generators.Binding;
using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>Writes how the user's objects are made of a row, for each method only of what that method sees: a value that it does not look at need not be readable.</summary>
internal sealed class RecordEmitter(CodeWriter code, TypeDeclaration type, Plan plan)
{
    public const string ForWhere = "RecordForWhere";
    public const string ForGuard = "RecordForGuard";

    public static string ForValue(BoundColumn target) => $"RecordForValueOf{target.Member}";

    public void Emit()
    {
        var live = new Side("LiveRow", type.QualifiedName, "live", plan.Restore.Construction, plan.Key, plan.Live, OfOther: false);
        var archived = new Side("ArchivedRow", plan.ArchivedType ?? type.QualifiedName, "the backup", plan.Restore.ArchivedConstruction, plan.ArchivedKey, plan.Archived, plan.HasOtherArchive);
        if (plan.Restore.Where is { } where)
        {
            Emit(ForWhere, live, where.Live);
        }

        if (plan.Restore.Guard is { } guard)
        {
            Emit(ForGuard, live, guard.Live);
            Emit(ForGuard, archived, guard.Archived);
        }

        foreach (var (target, _, value, _) in plan.Columns.Where(c => c.Value is not null))
        {
            if (value!.ReadsLive)
            {
                Emit(ForValue(target), live, value.Live);
            }

            Emit(ForValue(target), archived, value.Archived);
        }
    }

    private void Emit(string name, Side side, EquatableArray<string> seen)
    {
        var construction = side.Construction!;
        var arguments = construction.Positional.Select((p, i) => seen.Contains(p) ? Value(side, p) : construction.Defaults[i]);
        string[] assignments =
        [
            .. seen.Where(p => !construction.Positional.Contains(p) || construction.Unused.Contains(p)).Select(p => $"{CSharp.Identifier(p)} = {Value(side, p)}"),
            .. construction.Required.Where(r => !seen.Contains(r)).Select(r => $"{CSharp.Identifier(r)} = default!"),
        ];
        var initializer = assignments.Length == 0 ? string.Empty : $" {{ {string.Join(", ", assignments)} }}";
        code.Line($"private static {side.Made} {name}(in {side.Row} row) => new({string.Join(", ", arguments)}){initializer};");
    }

    private string Value(Side side, string property)
    {
        for (var i = 0; i < side.Key.Count; i++)
        {
            if (side.Key[i].Property == property)
            {
                return KeyValue(side, side.Key[i], plan.Key[i]);
            }
        }

        var column = side.Columns.First(c => c.Property == property);
        var field = $"row.{CSharp.Identifier(column.Member)}";
        var type = $"{column.EnumType}{(column.Nullable ? "?" : string.Empty)}";
        if (EnumEmitter.Is(column))
        {
            return Named(side, column, field, $"static text => {EnumEmitter.Read(column, "text", side.OfOther)}", $"<{type}>");
        }

        var value = Named(side, column, field, $"static value => value.{column.Kind}{(column.Nullable ? "OrNull" : string.Empty)}()");
        return column.EnumType is null ? value : $"({type}){value}";
    }

    private static string KeyValue(Side side, BoundColumn key, BoundColumn read)
    {
        var member = $"row.Key.{CSharp.Identifier(read.Member)}";
        return key.EnumType is not null ? $"({key.EnumType}){member}"
            : !key.Kind.IsInteger() ? Named(side, key, member, $"static value => value.{key.Kind}()")
            : key.Kind is ColumnKind.Int64 or ColumnKind.UInt64 ? member
            : $"checked(({CSharp.Number(key.Kind)}){member})";
    }

    // What cannot be read is called by the name of its column.
    private static string Named(Side side, BoundColumn column, string field, string read, string type = "") =>
        $"{field}.As{type}({CSharp.Literal($"'{column.Name}' of {side.Name}")}, {read})";

    private sealed record Side(
        string Row, string Made, string Name, Construction? Construction, IReadOnlyList<BoundColumn> Key, IReadOnlyList<BoundColumn> Columns, bool OfOther);
}
