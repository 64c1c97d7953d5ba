using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>Whether ENUM columns have the members that the condition compares them with: a name in other letters is another one, which no row can hold.</summary>
internal static class EnumRules
{
    public static IEnumerable<Refusal> Check(Restore restore, TableInspection live) =>
        restore.Plan.Declaration.EnumColumns.SelectMany(column => Check(restore, column, live.Columns[column.Name], live.Table));

    private static IEnumerable<Refusal> Check(Restore restore, EnumColumn column, ColumnFacts facts, string table)
    {
        if (facts.Family != ColumnFamily.Enumeration)
        {
            yield break;
        }

        if (facts.Type.StartsWith("set(", StringComparison.OrdinalIgnoreCase))
        {
            yield return new Refusal($"The property of column '{column.Name}' is an enum, but the column of the live table '{table}' is {facts.Type}, whose values are lists.", "Declare the property as string.");
            yield break;
        }

        var members = EnumText.Members(facts.Type);
        foreach (var compared in column.Compared.Where(c => IsMissing(c, members)))
        {
            yield return Missing($"The condition compares '{column.Name}' with '{compared.Names[0]}'", compared.Names[0]);
        }

        foreach (var (parameter, names) in Given(restore, column).Where(g => IsMissing(new ComparedMember(g.Names), members)))
        {
            yield return Missing($"The argument '{parameter}' is '{names[0]}'", names[0]);
        }

        Refusal Missing(string what, string name) => new(
            $"{what}, but '{column.Name}' of the live table '{table}' is {facts.Type} and has no member '{name}', so no row can hold it.",
            members.FirstOrDefault(m => m.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant
                ? $"Name the member of the C# enum '{meant}', as the column has it, or declare the property as string."
                : "Name the members of the C# enum as the column has them.");
    }

    private static bool IsMissing(ComparedMember member, IReadOnlyList<string> members) =>
        !member.Names.Any(members.Contains) && (member.IsWritten || member.Names.Any(n => members.Contains(n, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The members that were given for the parameters that the column is compared with.</summary>
    private static IEnumerable<(string Parameter, IReadOnlyList<string> Names)> Given(Restore restore, EnumColumn column)
    {
        foreach (var (argument, parameter) in restore.Arguments.ToText().Zip(restore.Arguments.Parameters))
        {
            if (column.Parameters.Contains(parameter.Name) && parameter.Enum is { } all && argument.Value is { } text)
            {
                foreach (var name in parameter.List is null ? [text] : ArgumentText.Items(parameter.Name, text).OfType<string>())
                {
                    var number = all.All.First(m => m.Name == name).Value;
                    yield return (parameter.Name, [name, .. all.All.Where(m => m.Value == number && m.Name != name).Select(m => m.Name)]);
                }
            }
        }
    }
}
