using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Backfill.Examples.Tests;

/// <summary>A column renamed in the example's schema file breaks the build of the example, at the attribute that names it.</summary>
public sealed class BrokenSchemaTests : IDisposable
{
    // Below the repository, so that its properties and package versions hold, but where no project looks; a name of its own, so that the outputs of the example are not touched.
    private readonly string _folder = Path.Combine(Root(), "TestResults", "BrokenExample");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Renaming_a_column_in_the_schema_file_breaks_the_build_at_the_attribute()
    {
        Copy();
        var (exit, output) = await BuildAsync();
        Assert.True(exit == 0, output);

        var schema = Path.Combine(_folder, "shop.schema.sql");
        var text = await File.ReadAllTextAsync(schema);
        await File.WriteAllTextAsync(schema, text.Replace("`cancelled_at`", "`cancelled_on`", StringComparison.Ordinal));
        (exit, output) = await BuildAsync();

        Assert.Equal(1, exit);
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "SubscriptionVariant.cs"));
        var line = Array.FindIndex(lines, l => l.Contains("nameof(CancelledAt)", StringComparison.Ordinal));
        var character = lines[line].IndexOf("nameof(CancelledAt)", StringComparison.Ordinal);
        Assert.Contains($"SubscriptionVariant.cs({line + 1},{character + 1}): error BKF0304: The table 'subscription_variants' has no column 'cancelled_at' in shop.schema.sql; did you mean 'cancelled_on'?", output, StringComparison.Ordinal);
    }

    private void Copy()
    {
        var example = Path.Combine(Root(), "examples", "CancelledSubscriptions");
        foreach (var file in Directory.GetFiles(example, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(example, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        var project = File.ReadAllText(Path.Combine(example, "CancelledSubscriptions.csproj")).Replace("../../", Root() + "/", StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder, "CancelledSubscriptions.csproj"));
        File.WriteAllText(Path.Combine(_folder, "BrokenExample.csproj"), project);
    }

    private async Task<(int ExitCode, string Output)> BuildAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo("dotnet", ["build", "BrokenExample.csproj", "-c", configuration, "-p:BuildProjectReferences=false", "--nologo", "-v", "q"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
