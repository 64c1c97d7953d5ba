using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Tests;

/// <summary>Which steps work again after which edit: each edit is asserted in both directions, what must be done again and what must not.</summary>
public class IncrementalTests
{
    private const string Orders = "CREATE TABLE `orders` (\n  `id` int NOT NULL,\n  `total` decimal(10,2) NOT NULL,\n  `note` text,\n  PRIMARY KEY (`id`)\n);\n";
    private const string Others = "CREATE TABLE `aaa` (\n  `id` int NOT NULL,\n  `x` int\n);\n";

    private static readonly string[] Everything = ["Targets", "SharedNames", "Naming", "SchemaTexts", "Migrations", "SchemaFiles", "Tables", "Files", "Output"];

    [Fact]
    public void An_unrelated_file() => Assert.Empty(Again(run => run.Add("Other.cs", "namespace Unrelated { internal class Added { } }")));

    [Fact]
    public void A_comment_in_the_same_file() => Assert.Empty(Again(run => run.Edit("public partial record Order", "// Why.\npublic partial record Order")));

    [Fact]
    public void A_property_that_no_restore_needs() => Assert.Equal(["Targets", "Tables"], Again(run => run.Edit("{ [Key]", "{ public int Unused { get; init; } [Key]")));

    [Fact]
    public void Another_table_of_the_schema() => Assert.Equal(["SchemaTexts", "SchemaFiles"], Again(run => run.EditSchema("`x` int", "`x` int,\n  `y` int")));

    [Fact]
    public void A_comment_in_the_schema() => Assert.Equal(["SchemaTexts", "SchemaFiles"], Again(run => run.EditSchema("CREATE TABLE `aaa`", "-- Longer now.\nCREATE TABLE `aaa`")));

    [Fact]
    public void The_own_table_in_a_column_that_no_restore_needs() => Assert.Equal(["SchemaTexts", "SchemaFiles", "Tables"], Again(run => run.EditSchema("`note` text", "`note` longtext")));

    [Fact]
    public void The_own_table_in_what_is_generated() =>
        Assert.Equal(["SchemaTexts", "SchemaFiles", "Tables", "Files", "Output"], Again(run => run.EditSchema("`note` text", "`note` timestamp NULL ON UPDATE CURRENT_TIMESTAMP")));

    [Fact]
    public void The_own_table_loses_the_column() => Assert.Equal(["SchemaTexts", "SchemaFiles", "Tables", "Files", "Output"], Again(run => run.EditSchema("`total`", "`totals`")));

    [Fact]
    public void A_table_that_is_renamed() => Assert.Equal(["SchemaTexts", "SchemaFiles", "Tables", "Files", "Output"], Again(run => run.EditSchema("TABLE `orders`", "TABLE `order`")));

    [Fact]
    public void A_renamed_property() => Assert.Equal(["Targets", "Tables", "Files", "Output"], Again(run => run.Edit("Total", "Sum")));

    [Fact]
    public void A_renamed_type() => Assert.Equal(["Targets", "Tables", "Files", "Output"], Again(run => run.Edit("record Order", "record Bill")));

    [Fact]
    public void An_option_that_is_not_ours() => Assert.Empty(Again(run => run.Option(unrelated: "changed")));

    [Fact]
    public void The_naming() => Assert.Equal(["Naming", "Tables"], Again(run => run.Option(naming: null)));

    [Fact]
    public void A_type_that_differs_in_letter_case_only_renames_the_file() => Assert.Equal(
        ["Targets", "SharedNames", "Tables", "Files", "Output"],
        Again(run => run.Add("Twin.cs", Source.Replace("record Order", "record ORDER", StringComparison.Ordinal))));

    [Fact]
    public void A_second_record_leaves_the_first_alone()
    {
        var reasons = Reasons(run => run.Add("Second.cs", Source.Replace("record Order", "record Second", StringComparison.Ordinal)));
        Assert.All(["Targets", "Tables", "Files", "Output"], step => Assert.Equal([IncrementalStepRunReason.New], reasons[step].Where(r => !IsIdle(r))));
        Assert.All(["Targets", "Tables", "Files", "Output"], step => Assert.Single(reasons[step], IsIdle));
        Assert.All(["Naming", "SchemaTexts", "SchemaFiles"], step => Assert.All(reasons[step], r => Assert.True(IsIdle(r))));
    }

