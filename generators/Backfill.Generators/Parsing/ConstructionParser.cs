using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Finds out how an object of a row's type is made of a row, for Where, Guard and Value.</summary>
internal static class ConstructionParser
{
    public static Construction? Parse(RowType type, string method, IEnumerable<string> needed, Location? location, Problems problems)
    {
        if (type.Symbol.IsAbstract)
        {
            problems.Add(DiagnosticDescriptors.CannotConstruct, location, $"'{method}'", type.Symbol.Name, "the type is abstract");
            return null;
        }

        var record = new RecordConstruction(type, new MemberCode(type.Compilation, type.Cancellation));
        List<string> positional = [.. record.Constructor?.Parameters.Select(p => p.Name) ?? []];
        if (positional.Count == 0 && type.Symbol.InstanceConstructors.Where(type.CanUse).All(c => c.Parameters.Length > 0))
        {
            problems.Add(DiagnosticDescriptors.CannotConstruct, location, $"'{method}'", type.Symbol.Name, $"it has neither a parameterless constructor nor the parameters of a record{(type.IsDeclaring ? string.Empty : " that could be used here")}");
            return null;
        }

        foreach (var name in needed.Distinct().Where(n => type.Properties.ContainsKey(n) && !positional.Contains(n)))
        {
            var property = type.Properties[name];
            if (property.SetMethod is null || !type.CanUse(property.SetMethod))
            {
                problems.Add(DiagnosticDescriptors.CannotConstruct, (type.IsDeclaring ? property.Location() : null) ?? location, $"'{method}'", type.Symbol.Name, $"'{name}' cannot be set; give it init or set");
            }
        }

        return new Construction([.. positional], [.. record.Unused], [.. Required(type.Symbol).Where(r => !positional.Contains(r))]);
    }

    private static IEnumerable<string> Required(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers().Where(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                yield return member.Name;
            }
        }
    }
}
