using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Types that generated code cannot write down, or only where it is obsolete itself.</summary>
internal static class Nameable
{
    public const string Alias = "its library is referenced under an extern alias, which generated code does not use; give the reference the alias 'global' too";

    /// <summary>Whether the type, or one that it is made of, is of a library that only an <c>extern alias</c> names.</summary>
    public static bool IsAliased(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => IsAliased(array.ElementType, compilation),
        INamedTypeSymbol named when named.TypeArguments.Any(a => IsAliased(a, compilation)) => true,
        _ => type.ContainingAssembly is { } library
            && compilation.GetMetadataReference(library) is { Properties.Aliases: { IsDefaultOrEmpty: false } aliases }
            && !aliases.Contains(MetadataReferenceProperties.GlobalAlias),
    };

    /// <summary>Whether a member of the type, of one it inherits from or of an enum it holds is obsolete in a way that is an error: only obsolete code may use it then.</summary>
    public static bool HasForbidden(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
        {
            if (IsForbidden(declaring) || declaring.GetMembers().Any(m => IsForbidden(m) || (m is IPropertySymbol property && HoldsForbidden(property.Type))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsForbidden(ITypeSymbol type) =>
        PropertyParser.Underlying(type) is { TypeKind: TypeKind.Enum } enumeration && (IsForbidden(enumeration) || enumeration.GetMembers().Any(IsForbidden));

    private static bool IsForbidden(ISymbol symbol) => symbol.Attribute("System.ObsoleteAttribute") is { ConstructorArguments: [_, { Value: true }] };
}
