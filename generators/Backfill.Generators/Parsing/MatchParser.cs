using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads the properties of <c>Match</c>.</summary>
internal sealed class MatchParser(DeclaringType type, Problems problems)
{
    public IReadOnlyList<string> Parse(IEnumerable<(string? Name, Location? Location)> names, IReadOnlyList<Property> targets, Func<string?, Location?, Property?> column)
    {
        List<string> matched = [];
        foreach (var (name, location) in names)
        {
            if (column(name, location) is not { } property)
            {
                continue;
            }

            var reason = targets.Contains(property) ? "it is a restored column, which differs where there is something to restore"
                : type.Key.Contains(property.Name) ? "it is part of the key, which is the same on both sides"
                : matched.Contains(property.Name) ? "it is named already"
                : null;
            if (reason is null)
            {
                matched.Add(property.Name);
            }
            else
            {
                problems.Add(DiagnosticDescriptors.CannotMatch, location, property.Name, reason);
            }
        }

        return matched;
    }
}
