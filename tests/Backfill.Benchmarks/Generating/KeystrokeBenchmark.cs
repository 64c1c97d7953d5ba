using System.Diagnostics;
using System.Globalization;
using Backfill.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Benchmarks.Generating;

/// <summary>What one keystroke costs in projects of two sizes: the generator, and the analyzer for the file that is being edited, against what the compiler does for them.</summary>
internal static class KeystrokeBenchmark
{
    private const int Tables = 300;
    private const int Warming = 10;
    private const int Rounds = 15;
    private const double Required = 0.1;

    private static readonly (string What, string Path, string Before, string After)[] Keystrokes =
    [
        ("in a condition", "Order1.cs", "> 1)", "> 1{0})"),
        ("in a declaration", "Order1.cs", "public bool Active", "public int Added{0} {{ get; init; }} public bool Active"),
        ("in an attribute", "Order1.cs", "\"Friday\"", "\"Friday{0}\""),
        ("in a method elsewhere", "Service.cs", "2 * x", "2{0} * x"),
        ("a new type elsewhere", "Service.cs", "class Service", "class Added{0}; internal static class Service"),
    ];

    /// <summary>Returns 0 when the generator takes at most a tenth, after a keystroke, of the time that it takes at first, and binds the one type only; else 1.</summary>
    public static async Task<int> RunAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var reached = true;
        foreach (var records in new[] { 50, 500 })
        {
            reached &= await MeasureAsync(records);
        }

        return reached ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(int records)
    {
        var project = new ShopProject(records, Tables);
        var compilation = ShopProject.Compile(project.Parse());
        List<string> bound = [];
        var steps = Steps.OfBackfill;
        var counting = steps with
        {
            Read = (type, within, bodyOf, problems, cancellation) =>
            {
                bound.Add(type.Name);
                return steps.Read(type, within, bodyOf, problems, cancellation);
            },
        };
        var fresh = Fastest(() => project.Driver().RunGenerators(compilation.Clone()));
        var binding = Fastest(() => compilation.Clone().GetDiagnostics());
        Console.WriteLine($"{records} records with a restore each, a file each, a schema file of {Tables} tables; the fastest of {Rounds} rounds each");
        Console.WriteLine($"  compiler, all diagnostics of the records       {binding,8:N1} ms");
        Console.WriteLine($"  generator, fresh driver                        {fresh,8:N1} ms   {fresh / binding,5:N3} times that");
        var driver = project.Driver(steps: counting).RunGenerators(compilation);
        var reached = true;
        foreach (var (what, path, before, after) in Keystrokes)
        {
            var round = 0;
            var tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);
            CSharpCompilation Typed() => compilation.ReplaceSyntaxTree(
                tree,
                ShopProject.Parse(tree.ToString().Replace(before, string.Format(CultureInfo.InvariantCulture, after, ++round), StringComparison.Ordinal), path));
            bound.Clear();
            driver.RunGenerators(Typed());
            var types = bound.Count;
            var keystroke = Fastest(typed => driver.RunGenerators(typed), Typed);
            Console.WriteLine($"  generator, after a keystroke {what,-22} {keystroke,4:N1} ms   {keystroke / binding,5:N3} times that; {types} of {records} types bound");
            reached &= types == (path == "Service.cs" ? 0 : 1) && (records < 500 || keystroke <= Required * fresh);
        }

        await AnalyzeAsync(project, compilation);
        return reached;
    }

    private static async Task AnalyzeAsync(ShopProject project, CSharpCompilation compilation)
    {
        project.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var all, out _);
        var tree = all.SyntaxTrees.Single(t => t.FilePath == "Order1.cs");
        var options = new AnalyzerOptions([project.Schema]);
        var (alone, analyzed) = (double.MaxValue, double.MaxValue);
        for (var round = 1; round <= Rounds; round++)
        {
            var typed = ShopProject.Parse(tree.ToString().Replace("> 1)", $"> 1{round})", StringComparison.Ordinal), tree.FilePath);
            alone = Math.Min(alone, Time(() => Task.FromResult(all.ReplaceSyntaxTree(tree, typed).GetSemanticModel(typed).GetDiagnostics()), out _));
            var edited = all.ReplaceSyntaxTree(tree, typed);
            var analysis = edited.WithAnalyzers([new RestoreAnalyzer()], options);
            analyzed = Math.Min(analyzed, Time(() => analysis.GetAnalyzerSemanticDiagnosticsAsync(edited.GetSemanticModel(typed), null, CancellationToken.None), out var reported));
            if ((await reported).Any(d => d.Severity >= DiagnosticSeverity.Warning))
            {
                throw new InvalidOperationException("A restore of the benchmark is wrong.");
            }
        }

        Console.WriteLine($"  the edited file: compiler {alone:N1} ms, analyzer {analyzed:N1} ms");
    }

    private static double Time<T>(Func<Task<T>> work, out Task<T> result)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        result = work();
        result.GetAwaiter().GetResult();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Fastest<T>(Func<T> work) => Fastest(_ => work(), () => 0);

    // Whatever else the machine does only adds.
    private static double Fastest<T, TResult>(Func<T, TResult> work, Func<T> make) => Enumerable.Range(0, Warming + Rounds).Select(_ =>
    {
        var made = make();
        GC.Collect();
        var watch = Stopwatch.StartNew();
        GC.KeepAlive(work(made));
        return watch.Elapsed.TotalMilliseconds;
    }).Skip(Warming).Min();
}
