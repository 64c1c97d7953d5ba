using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Tests.Harness;

/// <summary>Proves that the generator does nothing twice.</summary>
internal static class Cache
{
    public static void AssertUnrelatedEditIsCached(GeneratorDriver driver, CSharpCompilation input, CSharpParseOptions options)
    {
        var unrelated = CSharpSyntaxTree.ParseText("namespace Unrelated { internal sealed class Added { public int Number; } }", options, "Unrelated.cs");
        var edited = input.AddSyntaxTrees(unrelated);
        var first = edited.SyntaxTrees[0];
        edited = edited.ReplaceSyntaxTree(first, CSharpSyntaxTree.ParseText(first + "\n// A comment below.\n", options, first.FilePath));
        Assert.All(Reasons(driver, edited), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        AssertSameFiles(driver, driver.RunGenerators(edited));
    }

    /// <summary>Why each tracked output of our own steps is as it is, when the driver runs on an edited compilation.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Reasons(GeneratorDriver driver, Compilation edited)
    {
        var result = driver.RunGenerators(edited).GetRunResult().Results.Single();
        var steps = TrackingNames.All.Where(result.TrackedSteps.ContainsKey).SelectMany(name => result.TrackedSteps[name]);
        return [.. steps.Concat(result.TrackedOutputSteps.SelectMany(s => s.Value)).SelectMany(s => s.Outputs).Select(o => o.Reason)];
    }

    private static void AssertSameFiles(GeneratorDriver before, GeneratorDriver after)
    {
        var (old, now) = (before.GetRunResult().GeneratedTrees, after.GetRunResult().GeneratedTrees);
        Assert.Equal(old.Select(t => t.ToString()), now.Select(t => t.ToString()));
    }
}
