using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>The types in which a method can take a list.</summary>
/// <param name="Item">The type of its values.</param>
/// <param name="Form">The collection that is made for it, as <c>Backfill.Planning.ListForm</c> calls it.</param>
internal sealed record ListType(ITypeSymbol Item, string Form)
{
    public static ListType? Of(ITypeSymbol type) => type switch
    {
        // byte[] is one value.
        IArrayTypeSymbol { Rank: 1, ElementType: { SpecialType: not SpecialType.System_Byte } item } => new ListType(item, "Array"),
        INamedTypeSymbol { TypeArguments: [var item], ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } } named => named.Name switch
        {
            "IEnumerable" or "IReadOnlyCollection" or "IReadOnlyList" or "ICollection" or "IList" => new ListType(item, "Array"),
            "List" => new ListType(item, "List"),
            "HashSet" or "ISet" or "IReadOnlySet" => new ListType(item, "Set"),
            _ => null,
        },
        _ => null,
    };
}
