using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>The declaration of the guide that is too long to be seen to compile.</summary>
public class GuideTests
{
    [Fact]
    public void The_example_of_another_table_in_the_backup_compiles()
    {
        var guide = File.ReadAllText(Path.Combine(DiagnosticPage.Repository, "docs", "guide.md"));
        var section = guide.Split("### Another table in the backup: `[Restore<TArchive>]`\n")[1].Split("\n### ")[0];
        var run = GeneratorRun.Of([section.Split("```csharp\n")[1].Split("```")[0], DiagnosticPage.Usings + "\nglobal using static Backups; public static class Backups { public const string Archive = \"Archive\"; }"]);

        Assert.Empty(run.Reported);
        Assert.Empty(run.Compiler);
        Assert.Contains("// members.left_at <- members_before.touched_at of the backup \"Archive\"", run.File, StringComparison.Ordinal);
    }
}
