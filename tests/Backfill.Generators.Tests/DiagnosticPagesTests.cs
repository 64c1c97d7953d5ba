using System.Reflection;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests;

/// <summary>Every id has its descriptor, its line in the release notes and its page, and the page tells what the compiler really does.</summary>
public class DiagnosticPagesTests
{
    private static readonly DiagnosticDescriptor[] Descriptors = [.. new RestoreAnalyzer().SupportedDiagnostics.OrderBy(d => d.Id, StringComparer.Ordinal)];

    private static readonly string[] Declared =
        [.. typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).Order()];

    public static TheoryData<string> Ids => [.. DiagnosticPage.Ids];

    [Fact]
    public void Every_id_has_one_descriptor() => Assert.Equal(Declared, Descriptors.Select(d => d.Id));

    [Fact]
    public void Every_id_has_one_page() => Assert.Equal(Declared, DiagnosticPage.Ids);

    [Fact]
    public void Every_id_is_in_the_release_notes() => Assert.Equal(
        Descriptors.Select(d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.Title}"),
        File.ReadAllLines(Path.Combine(DiagnosticPage.Repository, "generators", "Backfill.Generators", "AnalyzerReleases.Unshipped.md"))
            .Where(l => l.StartsWith("BKF", StringComparison.Ordinal)).Order());

    [Fact]
    public void Every_id_is_in_the_table_of_pages() => Assert.Equal(
        Descriptors.Select(d => $"| [{d.Id}]({d.Id}.md) | {d.DefaultSeverity} | {d.Title} |"),
        File.ReadAllLines(Path.Combine(DiagnosticPage.Folder, "README.md")).Where(l => l.StartsWith("| [BKF", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_its_title_and_four_sections(string id)
    {
        var page = DiagnosticPage.Read(id);
        var descriptor = Descriptors.Single(d => d.Id == id);
        Assert.Equal($"# {id}: {descriptor.Title}", page.Title);
        Assert.Equal(DiagnosticPage.Headings, page.SectionNames);
        Assert.NotEmpty(page.Prose("Cause"));
        Assert.NotEmpty(page.Prose("Fix"));
        Assert.NotEmpty(page.Prose("When to suppress"));
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_of_a_page_gives_the_message_on_it(string id)
    {
        var page = DiagnosticPage.Read(id);
        var messages = page.Code("Example", "text");
        var examples = page.Compile("Example").ToList();
        Assert.NotEmpty(examples);
        Assert.Equal(examples.Count, messages.Count);
        foreach (var (run, message) in examples.Zip(messages))
        {
            Diagnostic[] said = [.. run.Reported, .. run.Unchecked.Where(d => d.Id == id)];
            Assert.Empty(run.Compiler);
            Assert.Contains(id, said.Select(d => d.Id));
            Assert.Equal(message, string.Concat(said.Select(d => DiagnosticPage.Printed(d, "Order.cs") + "\n")));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_fix_of_a_page_compiles(string id)
    {
        var fixes = DiagnosticPage.Read(id).Compile("Fix").ToList();
        Assert.NotEmpty(fixes);
        foreach (var run in fixes)
        {
            Assert.Empty(run.Reported);
            Assert.DoesNotContain(id, run.Unchecked.Select(d => d.Id));
            Assert.Empty(run.Compiler);
            Assert.NotEmpty(run.Files);
        }
    }
}
