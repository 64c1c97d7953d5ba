using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Puts the restores together that have one <c>Group</c>, and checks that they are declared alike.</summary>
internal static class GroupParser
{
    private const string Group = "Group";

    /// <summary>The restores in the order of their first attributes; one without a group stands alone.</summary>
    public static IEnumerable<IReadOnlyList<AttributeArguments>> Together(IEnumerable<AttributeArguments> attributes) =>
        attributes.GroupBy(a => NameOf(a) ?? (object)a).Select(members => (IReadOnlyList<AttributeArguments>)[.. members]);

    public static string? NameOf(AttributeArguments attribute) => attribute.Named(Group) as string;

    /// <summary>Everything but the column, its source, its value and its NULL is said of the whole row.</summary>
    public static void Check(IReadOnlyList<AttributeArguments> members, Problems problems)
    {
        var first = members[0];
        if (NameOf(first) is not { } group)
        {
            return;
        }

        foreach (var other in members.Skip(1))
        {
            if (!Equals(first.Positional(0), other.Positional(0)))
            {
                problems.Add(DiagnosticDescriptors.GroupDiffers, other.At(0), group, "backup");
            }

            if (!SymbolEqualityComparer.Default.Equals(first.ArchivedType, other.ArchivedType))
            {
                problems.Add(DiagnosticDescriptors.GroupDiffers, other.AtArchivedType, group, "type of the archived row");
            }

            foreach (var name in first.Names.Union(other.Names).Where(n => n is not (Group or "Value" or "RestoreNull") && !first.HasSame(n, other)))
            {
                problems.Add(DiagnosticDescriptors.GroupDiffers, other.At(other.Names.Contains(name) ? name : Group), group, name);
            }
        }
    }
}
