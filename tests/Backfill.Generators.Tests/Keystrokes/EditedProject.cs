using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Generators.Tests.Keystrokes;

/// <summary>A project that somebody types in: one driver sees every state of it, and what it makes is compared with what one makes that sees only the last.</summary>
internal sealed class EditedProject
{
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private readonly List<string> _read = [];
    private CSharpCompilation _compilation = CSharpCompilation.Create("Shop", [], GeneratorRun.References, Options);
    private LanguageVersion _version = LanguageVersion.CSharp14;
    private ProjectFile? _schema;
    private ProjectOptions _naming = new("snake_case");
    private GeneratorDriver _driver;

    public EditedProject() => _driver = Driver(Counting(), _naming);

    public GeneratorDriver After => _driver;

    public CSharpCompilation Compilation => _compilation;

    /// <summary>The files made, by hint names.</summary>
    public IReadOnlyDictionary<string, string> Made => Of(_driver);

    public void Write(string path, string text)
    {
        var tree = GeneratorRun.Tree(text, path, _version);
        _compilation = Find(path) is { } old ? _compilation.ReplaceSyntaxTree(old, tree) : _compilation.AddSyntaxTrees(tree);
    }

    public void Replace(string path, string before, string after)
    {
        var text = Find(path)!.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        Write(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    public void Remove(string path)
    {
        if (Find(path) is { } tree)
        {
            _compilation = _compilation.RemoveSyntaxTrees(tree);
        }
    }

    public void Schema(string text)
    {
        var file = new ProjectFile("shop.schema.sql", text);
        _driver = _schema is null ? _driver.AddAdditionalTexts([file]) : _driver.ReplaceAdditionalText(_schema, file);
        _schema = file;
    }

    public void Naming(string? naming) => _driver = _driver.WithUpdatedAnalyzerConfigOptions(_naming = new ProjectOptions(naming));

    public void Nullable(NullableContextOptions nullable) => _compilation = _compilation.WithOptions(_compilation.Options.WithNullableContextOptions(nullable));

    public void Version(LanguageVersion version)
    {
        _version = version;
        _driver = _driver.WithUpdatedParseOptions(new CSharpParseOptions(version));
        _compilation = _compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(_compilation.SyntaxTrees.Select(t => GeneratorRun.Tree(t.ToString(), t.FilePath, version)));
    }

    public void Refer(MetadataReference? library) =>
        _compilation = _compilation.WithReferences(library is null ? GeneratorRun.References : [.. GeneratorRun.References, library]);

    /// <summary>Runs, and tells which types were bound, in the order of their names.</summary>
    public IReadOnlyList<string> Run()
    {
        _read.Clear();
        _driver = _driver.RunGenerators(_compilation);
        return [.. _read.Order(StringComparer.Ordinal)];
    }

    /// <summary>What a driver makes that knows nothing yet.</summary>
    public void AssertNothingIsStale(string? what = null)
    {
        var fresh = Of(Driver(Steps.OfBackfill, _naming, _schema).RunGenerators(_compilation));
        var made = Made;
        Assert.True(fresh.Keys.Order().SequenceEqual(made.Keys.Order()), $"{what}: {string.Join(", ", fresh.Keys)} are to be made, not {string.Join(", ", made.Keys)}");
        Assert.All(fresh, file => Assert.True(file.Value == made[file.Key], $"{what}: {file.Key} is to be\n{file.Value}\nand not\n{made[file.Key]}"));
    }

    /// <summary>What the analyzer says of the project with what was made for it.</summary>
    public IReadOnlyList<string> Said()
    {
        var output = _compilation.AddSyntaxTrees(Made.Select(f => GeneratorRun.Tree(f.Value, f.Key, _version)));
        var analysis = output.WithAnalyzers([new RestoreAnalyzer()], new AnalyzerOptions(_schema is null ? [] : [_schema], _naming));
        return [.. analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Where(d => d.Id != "BKF0301").Select(d => d.ToString()).Order(StringComparer.Ordinal)];
    }

    private SyntaxTree? Find(string path) => _compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == path);

    private Steps Counting()
    {
        var real = Steps.OfBackfill;
        return real with
        {
            Read = (type, compilation, bodyOf, problems, cancellation) =>
            {
                _read.Add(type.Name);
                return real.Read(type, compilation, bodyOf, problems, cancellation);
            },
        };
    }

    private CSharpGeneratorDriver Driver(Steps steps, ProjectOptions naming, ProjectFile? schema = null) => CSharpGeneratorDriver.Create(
        [new RestoreGenerator(steps).AsSourceGenerator()],
        schema is null ? [] : [schema],
        new CSharpParseOptions(_version),
        naming,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static Dictionary<string, string> Of(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
    }
}
