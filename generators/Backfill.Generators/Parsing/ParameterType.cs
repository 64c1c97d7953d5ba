using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>The closed list of types that a parameter of <c>Where</c> can have: what a text can be read as, and kept as with the run.</summary>
internal static class ParameterType
{
    /// <summary>What is wrong with the type and what to write instead, or null.</summary>
    public static string? WhyNot(IParameterSymbol symbol)
    {
        var list = ListType.Of(symbol.Type);
        var type = PropertyParser.Underlying(list?.Item ?? symbol.Type);
        return type is INamedTypeSymbol { EnumUnderlyingType: { } number } ? WhyNotEnum(type, $"'{number.Shown()} {symbol.Name}', and cast the column to {number.Shown()}")
            : PropertyParser.KindOf(type) is null or ColumnKind.Binary or ColumnKind.Single
                ? "possible are bool, whole numbers, decimal, double, string, DateTime, DateOnly, TimeOnly, TimeSpan, Guid and enums, and arrays, lists and sets of them that are not null"
            : list is not null && symbol.Type.NullableAnnotation == NullableAnnotation.Annotated
                ? "null is no list: it could mean every row or none; declare it without '?', and give an empty list where nothing is to be in it"
            : null;
    }

    /// <summary>The parameter; its type must be possible.</summary>
    public static Parameter Read(IParameterSymbol symbol)
    {
        var list = ListType.Of(symbol.Type);
        var value = list?.Item ?? symbol.Type;
        var type = PropertyParser.Underlying(value);
        var nullable = IsNullable(value);
        var shown = list is null ? type.Qualified() + (nullable ? "?" : string.Empty)
            : symbol.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
        var isEnum = type.TypeKind == TypeKind.Enum;
        return new Parameter(symbol.Name, shown, PropertyParser.KindOf(type)!.Value, nullable, list?.Form, isEnum ? type.Qualified() : null, isEnum ? EnumText.NamesOf(type) : []);
    }

    private static string? WhyNotEnum(ITypeSymbol type, string number) =>
        type.Attribute("System.FlagsAttribute") is not null ? $"several flags have no one name to be given and kept by; take the number, {number}"
        : EnumText.NamesOf(type).Count == 0 ? $"it has no members; take the number, {number}"
        : IsHidden(type) ? "the generated entry point takes it too, and cannot see it there; make it internal"
        : null;

    private static bool IsHidden(ITypeSymbol type)
    {
        for (var declared = type; declared is not null; declared = declared.ContainingType)
        {
            if (declared.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal || declared is INamedTypeSymbol { IsFileLocal: true })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNullable(ITypeSymbol type) => type.IsReferenceType
        ? type.NullableAnnotation == NullableAnnotation.Annotated
        : !SymbolEqualityComparer.Default.Equals(PropertyParser.Underlying(type), type);
}
