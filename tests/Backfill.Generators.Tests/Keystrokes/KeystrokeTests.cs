using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests.Keystrokes;

/// <summary>After a keystroke in one file the types that can see it are bound again, and no other; what is written again is what has changed.</summary>
public class KeystrokeTests
{
    private const int Types = 30;

    [Theory]
    [InlineData("the body of a method", "> 1", "> 12")]
    [InlineData("a property", "public int Id", "public int Added { get; init; } [Key] public int Id")]
    [InlineData("the name of a method", "Selected", "Chosen")]
    [InlineData("an attribute", "\"Friday\"", "\"Monday\"")]
    [InlineData("a line above", "namespace Shop;", "\n\nnamespace Shop;")]
    [InlineData("something unfinished", "> 1", "> ")]
    public void In_the_file_of_a_type(string what, string before, string after)
    {
        var project = Project();
        Assert.Equal(Types, project.Run().Count);
        project.Replace("T7.cs", before, after.Replace("[Key] public int Id", "public int Id", StringComparison.Ordinal));
        Assert.True(project.Run() is ["T7"], what);
        Assert.True(Again(project, TrackingNames.Targets) <= 1, what);
        Assert.True(Again(project, TrackingNames.Files) <= 1, what);
        Assert.True(Written(project) <= 1, what);
        project.AssertNothingIsStale(what);
    }

    [Theory]
    [InlineData("a body", "2 * x", "3 * x")]
    [InlineData("a declaration", "int Twice", "long Thrice")]
    [InlineData("a type", "class Unrelated", "class Unrelated2 { } class Unrelated")]
    [InlineData("a type's name", "class Unrelated", "class Unrel")]
    [InlineData("an extension method", "class Unrelated {", "static class Unrelated { public static int Half(this int x) => x;")]
    public void In_a_file_that_no_type_can_see(string what, string before, string after)
    {
        var project = Project();
        project.Run();
        project.Replace("Unrelated.cs", before, after);
        Assert.True(project.Run() is [], what);
        Assert.Equal(0, Again(project, TrackingNames.Targets) + Written(project));
        project.AssertNothingIsStale(what);
    }

    [Fact]
    public void In_a_file_that_two_types_can_see()
    {
        var project = Project();
        project.Write("Shared.cs", "namespace Shop; public enum Shared { One = 1 }");
        project.Replace("T3.cs", "public int Id", "public Shared Shared { get; init; } [Key] public int Id");
        project.Replace("T3.cs", "[Key] public Shared", "public Shared");
        project.Replace("T5.cs", "row.Id > 1", "row.Id > (int)Shared.One");
        project.Run();
        project.Replace("Shared.cs", "= 1", "= 2");
        Assert.Equal(["T3", "T5"], project.Run());
        Assert.Equal(1, Written(project));
        project.AssertNothingIsStale();
    }

    [Fact]
    public void A_file_that_is_added_or_removed_binds_nothing_that_cannot_see_it()
    {
        var project = Project();
        project.Run();
        project.Write("More.cs", Text("More"));
        Assert.Equal(["More"], project.Run());
        project.Remove("T2.cs");
        Assert.Empty(project.Run());
        project.AssertNothingIsStale();
    }

    [Fact]
    public void The_schema_binds_nothing()
    {
        var project = Project();
        project.Schema("CREATE TABLE `t1` (`id` int NOT NULL, `mark` int NOT NULL, PRIMARY KEY (`id`));");
        project.Run();
        project.Schema("CREATE TABLE `t1` (`id` int NOT NULL, `mark` bigint NOT NULL, PRIMARY KEY (`id`));");
        Assert.Empty(project.Run());
        project.AssertNothingIsStale();
    }

    [Fact]
    public void A_type_that_can_see_very_much_is_bound_again_whatever_changes()
    {
        var project = Project();
        project.Write("Chain0.cs", "namespace Shop; class Chain0 { Chain1 Next; }");
        for (var i = 1; i < 150; i++)
        {
            project.Write($"Chain{i}.cs", $"namespace Shop; class Chain{i} {{ Chain{i + 1} Next; }}");
        }

        project.Replace("T4.cs", "public int Id", "public int Id { get; init; } static Chain0 Chain; int Unused");
        project.Run();
        project.Replace("Unrelated.cs", "2 * x", "3 * x");
        Assert.Equal(["T4"], project.Run());
        project.AssertNothingIsStale();
    }

    [Fact]
    public void What_was_bound_is_let_go()
    {
        var project = Project();
        var first = RunOnce(project);
        project.Replace("T7.cs", "> 1", "> 2");
        project.Run();
        project.Replace("Unrelated.cs", "2 * x", "3 * x");
        project.Run();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(first.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce(EditedProject project)
    {
        project.Run();
        return new WeakReference(project.Compilation);
    }

    private static EditedProject Project()
    {
        var project = new EditedProject();
        project.Write("Usings.cs", "global using System; global using System.Linq;");
        project.Write("Unrelated.cs", "namespace Elsewhere; class Unrelated { int Twice(int x) => 2 * x; }");
        for (var i = 0; i < Types; i++)
        {
            project.Write($"T{i}.cs", Text($"T{i}"));
        }

        return project;
    }

    private static string Text(string type) => $$"""
        using System.ComponentModel.DataAnnotations;
        using Backfill;

        namespace Shop;

        [Restore("Friday", nameof(Mark), Where = nameof(Selected))]
        public partial record {{type}} { [Key] public int Id { get; init; } public int Mark { get; init; } static bool Selected({{type}} row) => row.Id > 1; }
        """;

    private static int Again(EditedProject project, string step) => Again(project.After.GetRunResult().Results.Single().TrackedSteps[step]);

    private static int Written(EditedProject project) => Again(project.After.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(s => s.Value));

    private static int Again(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(s => s.Outputs).Count(o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
}
