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

        foreach (var name in needed.Distinct().Where(type.Properties.ContainsKey))
        {
            var property = type.Properties[name];
            var reason = Nameable.IsAliased(property.Type, type.Compilation) ? $"'{name}' is {property.Type.Shown()}: {Nameable.Alias}"
                : !positional.Contains(name) && (property.SetMethod is null || !type.CanUse(property.SetMethod)) ? $"'{name}' cannot be set; give it init or set"
                : null;
            if (reason is not null)
            {
                problems.Add(DiagnosticDescriptors.CannotConstruct, (type.IsDeclaring ? property.Location() : null) ?? location, $"'{method}'", type.Symbol.Name, reason);
            }
        }

        return new Construction([.. positional], [.. Defaults(type, record)], [.. record.Unused], [.. Required(type.Symbol).Where(r => !positional.Contains(r)).Distinct()]);
    }

    // Where there is another constructor with as many parameters, a null without a type may mean either.
    private static IEnumerable<string> Defaults(RowType type, RecordConstruction record)
    {
        var parameters = record.Constructor?.Parameters ?? [];
        var isAmbiguous = type.Symbol.InstanceConstructors.Count(c => c.Parameters.Length >= parameters.Length) > 1;
        return parameters.Select(p => isAmbiguous ? $"default({(p.Type.TypeKind == TypeKind.Dynamic ? "object" : p.Type.Qualified())})!" : "default!");
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
