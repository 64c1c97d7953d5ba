using System.Reflection;
using System.Runtime.CompilerServices;
using Backfill.Generators.Diagnostics;

namespace Backfill.Generators.Tests;

/// <summary>Every id has its descriptor, its line in the release notes and its page.</summary>
public class DiagnosticPagesTests
{
    private static readonly string[] Ids =
        [.. typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).Order()];

    [Fact]
    public void Every_id_has_one_descriptor() => Assert.Equal(Ids, new RestoreAnalyzer().SupportedDiagnostics.Select(d => d.Id).Order());

    [Fact]
    public void Every_id_is_in_the_release_notes() => Assert.Equal(
        new RestoreAnalyzer().SupportedDiagnostics.OrderBy(d => d.Id).Select(d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.Title}"),
        File.ReadAllLines(Path.Combine(Root(), "generators", "Backfill.Generators", "AnalyzerReleases.Unshipped.md")).Where(l => l.StartsWith("BKF", StringComparison.Ordinal)).Order());

    [Fact]
    public void Every_id_has_a_page_with_cause_example_and_fix()
    {
        var pages = Directory.GetFiles(Path.Combine(Root(), "docs", "diagnostics"), "BKF*.md");
        Assert.Equal(Ids, pages.Select(Path.GetFileNameWithoutExtension).Order());
        Assert.All(pages, page =>
        {
            var text = File.ReadAllText(page);
            var title = new RestoreAnalyzer().SupportedDiagnostics.Single(d => d.Id == Path.GetFileNameWithoutExtension(page)).Title;
            Assert.StartsWith($"# {Path.GetFileNameWithoutExtension(page)}: {title}\n", text, StringComparison.Ordinal);
            Assert.All(["## Cause", "## Example", "## Fix"], heading => Assert.Contains($"\n{heading}\n", text, StringComparison.Ordinal));
        });
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
