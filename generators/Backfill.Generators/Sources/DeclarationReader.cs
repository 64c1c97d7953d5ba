using System.Runtime.CompilerServices;
using Backfill.Generators.Model;
using Backfill.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Sources;

/// <summary>
/// Reads the declarations of a compilation. After a keystroke there is another compilation, of which nothing is bound; but what was
/// read of a declaration depends on the files that it can see and on nothing else, so it holds while those are the same, and the
/// declaration is not bound again.
/// </summary>
internal sealed class DeclarationReader(Steps steps)
{
    // What was read of syntax goes when the syntax goes, and each time is compared with what it depends on. Providers with an item per
    // file or declaration would do without, but Roslyn 5.0 loses an item where others come and go before it.
    private readonly ConditionalWeakTable<TypeDeclarationSyntax, Known> _known = new();

    public EquatableArray<RestoreTarget> Read(Compilation compilation, Surroundings surroundings, CancellationToken cancellation)
    {
        var sources = new SourceFiles(SourceFile.In(compilation, cancellation), surroundings);
        return [.. sources.Declarations.Select(d => Read(d, sources, compilation, cancellation)).OfType<RestoreTarget>()];
    }

    private RestoreTarget? Read(Declaration declaration, SourceFiles sources, Compilation compilation, CancellationToken cancellation)
    {
        var seen = sources.SeenBy(declaration.File);
        lock (_known)
        {
            if (_known.TryGetValue(declaration.Type, out var known) && known.Seen.Equals(seen) && known.Surroundings.Equals(sources.Surroundings))
            {
                return known.Target;
            }
        }

        var target = Bind(declaration, compilation, cancellation);
        lock (_known)
        {
            _known.Remove(declaration.Type);
            _known.Add(declaration.Type, new Known(seen, sources.Surroundings, target));
        }

        return target;
    }

    private RestoreTarget? Bind(Declaration declaration, Compilation compilation, CancellationToken cancellation)
    {
        // A type with restores on two of its parts comes here twice; only the part of the first restore speaks for it.
        var type = compilation.GetSemanticModel(declaration.File.Tree).GetDeclaredSymbol(declaration.Type, cancellation);
        var first = type is null ? null : TargetParser.RestoresOf(type).FirstOrDefault()?.ApplicationSyntaxReference;
        if (first is null || first.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() != declaration.Type)
        {
            return null;
        }

        var code = new MemberCode(compilation, cancellation);
        return steps.Target(type!, compilation, method => code.Of(method) as IBlockOperation, cancellation);
    }

    /// <summary>What was read of a declaration, and all that it depends on.</summary>
    private sealed record Known(EquatableArray<SourceFile> Seen, Surroundings Surroundings, RestoreTarget? Target);
}
