using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Emit;
using Backfill.Generators.Model;
using Backfill.Generators.Parsing;
using Backfill.Generators.Schema;
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

        var schemaFiles = ReadSchemaFiles(context).WithTrackingName(TrackingNames.SchemaFiles);

        // From here on a type has its own table and no other, so that an edit of the others ends here.
        var tables = targets
            .Combine(schemaFiles)
            .Combine(naming)
            .Select(static (pair, _) => new UnboundType(pair.Left.Left, TypeSchema.Of(pair.Left.Left, pair.Right, pair.Left.Right), pair.Right))
            .WithTrackingName(TrackingNames.Tables);

        var files = tables
            .Select(static (type, _) => RestoreBinder.Bind(type))
            .WithTrackingName(TrackingNames.Files);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, FileEmitter.Emit(file)));
    }

    private static IncrementalValueProvider<EquatableArray<SchemaFile>> ReadSchemaFiles(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Where(static file => SchemaFile.Is(file.Path));
        var texts = files
            .Select(static (file, cancellation) => (file.Path, Text: SchemaReader.Read(file.GetText(cancellation)?.ToString() ?? string.Empty, cancellation)))
            .WithTrackingName(TrackingNames.SchemaTexts);
        var databases = files
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (pair.Left.Path, Database: SchemaFile.DatabaseOf(pair.Right.GetOptions(pair.Left))));
        return texts.Collect().Combine(databases.Collect()).Select(static (all, _) => SchemaFile.Ordered(
            all.Left.Zip(all.Right, static (text, database) => new SchemaFile(text.Path, database.Database, text.Text))));
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
