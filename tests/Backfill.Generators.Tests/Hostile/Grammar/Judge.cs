using System.Globalization;
using System.Text.RegularExpressions;
using Backfill.Generators.Tests.Harness;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Generators.Tests.Hostile.Grammar;

/// <summary>Compiles many declarations as one project, and says of each what is not as it must be.</summary>
internal static partial class Judge
{
    // Said of a text where nameof is possible, and where no schema file is; beside everything else.
    private static readonly string[] Beside = ["BKF0108", "BKF0301"];

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        allowUnsafe: true,
        warningLevel: 9999,
        specificDiagnosticOptions: [KeyValuePair.Create("CS1591", ReportDiagnostic.Suppress)]);

    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(RestoreAttribute).Assembly.Location),
        GeneratorRun.Library("namespace Library; public enum Color { Red } public class Base { [System.ComponentModel.DataAnnotations.Key] public int Extra { get; set; } public decimal? Sum { get; set; } }")
            .WithAliases(["Aliased"]),
    ];

    /// <summary>One line for each declaration that is neither right nor wrong in exactly one way.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyList<(string Name, Sketch Sketch)> declarations)
    {
        var trees = declarations.Select((d, i) => GeneratorRun.Tree("extern alias Aliased;\n" + d.Sketch.Text, $"H{i}.cs"));
        var input = CSharpCompilation.Create("Hostile", trees, References, Options);
        var driver = CSharpGeneratorDriver.Create([new RestoreGenerator().AsSourceGenerator()], optionsProvider: new ProjectOptions(null), parseOptions: (CSharpParseOptions)input.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        List<string> faults = [];
        if (driver.GetRunResult().Results.Single().Exception is { } exception)
        {
            faults.Add($"the generator ended: {exception}");
        }

        var written = driver.GetRunResult().GeneratedTrees.Where(t => !t.ToString().Contains("BKF0099", StringComparison.Ordinal)).Select(t => NumberOf(t.FilePath)).ToHashSet();
        var said = output.WithAnalyzers([new RestoreAnalyzer()], new AnalyzerOptions([], new ProjectOptions(null))).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(d => !Beside.Contains(d.Id)).ToLookup(d => NumberOf(d.Location.SourceTree?.FilePath));
        var before = input.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToLookup(d => NumberOf(d.Location.SourceTree?.FilePath));
        var after = output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToLookup(d => NumberOf(d.Location.SourceTree?.FilePath));
        faults.AddRange(said[-1].Concat(after[-1]).Select(d => d.ToString()));
        foreach (var (name, i) in declarations.Select((d, i) => (d.Name, i)))
        {
            var own = before[i].Select(d => (d.Id, d.Location.SourceSpan)).ToHashSet();
            var isWrong = before[i].Any(d => d.Severity == DiagnosticSeverity.Error);
            var added = after[i].Where(d => !own.Contains((d.Id, d.Location.SourceSpan)) && !isWrong).ToList();
            Diagnostic[] ours = [.. said[i]];
            if (added.Count > 0 || (ours.Length > 1 && !isWrong) || ours.Any(d => d.Id is "BKF0099" or "AD0001") || (ours.Length == 0 && !isWrong && !written.Contains(i)))
            {
                faults.Add($"{name}: {(isWrong ? "(does not compile itself) " : string.Empty)}{string.Join(" | ", ours.Concat(added).Select(Shown))}{(written.Contains(i) ? string.Empty : " | nothing written")}");
            }
        }

        return faults;
    }

    private static string Shown(Diagnostic diagnostic) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileName(diagnostic.Location.SourceTree?.FilePath)}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}) {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");

    // A generated file is called after the namespace, which is called after the declaration's file.
    private static int NumberOf(string? path) =>
        path is not null && Number().Match(Path.GetFileName(path)) is { Success: true } found ? int.Parse(found.Groups["number"].Value, CultureInfo.InvariantCulture) : -1;

    [GeneratedRegex(@"^H(?<number>\d+)\.")]
    private static partial Regex Number();
}
