using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>The type being read, as its restores need it.</summary>
internal sealed class DeclaringType(
    INamedTypeSymbol symbol,
    Compilation compilation,
    IReadOnlyDictionary<string, IPropertySymbol> properties,
    IReadOnlyList<string> key,
    MethodBody bodyOf,
    CancellationToken cancellation)
{
    public INamedTypeSymbol Symbol { get; } = symbol;

    public Compilation Compilation { get; } = compilation;

    public IReadOnlyDictionary<string, IPropertySymbol> Properties { get; } = properties;

    /// <summary>The properties that stand for columns, in the order of the declaration.</summary>
    public IReadOnlyDictionary<string, Property> Columns { get; } = properties.Values
        .OrderBy(p => p.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
        .ThenBy(p => p.Locations[0].SourceSpan.Start)
        .Select(PropertyParser.Parse)
        .OfType<Property>()
        .ToDictionary(p => p.Name);

    public IReadOnlyList<string> Key { get; } = key;

    public MethodBody BodyOf { get; } = bodyOf;

    public CancellationToken Cancellation { get; } = cancellation;
}