    [Fact]
    public void A_restore_on_a_second_part_changes_the_one_file() => Assert.Equal(
        ["Targets", "Tables", "Files", "Output"],
        Again(run => run.Add("Part.cs", "using Backfill; namespace Shop; [Restore(\"Friday\", nameof(Paid))] public partial record Order { [System.ComponentModel.DataAnnotations.Schema.Column(\"total\")] public decimal Paid { get; init; } }")));

    [Fact]
    public void A_second_part_without_a_restore_changes_nothing_generated() =>
        Assert.Empty(Again(run => run.Add("Part.cs", "namespace Shop; public partial record Order { public int Twice() => 2 * Id; }")));

    [Fact]
    public void A_second_schema_file() => Assert.Equal(["SchemaTexts", "SchemaFiles"], Again(run => run.AddSchema("z.schema.sql", Others)));

    private const string Source = """
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;

        namespace Shop;

        [Table("orders")]
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } [Column("total")] public decimal Total { get; init; } }
        """;

    /// <summary>The steps with an output that is neither cached nor unchanged after the edit, in the order of the pipeline.</summary>
    private static IEnumerable<string> Again(Action<Edits> edit)
    {
        var reasons = Reasons(edit);
        Assert.Equal(Everything.Order(), reasons.Keys.Order());
        return Everything.Where(step => reasons[step].Any(r => !IsIdle(r)));
    }

    private static bool IsIdle(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static Dictionary<string, List<IncrementalStepRunReason>> Reasons(Action<Edits> edit)
    {
        var run = GeneratorRun.Of([Source], files: [new ProjectFile("shop.schema.sql", Others + Orders)]);
        Assert.Empty(run.Reported);
        var edits = new Edits(run);
        edit(edits);
        var result = edits.Driver.RunGenerators(edits.Compilation).GetRunResult().Results.Single();
        var steps = TrackingNames.All.ToDictionary(name => name, name => result.TrackedSteps[name].SelectMany(s => s.Outputs).Select(o => o.Reason).ToList());
        steps.Add("Output", [.. result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)]);
        return steps;
    }

    /// <summary>What somebody does to the project.</summary>
    private sealed class Edits(GeneratorRun run)
    {
        public GeneratorDriver Driver { get; private set; } = run.Driver;

        public CSharpCompilation Compilation { get; private set; } = run.Input;

        /// <summary>Replaces the text wherever it stands, and then, in pairs, what that spoiled.</summary>
        public void Edit(string before, string after, params string[] mend)
        {
            var tree = Compilation.SyntaxTrees[0];
            var text = tree.ToString();
            Assert.Contains(before, text, StringComparison.Ordinal);
            text = text.Replace(before, after, StringComparison.Ordinal);
            for (var i = 0; i + 1 < mend.Length; i += 2)
            {
                text = text.Replace(mend[i], mend[i + 1], StringComparison.Ordinal);
            }

            Compilation = Compilation.ReplaceSyntaxTree(tree, GeneratorRun.Tree(text, tree.FilePath));
        }

        public void Add(string path, string source) => Compilation = Compilation.AddSyntaxTrees(GeneratorRun.Tree(source, path));

        public void EditSchema(string before, string after)
        {
            var file = run.ProjectFiles[0];
            Assert.Contains(before, file.Text, StringComparison.Ordinal);
            Driver = Driver.ReplaceAdditionalText(file, new ProjectFile(file.Path, file.Text.Replace(before, after, StringComparison.Ordinal)));
        }

        public void AddSchema(string path, string text) => Driver = Driver.AddAdditionalTexts([new ProjectFile(path, text)]);

        public void Option(string? naming = "snake_case", string? unrelated = null) => Driver = Driver.WithUpdatedAnalyzerConfigOptions(new ProjectOptions(naming, unrelated));
    }
}
