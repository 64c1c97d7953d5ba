namespace Backfill.Examples.Tests;

/// <summary>What the README shows is what the example compiles.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_declaration_in_the_README_is_the_one_of_the_example()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        var declaration = File.ReadAllText(Path.Combine(Root(), "examples", "CancelledSubscriptions", "SubscriptionVariant.cs"));

        Assert.Contains($"```csharp\n{declaration.Trim()}\n```", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_generated_code_in_the_README_is_what_the_generator_wrote_for_the_example()
    {
        var generated = GeneratedFile();

        var shown = Blocks(File.ReadAllText(Path.Combine(Root(), "README.md"))).Where(block => block.StartsWith("    ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, block => Assert.Contains(block, generated, StringComparison.Ordinal));
    }

    [Fact]
    public void The_generated_file_of_the_example_has_at_most_250_lines() => Assert.InRange(GeneratedFile().Split('\n').Length - 1, 1, 250);

    [Theory]
    [InlineData("dotnet run --project examples/CancelledSubscriptions")]
    [InlineData("tests/run.sh")]
    public void The_README_names_its_two_commands(string command) =>
        Assert.Contains($"\n{command}\n", File.ReadAllText(Path.Combine(Root(), "README.md")), StringComparison.Ordinal);

    [Fact]
    public void Every_link_of_the_README_and_the_guide_leads_to_a_file()
    {
        string[] pages = [Path.Combine(Root(), "README.md"), .. Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md")];

        var broken = from page in pages
                     from link in Links(File.ReadAllText(page))
                     where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link))
                     select $"{Path.GetFileName(page)}: {link}";

        Assert.Empty(broken);
    }

    private static IEnumerable<string> Links(string page) =>
        page.Split("](").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)].Split('#')[0])
            .Where(link => link.Length > 0 && !link.StartsWith("http", StringComparison.Ordinal));

    private static IEnumerable<string> Blocks(string page) =>
        page.Split("```csharp\n").Skip(1).Select(rest => rest[..rest.IndexOf("\n```", StringComparison.Ordinal)]);

    private static string GeneratedFile()
    {
        var folder = Path.Combine(Root(), "artifacts", "obj", "CancelledSubscriptions", new DirectoryInfo(AppContext.BaseDirectory).Name, "generated");
        return File.ReadAllText(Directory.GetFiles(folder, "Shop.SubscriptionVariant.Restores.g.cs", SearchOption.AllDirectories).Single());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Backfill.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
