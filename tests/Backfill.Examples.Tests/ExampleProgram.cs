using System.Diagnostics;

namespace Backfill.Examples.Tests;

/// <summary>The built example, run as a user runs it: as a program of its own.</summary>
internal static class ExampleProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code, and all that it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Assembly(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    // The artifacts layout: bin/PROJECT/CONFIGURATION, the same for this project and for the example.
    private static string Assembly()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, "CancelledSubscriptions", own.Name, "CancelledSubscriptions.dll");
    }
}
