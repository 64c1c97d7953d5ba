using Backfill.Generators.Binding;
using Backfill.Generators.Checking;
using Backfill.Generators.Model;
using Backfill.Generators.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Backfill.Generators;

/// <summary>The schema files as the analyzer needs them: read when a restore is met, and with their lines.</summary>
internal sealed class AnalyzedSchemas
{
    /// <summary>Reads a text; the compiler's host keeps what was read for as long as the text is the same.</summary>
    public static readonly SourceTextValueProvider<SchemaText> Reader = new(static text => Steps.Schema(text.ToString, CancellationToken.None));

    private readonly Dictionary<string, SourceText> _texts = new(StringComparer.Ordinal);

    public AnalyzedSchemas(AnalyzerOptions options, Func<SourceText, SchemaText?> read, CancellationToken cancellation)
    {
        List<SchemaFile> files = [];
        List<(string Database, string Path, SourceText Text)> migrations = [];
        foreach (var file in options.AdditionalFiles.Where(f => SchemaFile.MayBe(f.Path) && !_texts.ContainsKey(f.Path)))
        {
            var item = options.AnalyzerConfigOptionsProvider.GetOptions(file);
            var migration = SchemaFile.MigrationOf(item);
            if ((migration is null && !SchemaFile.Is(file.Path)) || file.GetText(cancellation) is not { } text)
            {
                continue;
            }

            _texts.Add(file.Path, text);
            if (migration is not null)
            {
                migrations.Add((migration, file.Path, text));
            }
            else if (read(text) is { } schema)
            {
                files.Add(SchemaFile.Of(file.Path, SchemaFile.DatabaseOf(item), schema));
            }
        }

        Files = SchemaFile.Ordered(files.Concat(AnalyzedMigrations.Read(migrations, cancellation)));
    }

    public EquatableArray<SchemaFile> Files { get; }

    /// <summary>Where the problem's column, table or skipped statement stands in its file; null when it is about what is not there.</summary>
    public Location? PlaceOf(SchemaProblem problem)
    {
        foreach (var file in Files.Where(f => f.Describes(problem.Database) && f.Name == problem.Found.File))
        {
            if (problem.SkippedOf is { } skipped)
            {
                return file.Text.Skipped.FirstOrDefault(s => s.Table is null || s.Table.Equals(skipped, StringComparison.OrdinalIgnoreCase)) is { } first ? At(file, first.Place) : null;
            }

            if (problem.Found.Table is { } table && file.Text.Tables.FirstOrDefault(t => t.Table.Equals(table)) is { } placed)
            {
                return At(file, placed.PlaceOf(problem.Column));
            }
        }

        return null;
    }

    private Location At(SchemaFile file, Extent extent)
    {
        var path = file.Paths[extent.File];
        var span = new TextSpan(extent.Start, extent.Length);
        return Location.Create(path, span, _texts[path].Lines.GetLinePositionSpan(span));
    }
}
