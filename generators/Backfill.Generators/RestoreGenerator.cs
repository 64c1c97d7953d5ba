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
        var naming = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => Namings.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Naming);

        var schemaFiles = ReadSchemaFiles(context).WithTrackingName(TrackingNames.SchemaFiles);

        Register(context, TargetParser.RestoreAttribute, schemaFiles, naming);
        Register(context, TargetParser.GenericRestoreAttribute, schemaFiles, naming);
    }

    private static void Register(
        IncrementalGeneratorInitializationContext context, string attribute, IncrementalValueProvider<EquatableArray<SchemaFile>> schemaFiles, IncrementalValueProvider<Naming> naming)
    {
        var targets = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (declaration, cancellation) => Parse(declaration, cancellation))
            .Where(static target => target is not null)
            .Select(static (target, _) => target!)
            .WithTrackingName(TrackingNames.Targets);

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
        // A type with restores on two of its parts, or of both kinds, comes here twice; only the part and the kind of the first restore speak for it.
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var restore = TargetParser.RestoresOf(type).FirstOrDefault();
        var first = restore?.ApplicationSyntaxReference;
        if (first is null || !IsOfKind(restore!, context) || first.SyntaxTree != context.TargetNode.SyntaxTree || !context.TargetNode.Span.Contains(first.Span)
            || first.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() != context.TargetNode)
        {
            return null;
        }

        var compilation = context.SemanticModel.Compilation;
        return TargetParser.Parse(type, compilation, method => BodyOf(method, compilation, cancellation), new Problems(), cancellation);
    }

    private static bool IsOfKind(AttributeData restore, GeneratorAttributeSyntaxContext context) => restore.AttributeClass?.Arity == context.Attributes[0].AttributeClass?.Arity;

    private static IBlockOperation? BodyOf(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return syntax is not null && compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation) is IMethodBodyBaseOperation body
            ? body.BlockBody ?? body.ExpressionBody
            : null;
    }
}
