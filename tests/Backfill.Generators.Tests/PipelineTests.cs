using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Tests;

/// <summary>When the generator works again, and what must not make it fail.</summary>
public class PipelineTests
{
    [Theory]
    [InlineData("public DateTime UpdatedAt", "public DateTime? UpdatedAt")]
    [InlineData("live.CancelledAt >= stampedFrom", "live.CancelledAt > stampedFrom")]
    [InlineData("\"Archive\"", "\"Friday\"")]
    [InlineData("[Table(\"subscription_variants\")]", "[Table(\"variants\")]")]
    public void An_edit_of_the_declaration_is_seen(string before, string after)
    {
        var run = GeneratorRun.Valid(Declarations.Full);
        Assert.Contains(IncrementalStepRunReason.Modified, Cache.Reasons(run.Driver, Edited(run, before, after)));
    }

    [Theory]
    [InlineData("private static bool Stamped", "// Why.\n    private static bool Stamped")]
    [InlineData("=> !archived.Active", "=> archived.Active == false")]
    [InlineData("public static class Backups", "public static class Backups2 { } public static class Backups")]
    public void An_edit_that_changes_nothing_generated_is_cached(string before, string after)
    {
        var run = GeneratorRun.Valid(Declarations.Full);
        Assert.All(
            Cache.Reasons(run.Driver, Edited(run, before, after)),
            reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void A_constant_in_another_file_is_seen()
    {
        var source = Declarations.Full.Replace("\"Archive\"", "Other.Name", StringComparison.Ordinal);
        var run = GeneratorRun.Of([source, "namespace Shop; public static class Other { public const string Name = \"Friday\"; }"]);
        var other = run.Input.SyntaxTrees[1];
        var edited = run.Input.ReplaceSyntaxTree(other, GeneratorRun.Tree(other.ToString().Replace("Friday", "Monday", StringComparison.Ordinal), other.FilePath));
        Assert.Contains(IncrementalStepRunReason.Modified, Cache.Reasons(run.Driver, edited));
    }

    [Fact]
    public void Restores_on_two_parts_give_one_file()
    {
        const string First = "using System.ComponentModel.DataAnnotations; using Backfill; namespace Shop; [Restore(\"Friday\", nameof(Total))] public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }";
        const string Second = "using Backfill; namespace Shop; [Restore(\"Friday\", nameof(Count))] partial record Order { public int Count { get; init; } }";
        foreach (var sources in new string[][] { [First, Second], [Second, First] })
        {
            var run = GeneratorRun.Of(sources);
            Assert.Empty(run.Reported);
            Assert.Empty(run.Compiler);
            Assert.Contains("TotalPlan.Instance", run.File, StringComparison.Ordinal);
            Assert.Contains("CountPlan.Instance", run.File, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[Restore(Missing, nameof(Total))]", "CS0103")]
    [InlineData("[Restore(\"Friday\", nameof(Missing))]", "CS0103")]
    [InlineData("[Restore(\"Friday\", nameof(Total), Where = nameof(Missing))]", "CS0103")]
    [InlineData("[Restore(\"Friday\", nameof(Total), Missing = true)]", "CS0246")]
    [InlineData("[Restore(\"Friday\")]", "CS7036")]
    public void What_the_compiler_refuses_is_not_said_twice(string restore, string error)
    {
        var run = GeneratorRun.Of([$$"""
            using System.ComponentModel.DataAnnotations;
            using Backfill;
            {{restore}} public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
            """]);
        Assert.Empty(run.Reported);
        Assert.Equal(error, Assert.Single(run.Compiler).Id);
    }

    [Theory]
    [InlineData("static bool Which(Order live) => live.Total > missing;", "CS0103")]
    [InlineData("static bool Which(Order live) => live.Total > ;", "CS1525")]
    [InlineData("static bool Which(Order live) => live.Gone == 1; public Missing Gone { get; set; }", "CS0246")]
    public void A_method_that_does_not_compile_makes_a_stub(string method, string error)
    {
        var run = GeneratorRun.Of([$$"""
            using System.ComponentModel.DataAnnotations;
            using Backfill;
            [Restore("Friday", nameof(Total), Where = nameof(Which))]
            public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } {{method}} }
            """]);
        Assert.Empty(run.Reported);
        Assert.Contains(error, run.Compiler.Select(d => d.Id));
        Assert.Contains("[global::System.Obsolete(\"The declaration does not compile\", error: true)]", run.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_of_one_name_get_a_file_each()
    {
        const string Order = "[Restore(\"Friday\", nameof(Total))] public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }";
        var run = Expect.Silent($$"""{{Order}} public partial class Old { {{Order}} } namespace Older { {{Order}} }""".Replace("namespace Older", "public static partial class Older", StringComparison.Ordinal));
        Assert.Equal(["Shop.Older.Order.Restores.g.cs", "Shop.Order.Restores.g.cs", "Shop.Old.Order.Restores.g.cs"], run.Files.Keys.OrderBy(k => k.Length).Reverse().OrderBy(k => k.Contains("Older", StringComparison.Ordinal) ? 0 : k.Contains("Old.", StringComparison.Ordinal) ? 2 : 1));
    }

    [Theory]
    [InlineData(null, "Order", "CancelledAt")]
    [InlineData("", "Order", "CancelledAt")]
    [InlineData("AsDeclared", "Order", "CancelledAt")]
    [InlineData("snake_case", "order", "cancelled_at")]
    [InlineData("Snake_Case", "order", "cancelled_at")]
    public void Names_follow_the_project(string? naming, string table, string column)
    {
        var run = Expect.Silent("""
            [Restore("Friday", nameof(CancelledAt), nameof(Given))]
            public partial record Order { [Key] public int Id { get; init; } public DateTime? CancelledAt { get; init; } [Column("given_NAME")] public DateTime Given { get; init; } }
            """, naming);
        Assert.Contains($"// {table}.{column} <- given_NAME of", run.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTMLText", "html_text")]
    [InlineData("OrderID", "order_id")]
    [InlineData("Line2Text", "line2_text")]
    [InlineData("_hidden", "_hidden")]
    [InlineData("A_B", "a_b")]
    public void Snake_case_splits_words(string property, string column) => Assert.Equal(column, Binding.Namings.Apply(Binding.Naming.SnakeCase, property));

    private static CSharpCompilation Edited(GeneratorRun run, string before, string after)
    {
        var tree = run.Input.SyntaxTrees[0];
        Assert.Contains(before, tree.ToString(), StringComparison.Ordinal);
        return run.Input.ReplaceSyntaxTree(tree, GeneratorRun.Tree(tree.ToString().Replace(before, after, StringComparison.Ordinal), tree.FilePath));
    }
}
