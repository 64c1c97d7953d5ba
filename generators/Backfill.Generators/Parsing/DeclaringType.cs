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
    : RowType(symbol, symbol, compilation, properties, key, cancellation)
{
    public MethodBody BodyOf { get; } = bodyOf;
}
