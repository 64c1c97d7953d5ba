using System.Diagnostics;
using System.Globalization;
using Backfill.Generators;
using Microsoft.CodeAnalysis;

namespace Backfill.Benchmarks.Generating;

/// <summary>What the generator costs a build and a keystroke, against compiling and emitting the same source in the same run.</summary>
internal static class GeneratorBenchmark
{
    private const int Records = 50;
    private const int Tables = 300;
    private const int Warming = 15;
    private const int Rounds = 25;
    private const double Required = 0.5;

    /// <summary>Returns 0 when the ratio is reached and an unrelated edit does nothing again, else 1.</summary>
    public static int Run()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var project = new ShopProject(Records, Tables);
        Console.WriteLine($"{Records} records with a restore each, a schema file of {Tables} tables ({project.Schema.GetText()!.Length:N0} characters); the fastest of {Rounds} rounds each");
        var rounds = Enumerable.Range(0, Warming + Rounds).Select(_ => Measure(project)).Skip(Warming).ToList();
        var (generating, compiling, alone) = (Fastest(rounds, r => r.Generating), Fastest(rounds, r => r.Compiling), Fastest(rounds, r => r.CompilingAlone));
        var (keystroke, schema) = (Fastest(rounds, r => r.Keystroke), Fastest(rounds, r => r.Schema));
        Console.WriteLine($"  compile and emit, as a build does             {compiling,7:N1} ms   ({alone:N1} ms without what is generated)");
        Console.WriteLine($"  generator, fresh driver                       {generating,7:N1} ms   {generating / compiling:N2} times that (at most {Required:N1}; {generating / alone:N2} of the source without what is generated)");
        Console.WriteLine($"  generator, after one keystroke in a record    {keystroke,7:N1} ms");
        Console.WriteLine($"  generator, after one keystroke in the schema  {schema,7:N1} ms");
        var idle = IsIdleAfterAnUnrelatedEdit(project);
        Console.WriteLine($"  after an unrelated edit every tracked step is {(idle ? "Cached or Unchanged" : "NOT Cached or Unchanged")}");
        return generating / compiling <= Required && idle ? 0 : 1;
    }

    private static Round Measure(ShopProject project)
    {
        var compilation = ShopProject.Compile(project.Parse());
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var driver = project.Driver().RunGeneratorsAndUpdateCompilation(compilation, out _, out _);
        var generating = watch.Elapsed.TotalMilliseconds;
        string[] generated = [.. driver.GetRunResult().GeneratedTrees.Select(t => t.ToString())];
        if (generated.Length != Records || generated.Any(t => t.Contains("Obsolete", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException("A restore of the benchmark was not generated.");
        }

        var compiling = Compile(project, generated);
        var alone = Compile(project, []);
        var tree = compilation.SyntaxTrees[1];
        var typed = compilation.ReplaceSyntaxTree(tree, ShopProject.Parse(tree.ToString().Replace("> 1)", "> 12)", StringComparison.Ordinal), tree.FilePath));
        GC.Collect();
        watch.Restart();
        driver.RunGenerators(typed);
        var keystroke = watch.Elapsed.TotalMilliseconds;
        GC.Collect();
        watch.Restart();
        driver.ReplaceAdditionalText(project.Schema, project.EditedSchema).RunGenerators(compilation);
        return new Round(compiling, alone, generating, keystroke, watch.Elapsed.TotalMilliseconds);
    }

    private static double Compile(ShopProject project, IEnumerable<string> generated)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var compilation = ShopProject.Compile(project.Parse().Concat(generated.Select((text, i) => ShopProject.Parse(text, $"Generated{i}.cs"))));
        using var image = new MemoryStream();
        return compilation.Emit(image).Success ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException("The source of the benchmark does not compile.");
    }

    private static bool IsIdleAfterAnUnrelatedEdit(ShopProject project)
    {
        var compilation = ShopProject.Compile(project.Parse());
        var driver = project.Driver(tracks: true).RunGenerators(compilation);
        var result = driver.RunGenerators(compilation.AddSyntaxTrees(ShopProject.Parse("namespace Unrelated; internal class Added;", "Added.cs"))).GetRunResult().Results.Single();
        var reasons = TrackingNames.All.SelectMany(name => result.TrackedSteps[name]).Concat(result.TrackedOutputSteps.SelectMany(s => s.Value)).SelectMany(s => s.Outputs).Select(o => o.Reason).ToList();
        return reasons.Count > 0 && reasons.TrueForAll(r => r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
    }

    // Whatever else the machine does only adds.
    private static double Fastest(IEnumerable<Round> rounds, Func<Round, double> of) => rounds.Min(of);

    private sealed record Round(double Compiling, double CompilingAlone, double Generating, double Keystroke, double Schema);
}
