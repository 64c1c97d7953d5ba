using System.Reflection;
using Backfill.Generators.Tests.Harness;
using Backfill.Planning;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Generators.Tests;

/// <summary>
/// One compilation with the generator and the analyzer. Any diagnostic that a test did not ask for fails it, warnings at level 9999
/// included, and every run is repeated after an unrelated edit, when nothing may be done again.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        specificDiagnosticOptions: [KeyValuePair.Create("CS1591", ReportDiagnostic.Suppress)]);

    public static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(RestoreAttribute).Assembly.Location)];

    private GeneratorRun(CSharpCompilation input, string? naming, LanguageVersion version, IReadOnlyList<ProjectFile> files, Steps steps)
    {
        Input = input;
        ProjectFiles = files;
        var options = new ProjectOptions(naming);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new RestoreGenerator(steps).AsSourceGenerator()],
            additionalTexts: files,
            optionsProvider: options,
            parseOptions: Parse(version),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var generatorDiagnostics);
        Output = (CSharpCompilation)output;
        Assert.Empty(generatorDiagnostics);
        var analysis = Output.WithAnalyzers([new RestoreAnalyzer(steps.Read)], new AnalyzerOptions([.. files], options));
        var reported = analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().OrderBy(d => d.Location.SourceSpan.Start).ToList();
        Reported = [.. reported.Where(d => d.Id != "BKF0301")];
        Unchecked = [.. reported.Except(Reported)];
        Compiler = [.. WithWarnings(Output).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Info)];
        Cache.AssertUnrelatedEditIsCached(Driver, input, Parse(version));
    }

    public CSharpCompilation Input { get; }

    public IReadOnlyList<ProjectFile> ProjectFiles { get; }

    public CSharpCompilation Output { get; }

    public GeneratorDriver Driver { get; }

    /// <summary>What the analyzer reported, but for <see cref="Unchecked"/>.</summary>
    public IReadOnlyList<Diagnostic> Reported { get; }

    /// <summary>That there is no schema file, which is so in most tests.</summary>
    public IReadOnlyList<Diagnostic> Unchecked { get; }

    /// <summary>What the compiler said about declaration and generated code.</summary>
    public IReadOnlyList<Diagnostic> Compiler { get; }

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files => Driver.GetRunResult().Results.Single().GeneratedSources
        .ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    public string File => Files.Values.Single();

    /// <summary>Compiles declaration and generated code, loads them, and gives every plan of every type.</summary>
    public IReadOnlyList<RestorePlan> Load()
    {
        using var image = new MemoryStream();
        Assert.True(Output.Emit(image).Success);
        return [.. Assembly.Load(image.ToArray()).GetTypes()
            .Where(t => t is { Name: "Restores", IsNested: true })
            .SelectMany(t => (IReadOnlyList<RestorePlan>)t.GetProperty("All")!.GetValue(null)!)];
    }

    /// <summary>Runs on a declaration that must be right: no diagnostic of any kind.</summary>
    public static GeneratorRun Valid(string source, string? naming = "snake_case", LanguageVersion version = LanguageVersion.CSharp14)
    {
        var run = Of([source], naming, version);
        Assert.Empty(run.Reported);
        Assert.Empty(run.Compiler);
        return run;
    }

    /// <summary>Runs on a declaration that may be wrong; the caller asserts what is reported.</summary>
    public static GeneratorRun Of(
        string[] sources, string? naming = "snake_case", LanguageVersion version = LanguageVersion.CSharp14, MetadataReference? library = null, Steps? steps = null, params IReadOnlyList<ProjectFile> files)
    {
        var trees = sources.Select((s, i) => Tree(s, $"Source{i}.cs", version)).Append(Tree(ImplicitUsings, "Usings.cs", version));
        return new GeneratorRun(CSharpCompilation.Create("Shop", trees, library is null ? References : [.. References, library], Options), naming, version, files, steps ?? Steps.OfBackfill);
    }

    /// <summary>A compiled library of a source, for a project to refer to.</summary>
    public static MetadataReference Library(string source)
    {
        using var image = new MemoryStream();
        Assert.True(CSharpCompilation.Create("Library", [Tree(source, "Library.cs"), Tree(ImplicitUsings, "Usings.cs")], References, Options).Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    public static SyntaxTree Tree(string source, string path, LanguageVersion version = LanguageVersion.CSharp14) =>
        CSharpSyntaxTree.ParseText(source, Parse(version), path);

    // What stands in the way of users would hide faults from these tests; what a declaration of theirs may cause is said there.
    private static CSharpCompilation WithWarnings(CSharpCompilation compilation) => compilation.SyntaxTrees
        .Where(t => t.ToString().Contains(Emit.CSharp.NoWarnings, StringComparison.Ordinal))
        .Aggregate(compilation, (all, tree) => all.ReplaceSyntaxTree(
            tree,
            Tree(tree.ToString().Replace(Emit.CSharp.NoWarnings, "#pragma warning disable CS0108, CS0612, CS0618", StringComparison.Ordinal), tree.FilePath, ((CSharpParseOptions)tree.Options).LanguageVersion)));

    private static CSharpParseOptions Parse(LanguageVersion version) => new(version, DocumentationMode.Diagnose);

    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";
}
