using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Emit;
using Backfill.Generators.Model;
using Backfill.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators;

/// <summary>Writes the code of every declared restore. Reports nothing: that is <see cref="RestoreAnalyzer"/>'s part.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RestoreGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var targets = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                TargetParser.RestoreAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (declaration, cancellation) => Parse(declaration, cancellation))
            .Where(static target => target is not null)
            .Select(static (target, _) => target!)
            .WithTrackingName(TrackingNames.Targets);

        var naming = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => Namings.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Naming);

        var files = targets
            .Combine(naming)
            .Select(static (pair, _) => RestoreBinder.Bind(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Files);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, FileEmitter.Emit(file)));
    }

    private static RestoreTarget? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        // A type with restores on two of its parts comes here twice; only the part with the first restore speaks for it.
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var first = TargetParser.RestoresOf(type).FirstOrDefault()?.ApplicationSyntaxReference;
        if (first is null || first.SyntaxTree != context.TargetNode.SyntaxTree || !context.TargetNode.Span.Contains(first.Span)
            || first.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() != context.TargetNode)
        {
            return null;
        }

        var compilation = context.SemanticModel.Compilation;
        return TargetParser.Parse(type, compilation, method => BodyOf(method, compilation, cancellation), new Problems(), cancellation);
    }

    private static IBlockOperation? BodyOf(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return syntax is not null && compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation) is IMethodBodyBaseOperation body
            ? body.BlockBody ?? body.ExpressionBody
            : null;
    }
}
