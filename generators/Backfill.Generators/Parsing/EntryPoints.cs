using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Parsing;

/// <summary>What the entry points of a type's restores are called: as the property or the group, and a further restore of one property as its <c>Name</c>.</summary>
internal sealed class EntryPoints
{
    private readonly Dictionary<AttributeArguments, string?> _names = [];

    public EntryPoints(INamedTypeSymbol type, CancellationToken cancellation)
    {
        Restores = [.. GroupParser.Together(TargetParser.RestoresOf(type).Select(a => new AttributeArguments(a, cancellation)).Where(a => a.Bound))];
        var properties = new HashSet<string>();
        foreach (var members in Restores)
        {
            var first = members[0];
            var property = first.Positional(1) as string;
            var name = GroupParser.NameOf(first) is { } group ? Pascal(group)
                : property is not null && properties.Contains(property) && first.Named("Name") is string own ? Pascal(WithoutType(own, type.Name))
                : property;
            _names.Add(first, SyntaxFacts.IsValidIdentifier(name) ? name : null);
            properties.UnionWith(members.Select(m => m.Positional(1)).OfType<string>());
        }
    }

    /// <summary>The attributes of each restore.</summary>
    public IReadOnlyList<IReadOnlyList<AttributeArguments>> Restores { get; }

    public IEnumerable<string> Names => _names.Values.OfType<string>().Distinct();

    /// <summary>Null where no method can be called so.</summary>
    public string? Of(IReadOnlyList<AttributeArguments> restore) => _names[restore[0]];

    // "Order.Total again" is a name in the style of those that nobody gave.
    private static string WithoutType(string name, string type) => name.StartsWith(type + ".", StringComparison.Ordinal) ? name.Substring(type.Length + 1) : name;

    private static string Pascal(string words)
    {
        var text = new StringBuilder();
        var startsWord = true;
        foreach (var c in words)
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
