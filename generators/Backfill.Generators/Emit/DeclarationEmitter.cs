using System.Globalization;
using Backfill.Generators.Binding;
using Backfill.Generators.Model;

namespace Backfill.Generators.Emit;

/// <summary>Writes what was declared, as data.</summary>
internal sealed class DeclarationEmitter(CodeWriter code, Plan plan)
{
    public void Emit()
    {
        var restore = plan.Restore;
        code.Open($"public override {CSharp.Planning}RestoreDeclaration Declaration {{ get; }} = new()");
        code.Line($"Name = {CSharp.Literal(restore.Name)},");
        code.Line($"Table = {CSharp.Literal(plan.Table)},");
        if (plan.HasOtherArchive)
        {
            code.Line($"ArchiveTable = {CSharp.Literal(plan.ArchiveTable)},");
        }

        code.Line($"From = {CSharp.Literal(restore.From)},");
        Items("Fallback", restore.Fallback.Select(CSharp.Literal));
        if (restore.OtherwiseNull)
        {
            code.Line($"Otherwise = {CSharp.Backfill}Otherwise.Null,");
        }

        Columns("Key", plan.Key);
        Columns("ArchivedKey", OfOther(plan.ArchivedKey));
        Items("RestoredColumns", plan.Columns.Select(Restored));
        Columns("LiveColumns", plan.Live);
        Names("DecidingColumns", plan.CanStageAsRead && plan.Deciding.Count() < plan.Live.Count ? plan.Deciding : []);
        Columns("ArchivedColumns", plan.Archived);
        Items("Pins", plan.Pins.Select(CSharp.Literal));
        Items("EnumColumns", plan.LookedAtNames.Select(c => EnumColumn(c, restore.Where)));
        if (restore.Where is { } where)
        {
            Names("WhereColumns", plan.WhereColumns);
            Names("ArchivedWhereColumns", OfOther(plan.ArchivedWhere ?? default));
            Items("Parameters", where.Parameters.Select(Parameter));
            Items("Constants", where.Constants.Select(c => $"new({CSharp.Literal(c.Name)}, {CSharp.Kind(c.Kind)}, {CSharp.Literal(c.Text)})"));
            code.Line($"Where = {CSharp.Literal(where.Text)},");
            Items("Comparisons", where.ComparesMore ? where.Sides.Select(s => Texts(s.Terms.Select(t => t.Text))) : []);
        }

        Optional("UnwrittenWhere", restore.UnwrittenWhere);
        Names("Match", plan.Match.Select(m => m.Live));
        Names("ArchivedMatch", OfOther(plan.Match.Select(m => m.Archived)));
        Optional("Guard", restore.Guard?.Method);
        if (restore.SkipIfSourceUnchanged)
        {
            code.Line("SkipIfSourceUnchanged = true,");
        }

        Optional("TimeZone", restore.TimeZone);
        code.Close("};");
    }

    private static string Restored(RestoredColumn column)
    {
        var value = column.Value is null ? string.Empty : $", Value: {CSharp.Literal(column.Value.Method)}{(column.Value.ReadsLive ? ", ValueReadsLive: true" : string.Empty)}";
        return $"new({CSharp.Column(column.Target)}, {CSharp.Column(column.Source)}{value}{(column.RestoreNull ? ", RestoreNull: true" : string.Empty)})";
    }

    private static string Parameter(Parameter parameter)
    {
        var list = parameter.List is null ? string.Empty : $", List: {CSharp.Planning}ListForm.{parameter.List}";
        var members = string.Join(", ", parameter.EnumNames.Select(n => $"new({CSharp.Literal(n.Name)}, {n.Value.ToString(CultureInfo.InvariantCulture)})"));
        var enumeration = parameter.EnumType is null ? string.Empty : $", Enum: new {CSharp.Planning}EnumMembers<{parameter.EnumType}>([{members}])";
        return $"new({CSharp.Literal(parameter.Name)}, {CSharp.Kind(parameter.Kind)}{(parameter.Nullable ? ", Nullable: true" : string.Empty)}{list}{enumeration})";
    }

    private static string EnumColumn(BoundColumn column, WhereMethod? where)
    {
        var members = (where?.Members ?? default).Where(m => m.Property == column.Property)
            .Select(m => $"new({Texts(m.Names)}{(m.IsWritten ? string.Empty : ", IsWritten: false")})");
        var parameters = (where?.Given ?? default).Where(g => g.Property == column.Property && where!.Parameters.Any(p => p.Name == g.Parameter && p.EnumType is not null)).Select(g => g.Parameter);
        return $"new({CSharp.Literal(column.Name)}, {Texts(column.EnumNames.Select(n => n.Name))}, [{string.Join(", ", members)}], {Texts(parameters)})";
    }

    private static string Texts(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(CSharp.Literal))}]";

    // What a declaration leaves out is the same as in live.
    private IEnumerable<BoundColumn> OfOther(IEnumerable<BoundColumn> columns) => plan.HasOtherArchive ? columns : [];

    private void Names(string name, IEnumerable<BoundColumn> columns) => Items(name, columns.Select(c => CSharp.Literal(c.Name)));

    private void Columns(string name, IEnumerable<BoundColumn> columns) => Items(name, columns.Select(CSharp.Column));

    private void Items(string name, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length == 0)
        {
            return;
        }

        foreach (var line in CSharp.Property(name, all))
        {
            code.Line(line);
        }
    }

    private void Optional(string name, string? value)
    {
        if (value is not null)
        {
            code.Line($"{name} = {CSharp.Literal(value)},");
        }
    }
}
