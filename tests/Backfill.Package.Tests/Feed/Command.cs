using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Backfill.Package.Tests.Feed;

/// <summary>What a command left: its exit code and what it said.</summary>
internal sealed partial record Ran(int Exit, string Out, string Error)
{
    public string All => Out + Error;

    public Ran Is(int exit)
    {
        Assert.True(Exit == exit, $"exit {Exit}, not {exit}:{Environment.NewLine}{All}");
        return this;
    }

    /// <summary>Neither the compiler nor the trimmer found anything to say.</summary>
    public Ran HasNoWarning()
    {
        Assert.DoesNotMatch(Warning(), All);
        return this;
    }

    // Not the line that counts them.
    [GeneratedRegex(@"warning(?!\(s\))", RegexOptions.IgnoreCase)]
    private static partial Regex Warning();
}

/// <summary>A program as a process of its own.</summary>
internal static class Command
{
    public static async Task<Ran> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ran(process.ExitCode, output, await error);
    }
}
