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
        foreach (var file in options.AdditionalFiles.Where(f => SchemaFile.Is(f.Path)))
        {
            if (!_texts.ContainsKey(file.Path) && file.GetText(cancellation) is { } text && read(text) is { } schema)
            {
                _texts.Add(file.Path, text);
                files.Add(new SchemaFile(file.Path, SchemaFile.DatabaseOf(options.AnalyzerConfigOptionsProvider.GetOptions(file)), schema));
            }
        }

        Files = SchemaFile.Ordered(files);
    }

    public EquatableArray<SchemaFile> Files { get; }

    /// <summary>Where the problem's column or table stands in its file; null when it is about what is not there.</summary>
    public Location? PlaceOf(SchemaProblem problem)
    {
        if (problem.Found.Table is not { } table)
        {
            return null;
        }

        foreach (var file in Files.Where(f => f.Describes(problem.Database) && f.Name == problem.Found.File))
        {
            if (file.Text.Tables.FirstOrDefault(t => t.Table.Equals(table)) is { } placed)
            {
                var extent = placed.PlaceOf(problem.Column);
                var span = new TextSpan(extent.Start, extent.Length);
                return Location.Create(file.Path, span, _texts[file.Path].Lines.GetLinePositionSpan(span));
            }
        }

        return null;
    }
}
