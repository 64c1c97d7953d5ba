using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Finds the key: <c>[PrimaryKey(nameof(A), nameof(B))]</c> by its name, so that EF Core is not needed, or <c>[Key]</c>.</summary>
internal static class KeyParser
{
    private const string KeyAttribute = "System.ComponentModel.DataAnnotations.KeyAttribute";

    public static IReadOnlyList<string> Parse(
        INamedTypeSymbol type, IReadOnlyDictionary<string, IPropertySymbol> properties, Problems problems, CancellationToken cancellation)
    {
        List<string> names = [];
        if (type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "PrimaryKeyAttribute") is { } primaryKey)
        {
            var location = new AttributeArguments(primaryKey, cancellation).Everything;
            foreach (var name in Strings(primaryKey.ConstructorArguments))
            {
                if (!properties.ContainsKey(name))
                {
                    problems.Add(DiagnosticDescriptors.UnknownProperty, location, type.Name, name, PropertyParser.WhyUnknown(type, name) ?? "name one with nameof(…)");
                }

                names.Add(name);
            }
        }
        else
        {
            // In the order EF Core's [Column(Order = …)] gives, else in that of the declaration: what is inherited first, and the parts of a type by their files.
            names.AddRange(properties.Values
                .Where(p => p.Attribute(KeyAttribute) is not null)
                .OrderBy(Order)
                .ThenByDescending(p => StepsTo(p.ContainingType, type))
                .ThenBy(p => p.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(p => p.Locations[0].SourceSpan.Start)
                .Select(p => p.Name));
        }

        if (names.Count == 0)
        {
            problems.Add(DiagnosticDescriptors.NoKey, type.Location(), type.Name);
        }

        foreach (var name in names.Where(properties.ContainsKey))
        {
            Check(properties[name], problems);
        }

        return names;
    }

    private static void Check(IPropertySymbol property, Problems problems)
    {
        if (property.Type.TypeKind == TypeKind.Error)
        {
            problems.HasCompilerError = true;
        }
        else if (PropertyParser.WhyNot(property) is { } reason && PropertyParser.KindOf(property.Type) is not null)
        {
            problems.Add(DiagnosticDescriptors.NotAColumn, property.Location(), property.Name, reason);
        }
        else if (EnumText.Is(property))
        {
            problems.Add(DiagnosticDescriptors.UnsupportedKey, property.Location(), property.Name, "an enum whose column holds names");
        }
        else if (PropertyParser.Parse(property) is not { } column || !column.Kind.CanBeKey())
        {
            problems.Add(DiagnosticDescriptors.UnsupportedKey, property.Location(), property.Name, $"a {property.Type.Shown()}");
        }
        else if (column.Nullable && property.Type is not { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None })
        {
            problems.Add(DiagnosticDescriptors.NullableKey, property.Location(), property.Name, PropertyParser.Underlying(property.Type).WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString());
        }
    }

    private static int StepsTo(INamedTypeSymbol declaring, INamedTypeSymbol type)
    {
        var steps = 0;
        for (var at = type; at is not null && !SymbolEqualityComparer.Default.Equals(at, declaring); at = at.BaseType)
        {
            steps++;
        }

        return steps;
    }

    private static int Order(IPropertySymbol property) =>
        property.Attribute(PropertyParser.ColumnAttribute)?.NamedArguments.FirstOrDefault(a => a.Key == "Order").Value.Value as int? ?? 0;

    private static IEnumerable<string> Strings(IEnumerable<TypedConstant> constants) =>
        constants.SelectMany(c => c.Kind == TypedConstantKind.Array ? Strings(c.Values) : c.Value is string text ? [text] : []);
}
