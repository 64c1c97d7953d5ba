using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>The type of a live or an archived row, as a restore needs it.</summary>
/// <param name="symbol">The type.</param>
/// <param name="within">The type whose generated code makes rows of it.</param>
/// <param name="compilation">The compilation.</param>
/// <param name="properties">Its properties.</param>
/// <param name="key">The names of its key properties, in order.</param>
/// <param name="cancellation">Stops reading.</param>
internal class RowType(
    INamedTypeSymbol symbol,
    INamedTypeSymbol within,
    Compilation compilation,
    IReadOnlyDictionary<string, IPropertySymbol> properties,
    IReadOnlyList<string> key,
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

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Whether it is the declaring type, in which the user looks for what is wrong with it.</summary>
    public bool IsDeclaring { get; } = SymbolEqualityComparer.Default.Equals(symbol, within);

    public bool CanUse(ISymbol member) => Compilation.IsSymbolAccessibleWithin(member, within);

    public DeclaredTable Declared(string? table) => new(Symbol.Name, Symbol.Qualified(), table, [.. Columns.Values], [.. Key]);
}
