using System.Diagnostics;

namespace Backfill.Killed;

/// <summary>A <see cref="Victim"/> as its killer sees it: this test assembly, started as a program.</summary>
internal sealed class VictimProcess : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">Its arguments.</param>
    public VictimProcess(params IEnumerable<string> arguments) =>
        _process = Process.Start(new ProcessStartInfo("dotnet", [typeof(VictimProcess).Assembly.Location, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>What it ended with.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Reads its output up to the given line for the given time.</summary>
    public async Task ReadUntilAsync(string line, int times = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (times > 0)
        {
            var read = await _process.StandardOutput.ReadLineAsync(patience.Token);
            if (read is null)
            {
                await _process.WaitForExitAsync(patience.Token);
                throw new InvalidOperationException($"The process ended with {ExitCode} before it said '{line}'.");
            }

            times -= read == line ? 1 : 0;
        }
    }

    /// <summary>kill -9, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it stands at its step, and kills it there.</summary>
    public async Task KillWhereItWaitsAsync()
    {
        await ReadUntilAsync(Victim.Waiting);
        await KillAsync();
    }

    /// <summary>SIGSTOP: it stands still wherever it is, inside a transaction or between two.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Signal("CONT");

    /// <summary>Waits until it has ended. Returns its exit code.</summary>
    public async Task<int> EndedAsync()
    {
        await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return ExitCode;
    }

    /// <summary>Lets it go on from where it waits. Returns its exit code.</summary>
    public async Task<int> GoOnAsync()
    {
        await _process.StandardInput.WriteLineAsync("go on");
        await _process.StandardInput.FlushAsync();
        await _process.WaitForExitAsync();
        return ExitCode;
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A test that failed leaves it waiting.
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
