using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.Generators.Parsing;

/// <summary>Whether a further part can be generated for a type, which takes every type around it too.</summary>
internal static class PartialParser
{
    /// <summary>Adds the problems of the type itself; those of the types around it are theirs, see <see cref="CheckOuter"/>.</summary>
    public static bool CanBeExtended(INamedTypeSymbol type, Problems problems, CancellationToken cancellation)
    {
        var outer = new Problems();
        Check(type, type, problems, cancellation);
        foreach (var part in Chain(type).Skip(1))
        {
            Check(part, type, outer, cancellation);
        }

        return !problems.Any && !outer.Any;
    }

    /// <summary>
    /// The problems of a type with restores somewhere inside it. They are found when the outer type is looked at, since an editor
    /// shows, and fixes, only what stands in the type that it is looking at.
    /// </summary>
    public static void CheckOuter(INamedTypeSymbol outer, Problems problems, CancellationToken cancellation)
    {
        if (Declaring(outer).FirstOrDefault() is { } inner && !IsSame(inner, outer))
        {
            Check(outer, inner, problems, cancellation);
        }
    }

    private static void Check(INamedTypeSymbol part, INamedTypeSymbol declaring, Problems problems, CancellationToken cancellation)
    {
        var missing = Declaring(part).SelectMany(Chain).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).SelectMany(p => NotPartial(p, cancellation)).ToList();
        foreach (var location in NotPartial(part, cancellation))
        {
            var whose = IsSame(part, declaring) ? "its restores" : $"the restores of '{declaring.Name}'";
            problems.Add(DiagnosticDescriptors.NotPartial, location, missing.Where(l => l != location), part.Name, whose);
        }

        if (part.IsFileLocal || part.TypeParameters.Length > 0 || part.IsRefLikeType)
        {
            var kind = part.IsFileLocal ? "local to its file" : part.IsRefLikeType ? "a ref struct" : "generic";
            problems.Add(DiagnosticDescriptors.UnsupportedType, part.Location(), part.Name, kind);
        }
    }

    private static IEnumerable<Location> NotPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
            .Where(d => !d.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(d => d.Identifier.GetLocation());

    private static IEnumerable<INamedTypeSymbol> Declaring(INamedTypeSymbol type) =>
        (TargetParser.RestoresOf(type).Any() ? [type] : Enumerable.Empty<INamedTypeSymbol>()).Concat(type.GetTypeMembers().SelectMany(Declaring));

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            yield return part;
        }
    }

    private static bool IsSame(INamedTypeSymbol a, INamedTypeSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
