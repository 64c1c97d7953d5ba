using System.Globalization;
using System.Text;
using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests;

/// <summary>The declaration of the example, broken in twenty-five ways: each mistake has its one diagnostic, and all of them together read like a manual.</summary>
public class MistakesTests
{
    private static readonly string Folder = Path.Combine(DiagnosticPage.Repository, "tests", "Backfill.Generators.Tests", "Mistakes");

    [Fact]
    public void Twenty_five_mistakes()
    {
        var source = File.ReadAllText(Path.Combine(Folder, "Mistakes.cs"));
        var run = GeneratorRun.Of([source], naming: null, files: [new ProjectFile("shop.schema.sql", File.ReadAllText(Path.Combine(Folder, "shop.schema.sql")))]);
        Assert.Empty(run.Compiler);

        var lines = source.Split('\n');
        var titles = lines.Select((text, number) => (Text: text, Number: number)).Where(l => l.Text.StartsWith("// ", StringComparison.Ordinal) && char.IsAsciiDigit(l.Text[3])).ToList();
        Assert.Equal(25, titles.Count);
        var said = run.Reported.Where(d => d.Severity >= DiagnosticSeverity.Warning).ToLookup(d => titles.FindLastIndex(t => t.Number < LineOf(d)));
        var manual = new StringBuilder();
        foreach (var (title, i) in titles.Select((t, i) => (t.Text, i)))
        {
            Assert.True(said[i].Count() == 1, $"{title}: {string.Join("; ", said[i])}");
            Describe(manual, title[3..], said[i].Single(), lines);
        }

        Assert.Equal(25, said.Sum(s => s.Count()));
        Snapshot.Match("Mistakes", manual.ToString());
    }

    private static void Describe(StringBuilder manual, string title, Diagnostic diagnostic, string[] lines)
    {
        var at = diagnostic.Location.GetLineSpan();
        var line = lines[LineOf(diagnostic)];
        var end = at.EndLinePosition.Line == LineOf(diagnostic) ? at.EndLinePosition.Character : line.Length;
        var number = (LineOf(diagnostic) + 1).ToString(CultureInfo.InvariantCulture);
        manual.Append(CultureInfo.InvariantCulture, $"{title}\n\n");
        manual.Append(CultureInfo.InvariantCulture, $"    {number} | {line}\n");
        manual.Append(CultureInfo.InvariantCulture, $"    {new string(' ', number.Length)} | {new string(' ', at.StartLinePosition.Character)}{new string('~', end - at.StartLinePosition.Character)}\n");
        foreach (var there in diagnostic.AdditionalLocations.Select(l => l.GetLineSpan()).Where(l => l.Path.EndsWith(".sql", StringComparison.Ordinal)))
        {
            var text = File.ReadAllLines(Path.Combine(Folder, there.Path))[there.StartLinePosition.Line];
            manual.Append(CultureInfo.InvariantCulture, $"    {there.Path}({there.StartLinePosition.Line + 1}): {text.Trim()}\n");
        }

        manual.Append(CultureInfo.InvariantCulture, $"  {DiagnosticPage.Printed(diagnostic, "Mistakes.cs")}\n  {diagnostic.Descriptor.HelpLinkUri}\n\n\n");
    }

    private static int LineOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;
}
