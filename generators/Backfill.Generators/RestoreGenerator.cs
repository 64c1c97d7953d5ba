using Backfill.Generators.Binding;
using Backfill.Generators.Model;
using Backfill.Generators.Schema;
using Backfill.Generators.Sources;
using Microsoft.CodeAnalysis;

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
        var targets = Targets(context);
        var shared = targets.Select(static (target, _) => target.Type.MetadataName).Collect()
            .Select(static (names, _) => FileNames.Shared(names))
            .WithTrackingName(TrackingNames.SharedNames);
        Register(context, targets, schemaFiles, naming, shared);
    }

    /// <summary>
    /// The compiler's own provider of attributed types binds each of them after each keystroke, since whatever is bound depends on the whole compilation.
    /// <see cref="DeclarationReader"/> finds by names what a declaration can depend on, and binds it again when that has changed.
    /// </summary>
    private IncrementalValuesProvider<RestoreTarget> Targets(IncrementalGeneratorInitializationContext context)
    {
        var reader = new DeclarationReader(_steps);
        return context.CompilationProvider
            .Combine(context.CompilationProvider.Select(Surroundings.Of))
            .Select((pair, cancellation) => reader.Read(pair.Left, pair.Right, cancellation))
            .SelectMany(static (targets, _) => targets.AsEnumerable())
            .Select(static (target, _) => target)
            .WithTrackingName(TrackingNames.Targets);
    }

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
}
