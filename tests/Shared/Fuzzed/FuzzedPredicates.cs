using System.Reflection;
using Backfill.Generators;
using Backfill.Planning;
using Backfill.Predicates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Fuzzed;

/// <summary>Predicates in one compilation with the generator and the analyzer, loaded.</summary>
internal sealed class FuzzedPredicates
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.ComponentModel.DataAnnotations.Schema; global using System.Linq; global using Backfill; global using Backfill.Predicates;";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private FuzzedPredicates(IReadOnlyDictionary<string, string> sources, int invalid)
    {
        Sources = sources;
        Invalid = invalid;
    }

    /// <summary>The types by name, each with one predicate.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    /// <summary>How many the C# compiler itself refuses, a pattern that can never match for example.</summary>
    public int Invalid { get; }

    /// <summary>The plans of those that the generator translates.</summary>
    public IReadOnlyList<RestorePlan> Plans { get; private set; } = [];

    /// <summary>The reasons for which it refuses the others.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; private set; } = new Dictionary<string, string>();

    /// <summary>What must not be: generated code that does not compile, more than one diagnostic for one place, an exception of the generator.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <param name="predicates">Of each the methods, given the name of the row's type.</param>
    public static FuzzedPredicates Of(IEnumerable<Func<string, string>> predicates)
    {
        var sources = predicates.Select((methods, i) => (Name: $"P{i}", Methods: methods($"P{i}"))).ToDictionary(p => p.Name, p => Source(p.Name, p.Methods));
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(s.Value, Parsing, s.Key)).Append(CSharpSyntaxTree.ParseText(Usings, Parsing, "Usings"));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var all = CSharpCompilation.Create($"Fuzzed{Guid.NewGuid():N}", trees, References, options);
        var invalid = all.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Location.SourceTree!).Distinct().ToList();
        var fuzzed = new FuzzedPredicates(sources, invalid.Count);
        fuzzed.Generate(all.RemoveSyntaxTrees(invalid));
        return fuzzed;
    }

    /// <summary>The same, each with methods for its comparisons.</summary>
    public static FuzzedPredicates WithComparisons(IReadOnlyList<Func<string, string>> predicates)
    {
        string[] methods = [.. predicates.Select((methods, i) => methods($"P{i}"))];
        var plain = Of(methods.Select(text => (Func<string, string>)(_ => text)));
        var comparisons = plain.Plans.ToDictionary(p => p.GetType().DeclaringType!.Name, p => p.Declaration.Comparisons.SelectMany(side => side));
        var compared = Of(methods.Select((text, i) => (Func<string, string>)(row => comparisons.TryGetValue(row, out var all) ? $"{text}\n    {ComparisonMethods.Of(text, all)}" : text)));
        return compared.Invalid == plain.Invalid ? compared : throw new InvalidOperationException("The texts of comparisons are no C#.");
    }

    private static string Source(string name, string methods) => $$"""
        [Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
        public partial class {{name}} : Probe
        {
            {{methods}}
        }
        """;

    private void Generate(CSharpCompilation input)
    {
        var project = new SnakeCase();
        CSharpGeneratorDriver.Create([new RestoreGenerator().AsSourceGenerator()], parseOptions: Parsing, optionsProvider: project)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var thrown);
        var reported = output.WithAnalyzers([new RestoreAnalyzer()], new AnalyzerOptions([], project)).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(d => d.Id != "BKF0301").ToLookup(d => d.Location.SourceTree?.FilePath ?? "");
        using var image = new MemoryStream();
        var emitted = output.Emit(image);
        Refused = reported.Where(r => Sources.ContainsKey(r.Key)).ToDictionary(r => r.Key, r => r.First().ToString());
        Faults =
        [
            .. thrown.Select(d => d.ToString()),
            .. reported.Where(r => r.Select(d => d.Location).Distinct().Count() < r.Count() || r.Any(d => !d.Id.StartsWith("BKF", StringComparison.Ordinal))).Select(r => $"{string.Join("\n", r)}\n{Sources.GetValueOrDefault(r.Key)}"),
            .. emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5).Select(d => $"{d}\n{d.Location.SourceTree}"),
        ];
        Plans = !emitted.Success ? [] :
        [
            .. Assembly.Load(image.ToArray()).GetTypes().Where(t => t.IsSubclassOf(typeof(Probe)) && !Refused.ContainsKey(t.Name)).OrderBy(t => t.Name, StringComparer.Ordinal)
                .SelectMany(t => (IReadOnlyList<RestorePlan>)t.GetNestedType("Restores", BindingFlags.NonPublic)!.GetProperty("All")!.GetValue(null)!),
        ];
    }

    private sealed class SnakeCase : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Naming();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Naming : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.BackfillNaming" ? "snake_case" : null;
                return value is not null;
            }
        }
    }
}
