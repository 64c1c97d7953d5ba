using Backfill.Generators.Binding;

namespace Backfill.Generators.Emit;

/// <summary>Writes how the names of an enum's members are read from a column of text, and written to it.</summary>
internal sealed class EnumEmitter(CodeWriter code, Plan plan)
{
    private const string Unknown = "var other => throw new global::System.FormatException";

    public static bool Is(BoundColumn column) => column.EnumNames.Count > 0;

    /// <summary>The member whose name the field holds.</summary>
    /// <param name="column">The column.</param>
    /// <param name="field">The field.</param>
    /// <param name="ofOther">Whether it is a column of an archived row of another type, which may use the name for another enum.</param>
    public static string Read(BoundColumn column, string field, bool ofOther) =>
        column.Nullable ? $"{field}.IsNull ? null : {Reader(column, ofOther)}({field})" : $"{Reader(column, ofOther)}({field})";

    /// <summary>The name of a member, or null.</summary>
    public static string Write(BoundColumn column, string value) => $"NameOf{column.Member}({value})";

    public void Emit()
    {
        var columns = plan.Live.Select(c => (Column: c, OfOther: false)).Concat(plan.Archived.Select(c => (Column: c, OfOther: plan.HasOtherArchive)));
        foreach (var (column, ofOther) in columns.Where(c => Is(c.Column)).Distinct())
        {
            code.Line();
            code.Open($"private static {column.EnumType} {Reader(column, ofOther)}({CSharp.Planning}Field text) => text.String() switch");
            foreach (var name in column.EnumNames)
            {
                code.Line($"{CSharp.Literal(name.Name)} => {column.EnumType}.{CSharp.Identifier(name.Name)},");
            }

            code.Line($"{Unknown}($\"'{{other}}' is the name of no member that '{column.Property}' can have.\"),");
            code.Close("};");
        }

        foreach (var computed in plan.Columns.Where(c => c.Value is not null && Is(c.Target)))
        {
            EmitWriter(computed.Target);
        }
    }

    // Two names may stand for one number; the first is written.
    private void EmitWriter(BoundColumn column)
    {
        code.Line();
        code.Open($"private static string? NameOf{column.Member}({column.EnumType}? value) => value switch");
        foreach (var name in column.EnumNames.GroupBy(n => n.Value).Select(g => g.First()))
        {
            code.Line($"{column.EnumType}.{CSharp.Identifier(name.Name)} => {CSharp.Literal(name.Name)},");
        }

        code.Line("null => null,");
        code.Line($"{Unknown}($\"Value made {{other}}, which has no name for '{column.Property}' to hold.\"),");
        code.Close("};");
    }

    private static string Reader(BoundColumn column, bool ofOther) => $"{(ofOther ? "Archived" : string.Empty)}EnumOf{column.Member}";
}
