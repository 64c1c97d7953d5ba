using System.Diagnostics;
using System.Runtime.CompilerServices;
using Backfill.MySql.Tests.Crashes;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Story;

/// <summary>A program with a restore in it, published as native code.</summary>
public sealed class NativeProgramTests
{
    [Fact]
    public async Task It_publishes_without_a_warning_and_runs_on_both_products()
    {
        var folder = Directory.CreateTempSubdirectory("backfill-native").FullName;
        try
        {
            var (status, output) = await RunAsync(
                "dotnet", ["publish", ProjectFile(), "--configuration", "Release", "--output", folder, "--nologo", "-p:UseSharedCompilation=false", "-nodeReuse:false"], _ => { });
            Assert.True(status == 0, output);
            Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
            Assert.False(File.Exists(Path.Combine(folder, "Backfill.StoryProgram.dll")), "It was not published as native code.");

            foreach (var product in Enum.GetValues<ServerProduct>())
            {
                await using var story = await StoryDatabases.CreateAsync(product, 5_000);
                var program = Path.Combine(folder, "Backfill.StoryProgram");
                var plan = await RunAsync(program, ["plan"], start => StoryProcess.AddEnvironment(start, story.Databases));
                Assert.True(plan.Status == 0, plan.Output);
                Assert.Contains("pins billed_at seen_at updated_at", plan.Output, StringComparison.Ordinal);
                Assert.False(await story.Databases.JournalSchemaExistsAsync());
                var run = await RunAsync(program, ["run"], start => StoryProcess.AddEnvironment(start, story.Databases));
                Assert.True(run.Status == 0, run.Output);
                Assert.Equal(StoryDatabases.TrueCancelledAt(5_000), await story.CancelledAtAsync());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Status, string Output)> RunAsync(string program, string[] arguments, Action<ProcessStartInfo> configure)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        configure(start);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    private static string ProjectFile([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../Backfill.StoryProgram/Backfill.StoryProgram.csproj"));
}
