using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Tests;

/// <summary>When the generator works again where the archived row's type stands in another file; and both kinds of restore on one type.</summary>
public class ArchivedTypePipelineTests
{
    private const string Orders = """
        using System.ComponentModel.DataAnnotations;
        using Backfill;

        namespace Shop;

        [Restore<Old>("Friday", nameof(Total), nameof(Old.Sum), Guard = nameof(Ok))]
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }

            private static bool Ok(Order live, Old archived) => archived.Note is null;
        }
        """;

    private const string Archived = """
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;

        namespace Shop;

        [Table("orders_2024")]
        public sealed class Old
        {
            [Key] public int Id { get; set; }
            public decimal Sum { get; set; }
            public string? Note { get; set; }
        }
        """;

    [Theory]
    [InlineData("orders_2024", "orders_2023")]
    [InlineData("[Key] public int Id", "[Key, Column(\"no\")] public int Id")]
    [InlineData("public decimal Sum", "[Column(\"sum_total\")] public decimal Sum")]
    [InlineData("public string? Note", "public string? Remark { get; set; } public string? Note => Remark; public string? Other")]
    [InlineData("public sealed class Old", "public sealed class Old(int Id)")]
    [InlineData("public sealed class Old", "public sealed record Old")]
    public void An_edit_of_the_archived_rows_type_is_seen(string before, string after) =>
        Assert.Equal(after != "public sealed record Old", Reasons(before, after).Contains(IncrementalStepRunReason.Modified));

    [Theory]
    [InlineData("public sealed class Old", "// Why.\npublic sealed class Old")]
    [InlineData("public string? Note", "public int Twice() => 2 * Id; public string? Note")]
    public void An_edit_that_changes_nothing_of_it_is_cached(string before, string after) => Assert.All(
        Reasons(before, after),
        reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));

    [Fact]
    public void A_property_that_no_restore_needs_writes_no_file_again()
    {
        var run = Run();
        var result = run.Driver.RunGenerators(Edited(run, "public string? Note", "public int Unused { get; set; } public string? Note")).GetRunResult().Results.Single();
        Assert.Equal(IncrementalStepRunReason.Modified, result.TrackedSteps[TrackingNames.Targets].Single().Outputs.Single().Reason);
        Assert.Equal(IncrementalStepRunReason.Unchanged, result.TrackedSteps[TrackingNames.Files].Single().Outputs.Single().Reason);
    }

    [Theory]
    [InlineData("[Restore(\"Friday\", nameof(Paid))] [Restore<Old>(\"Friday\", nameof(Total), nameof(Old.Sum))]", "")]
    [InlineData("[Restore<Old>(\"Friday\", nameof(Total), nameof(Old.Sum))] [Restore(\"Friday\", nameof(Paid))]", "")]
    [InlineData("[Restore(\"Friday\", nameof(Paid))]", "[Restore<Old>(\"Friday\", nameof(Total), nameof(Old.Sum))]")]
    [InlineData("[Restore<Old>(\"Friday\", nameof(Total), nameof(Old.Sum))]", "[Restore(\"Friday\", nameof(Paid))]")]
    [InlineData("", "[Restore<Old>(\"Friday\", nameof(Total), nameof(Old.Sum))] [Restore(\"Friday\", nameof(Paid))]")]
    [InlineData("[Restore<Old>(\"Friday\", nameof(Total), nameof(Old.Sum))]", "[Restore<Order>(\"Friday\", nameof(Paid))]")]
    public void Restores_of_both_kinds_give_one_file(string first, string second)
    {
        var one = $$"""using System.ComponentModel.DataAnnotations; using Backfill; namespace Shop; {{first}} public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } public decimal Paid { get; init; } }""";
        var other = $$"""using Backfill; namespace Shop; {{second}} partial record Order { }""";
        foreach (var sources in new string[][] { [one, other, Archived], [other, one, Archived], [Archived, other, one] })
        {
            var run = GeneratorRun.Of(sources);
            Assert.Empty(run.Reported);
            Assert.Empty(run.Compiler);
            Assert.Contains("TotalPlan.Instance", run.File, StringComparison.Ordinal);
            Assert.Contains("PaidPlan.Instance", run.File, StringComparison.Ordinal);
            Assert.Contains("ArchiveTable = \"orders_2024\"", run.File, StringComparison.Ordinal);
        }
    }

    private static GeneratorRun Run()
    {
        var run = GeneratorRun.Of([Orders, Archived]);
        Assert.Empty(run.Reported);
        Assert.Empty(run.Compiler);
        return run;
    }

    private static IReadOnlyList<IncrementalStepRunReason> Reasons(string before, string after)
    {
        var run = Run();
        return Cache.Reasons(run.Driver, Edited(run, before, after));
    }

    private static CSharpCompilation Edited(GeneratorRun run, string before, string after)
    {
        var tree = run.Input.SyntaxTrees[1];
        Assert.Contains(before, tree.ToString(), StringComparison.Ordinal);
        return run.Input.ReplaceSyntaxTree(tree, GeneratorRun.Tree(tree.ToString().Replace(before, after, StringComparison.Ordinal), tree.FilePath));
    }
}
