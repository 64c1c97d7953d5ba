using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests;

/// <summary>docs/errors.md shows what a build prints; what it shows is what the compiler says today.</summary>
public class ErrorsPageTests
{
    private static readonly string[] Blocks = File.ReadAllText(Path.Combine(DiagnosticPage.Repository, "docs", "errors.md")).Split("```");

    [Fact]
    public void The_build_of_the_page_prints_what_stands_there()
    {
        var run = Compile();
        Assert.Empty(run.Compiler);
        Assert.Equal(
            run.Reported.Where(d => d.Severity >= DiagnosticSeverity.Warning)
                .Select(d => $"{DiagnosticPage.Printed(d, "SubscriptionVariant.cs")} ({d.Descriptor.HelpLinkUri}) [Shop.csproj]").Order(),
            Block("text", 0).TrimEnd('\n').Split('\n').Order());
    }

    [Fact]
    public void Whoever_calls_the_stub_gets_the_sentence_of_the_page()
    {
        var error = Assert.Single(Compile("class Program { static object Call() => Shop.SubscriptionVariant.Restores.CancelledAt(); }").Compiler);
        Assert.EndsWith($"error {error.Id}: {error.GetMessage()}\n", Block("text", 1), StringComparison.Ordinal);
    }

    private static GeneratorRun Compile(params string[] more) =>
        GeneratorRun.Of([Block("csharp", 0), .. more], files: [new ProjectFile("shop.schema.sql", Block("sql", 0))]);

    private static string Block(string language, int index) =>
        Blocks.Where((_, i) => i % 2 == 1).Where(b => b.StartsWith(language + "\n", StringComparison.Ordinal)).ElementAt(index)[(language.Length + 1)..];
}
