using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Backfill.Cli.Tests.Harness;

/// <summary>The program as a process of its own, with the shop's connection strings in its environment.</summary>
internal sealed partial class Child : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    public Child(Shop shop, params string[] args)
    {
        // A shell that runs the tests in the background has Ctrl-C ignored, and every process below inherits that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,TERM", "dotnet", typeof(Child).Assembly.Location, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = shop.PathOf(""),
        };
        foreach (var (name, value) in shop.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = Process.Start(start)!;
        _out = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>2 is Ctrl-C, 15 is SIGTERM.</summary>
    public void Signal(int signal) => Assert.Equal(0, Kill(_process.Id, signal));

    public async Task<Ran> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return new Ran(_process.ExitCode, await _out, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
