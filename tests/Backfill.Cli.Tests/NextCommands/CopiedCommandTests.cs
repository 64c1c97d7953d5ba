using System.Diagnostics;
using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests.NextCommands;

/// <summary>Each command that is suggested is copied as it stands, and run by a shell.</summary>
public sealed class CopiedCommandTests : IDisposable
{
    private readonly Shop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task From_the_plan_to_the_undo_of_an_undo()
    {
        var before = _shop.Live();
        var plan = await StartAsync(Program, ["plan", .. Shop.Stamped]);
        var dryRun = await CopiedAsync(plan, " dry-run ");
        var run = await CopiedAsync(dryRun, " run ");
        var restored = _shop.Live();
        Assert.NotEqual(before, restored);
        await CopiedAsync(run, " verify 1");
        var undo = await CopiedAsync(run, " undo 1 ");
        Assert.Equal(before, _shop.Live());
        await CopiedAsync(undo, " verify 2");
        await CopiedAsync(undo, " undo 2 ");
        Assert.Equal(restored, _shop.Live());
    }

    [Fact]
    public async Task A_paused_run_goes_on_with_its_batches_and_its_file_of_outcomes()
    {
        var file = _shop.PathOf("out comes.csv");
        var run = await StartAsync(Program, ["run", .. Shop.Stamped, "--plan", await _shop.PlanIdAsync(Shop.Stamped), "--limit", "100", "--batch", "50", "--outcomes", file]);
        Assert.Contains("--batch 50", Suggested(run, " resume 1"), StringComparison.Ordinal);
        await CopiedAsync(run, " resume 1");
        Assert.Equal(991, File.ReadAllLines(file).Length);
    }

    [Fact]
    public async Task What_a_refusal_suggests()
    {
        var refused = await StartAsync(Program, ["run", .. Shop.Stamped]);
        refused.Is(2);
        await CopiedAsync(refused, " plan ");
    }

    [Fact]
    public async Task Under_dotnet_run()
    {
        var project = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "Backfill.Cli.Tests.csproj"));
        var plan = await StartAsync(["dotnet", "run", "--no-build", "-c", Configuration, "--project", project, "--"], ["plan", .. Shop.Stamped]);
        Assert.StartsWith($"dotnet run --no-build -c {Configuration} --project {project} -- dry-run ", Suggested(plan, " dry-run "), StringComparison.Ordinal);
        await CopiedAsync(plan, " dry-run ");
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static string[] Program => ["dotnet", typeof(CopiedCommandTests).Assembly.Location];

    private async Task<Ran> CopiedAsync(Ran from, string containing)
    {
        var ran = await StartAsync(["bash", "-c"], Suggested(from, containing));
        ran.Is(0);
        return ran;
    }

    private static string Suggested(Ran from, string containing) =>
        Assert.Single(from.All.Split('\n'), line => line.StartsWith("  ", StringComparison.Ordinal) && line.TrimStart().StartsWith("dotnet ", StringComparison.Ordinal)
            && (line + " ").Contains(containing, StringComparison.Ordinal)).Trim();

    private async Task<Ran> StartAsync(string[] program, params string[] words)
    {
        var start = new ProcessStartInfo(program[0], [.. program[1..], .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _shop.PathOf(""),
        };
        foreach (var (name, value) in _shop.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ran(process.ExitCode, output, await error);
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
