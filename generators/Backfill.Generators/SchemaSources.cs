using Backfill.Generators.Model;
using Backfill.Generators.Schema;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators;

/// <summary>The schema files as the generator needs them: read again only when their text has changed.</summary>
internal static class SchemaSources
{
    public static IncrementalValueProvider<EquatableArray<SchemaFile>> Read(IncrementalGeneratorInitializationContext context) =>
        ReadFiles(context).Collect().Combine(ReadMigrations(context)).Select(static (all, _) => SchemaFile.Ordered(all.Left.Concat(all.Right)));

    private static IncrementalValuesProvider<SchemaFile> ReadFiles(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Where(static file => SchemaFile.Is(file.Path));
        var texts = files
            .Select(static (file, cancellation) => (file.Path, Text: Steps.Schema(() => file.GetText(cancellation)?.ToString(), cancellation)))
            .WithTrackingName(TrackingNames.SchemaTexts);
        var databases = files
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => Item.Of(pair.Left, pair.Right));
        return texts.Collect().Combine(databases.Collect()).SelectMany(static (all, _) => all.Left
            .Zip(all.Right, static (text, item) => (text, item))
            .Where(static file => file.item.Migration is null)
            .Select(static file => SchemaFile.Of(file.text.Path, file.item.Database, file.text.Text)));
    }

    private static IncrementalValueProvider<EquatableArray<SchemaFile>> ReadMigrations(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(static file => SchemaFile.MayBe(file.Path))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => SchemaFile.MigrationOf(pair.Right.GetOptions(pair.Left)) is not null)
            .Select(static (pair, _) => (Item: Item.Of(pair.Left, pair.Right), File: pair.Left));

        // An editor may pass new options with each keystroke: what is compared then are the files, not their texts.
        return files.Collect()
            .Select(static (all, cancellation) => MigrationFiles.Read([.. all.Select(f => (f.Item.Migration!, f.Item.Path, f.File.GetText(cancellation)?.ToString() ?? string.Empty))], cancellation))
            .WithTrackingName(TrackingNames.Migrations);
    }

    private sealed record Item(string Path, string Database, string? Migration)
    {
        public static Item Of(AdditionalText file, Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptionsProvider options) =>
            new(file.Path, SchemaFile.DatabaseOf(options.GetOptions(file)), SchemaFile.MigrationOf(options.GetOptions(file)));
    }
}
