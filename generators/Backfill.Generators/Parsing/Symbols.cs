using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>The body of a method, or null when it has none. Generator and analyzer may not ask for it in the same way.</summary>
internal delegate IBlockOperation? MethodBody(IMethodSymbol method);

internal static class Symbols
{
    private static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The name to compare with: <c>System.DateOnly</c>, without <c>global::</c> and keywords.</summary>
    public static string Named(this ITypeSymbol type) => type.ToDisplayString(FullName);

    /// <summary>As a message names it: <c>DateTime?</c>.</summary>
    public static string Shown(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    public static string Qualified(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass is { } type && fullName.EndsWith(type.Name, StringComparison.Ordinal) && type.Named() == fullName);

    public static Location? Location(this ISymbol symbol) => symbol.Locations.FirstOrDefault(l => l.IsInSource);
}
