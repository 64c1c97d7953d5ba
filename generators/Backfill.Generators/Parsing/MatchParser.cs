using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Reads the properties of <c>Match</c>.</summary>
internal sealed class MatchParser(DeclaringType type, RowType archived, Problems problems)
{
    public IReadOnlyList<string> Parse(IEnumerable<(string? Name, Location? Location)> names, IReadOnlyList<Property> targets)
    {
        List<string> matched = [];
        var columns = new ColumnFinder(problems);
        foreach (var (name, location) in names)
        {
            var property = columns.Find(type, string.Empty, name, location);
            var other = property is null || archived.IsDeclaring ? property : columns.Find(archived, string.Empty, name, location, "Match compares what both types have under one name");
            if (property is null || other is null)
            {
                continue;
            }

            var reason = targets.Contains(property) ? "it is a restored column, which differs where there is something to restore"
                : type.Key.Contains(property.Name) ? "it is part of the key, which is the same on both sides"
                : matched.Contains(property.Name) ? "it is named already"
                : !property.Kind.IsComparedWith(other.Kind) ? $"it is {type.Properties[property.Name].Type.Shown()} in '{type.Symbol.Name}' and {archived.Properties[other.Name].Type.Shown()} in '{archived.Symbol.Name}'"
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
