using Backfill.Generators.Binding;
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
    private readonly Steps _steps;

    /// <summary>As the compiler makes it.</summary>
    public RestoreGenerator()
        : this(Steps.OfBackfill)
    {
    }

    internal RestoreGenerator(Steps steps) => _steps = steps;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var naming = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => Namings.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Naming);

        var schemaFiles = SchemaSources.Read(context).WithTrackingName(TrackingNames.SchemaFiles);
        var targets = Targets(context, TargetParser.RestoreAttribute);
        var genericTargets = Targets(context, TargetParser.GenericRestoreAttribute);
        var shared = NamesOf(targets).Combine(NamesOf(genericTargets))
            .Select(static (all, _) => FileNames.Shared(all.Left.Concat(all.Right)))
            .WithTrackingName(TrackingNames.SharedNames);
        Register(context, targets, schemaFiles, naming, shared);
        Register(context, genericTargets, schemaFiles, naming, shared);
    }

    private IncrementalValuesProvider<RestoreTarget> Targets(IncrementalGeneratorInitializationContext context, string attribute)
    {
        var steps = _steps;
        return context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                (declaration, cancellation) => Parse(declaration, steps, cancellation))
            .Where(static target => target is not null)
            .Select(static (target, _) => target!)
            .WithTrackingName(TrackingNames.Targets);
    }

    private static IncrementalValueProvider<EquatableArray<string>> NamesOf(IncrementalValuesProvider<RestoreTarget> targets) =>
        targets.Select(static (target, _) => target.Type.MetadataName).Collect().Select(static (names, _) => new EquatableArray<string>([.. names]));

    private void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<RestoreTarget> targets,
        IncrementalValueProvider<EquatableArray<SchemaFile>> schemaFiles,
        IncrementalValueProvider<Naming> naming,
        IncrementalValueProvider<EquatableArray<string>> shared)
    {
        var steps = _steps;

        // From here on a type has its own table and no other, so that an edit of the others ends here.
        var tables = targets
            .Combine(schemaFiles)
            .Combine(naming)
            .Select((pair, _) => steps.Unbound(pair.Left.Left, pair.Left.Right, pair.Right))
            .WithTrackingName(TrackingNames.Tables);

        var files = tables
            .Select((type, _) => steps.File(type))
            .WithTrackingName(TrackingNames.Files);

        context.RegisterSourceOutput(
            files.Combine(shared),
            (output, file) => output.AddSource(FileNames.Of(file.Left.Type, file.Right), steps.Text(file.Left)));
    }

    private static RestoreTarget? Parse(GeneratorAttributeSyntaxContext context, Steps steps, CancellationToken cancellation)
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
        var code = new MemberCode(compilation, cancellation);
        return steps.Target(type, compilation, method => code.Of(method) as IBlockOperation, cancellation);
    }

    private static bool IsOfKind(AttributeData restore, GeneratorAttributeSyntaxContext context) => restore.AttributeClass?.Arity == context.Attributes[0].AttributeClass?.Arity;
}
