using System.Text;
using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Parsing;

/// <summary>Puts the restores together that have one <c>Group</c>, and checks that they are declared alike.</summary>
internal static class GroupParser
{
    private const string Group = "Group";

    /// <summary>The restores in the order of their first attributes; one without a group stands alone.</summary>
    public static IEnumerable<IReadOnlyList<AttributeArguments>> Together(IEnumerable<AttributeArguments> attributes) =>
        attributes.GroupBy(a => NameOf(a) ?? (object)a).Select(members => (IReadOnlyList<AttributeArguments>)[.. members]);

    public static string? NameOf(AttributeArguments attribute) => attribute.Named(Group) as string;

    /// <summary>What the entry point is called: the property, or the group's name in Pascal case; null where that is no name in C#.</summary>
    public static string? Member(AttributeArguments attribute)
    {
        var member = NameOf(attribute) is { } group ? Pascal(group) : attribute.Positional(1) as string;
        return SyntaxFacts.IsValidIdentifier(member) ? member : null;
    }

    /// <summary>Everything but the column, its source, its value and its NULL is said of the whole row.</summary>
    public static void Check(IReadOnlyList<AttributeArguments> members, Problems problems)
    {
        var first = members[0];
        if (NameOf(first) is not { } group)
        {
            return;
        }

        if (Member(first) is null)
        {
            problems.Add(DiagnosticDescriptors.GroupName, first.At(Group), $"No method can be called after the group '{group}'");
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

    private static string Pascal(string group)
    {
        var text = new StringBuilder();
        var startsWord = true;
        foreach (var c in group)
        {
            var belongs = SyntaxFacts.IsIdentifierPartCharacter(c) && c != '_';
            if (belongs)
            {
                text.Append(startsWord ? char.ToUpperInvariant(c) : c);
            }

            startsWord = !belongs;
        }

        return text.ToString();
    }
}
