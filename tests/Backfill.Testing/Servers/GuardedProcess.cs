using System.Collections.Concurrent;
using System.Diagnostics;

namespace Backfill.Testing.Servers;

/// <summary>
/// A process that cannot outlive this one, however this one ends: a shell between the two holds a pipe from here, and when the pipe closes it kills its child by
/// process id and removes the folder.
/// </summary>
internal sealed class GuardedProcess
{
    /// <summary>Calendar times in a zone with summer time: whatever depends on the server's own zone comes out wrong.</summary>
    private const string Zone = "CET-1CEST,M3.5.0,M10.5.0/3";

    private const string Script = """
        folder=$1 first=$2
        shift 2
        mkdir -p "$folder/data" || exit 1
        "${@:1:first}" >"$folder/log" 2>&1 </dev/null &&
        {
            "${@:first+1}" >"$folder/log" 2>&1 </dev/null &
            child=$!
            while kill -0 $child 2>/dev/null; do
                read -r -t 1 _
                [ $? -gt 128 ] || { kill -9 $child; wait $child; rm -rf "$folder"; exit 0; }
            done 2>/dev/null
        }
        tail -n 5 "$folder/log"
        rm -rf "$folder"
        exit 1
        """;

    /// <summary>Keeps the pipes: a collected one would be closed.</summary>
    private static readonly ConcurrentBag<Process> Running = [];

    private readonly Process _shell;

    /// <summary>Starts <paramref name="first"/>, and when it has succeeded <paramref name="then"/>.</summary>
    /// <param name="folder">A folder to make, and to remove at the end.</param>
    /// <param name="first">A command that prepares the folder.</param>
    /// <param name="then">The command that stays.</param>
    public GuardedProcess(string folder, IReadOnlyList<string> first, IReadOnlyList<string> then)
    {
        var start = new ProcessStartInfo("bash", ["-c", Script, "guard", folder, $"{first.Count}", .. first, .. then])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TZ"] = Zone;
        _shell = Process.Start(start)!;
        Running.Add(_shell);
    }

    /// <summary>Waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not answer within a minute and a half.</exception>
    public async Task UntilAsync(Func<Task<bool>> answers)
    {
        var waited = Stopwatch.StartNew();
        while (!await answers())
        {
            if (_shell.HasExited)
            {
                throw new InvalidOperationException($"A test server did not start: {await _shell.StandardOutput.ReadToEndAsync()}");
            }

            if (waited.Elapsed > TimeSpan.FromSeconds(90))
            {
                _shell.StandardInput.Close();
                throw new InvalidOperationException("A test server did not answer within 90 seconds.");
            }

            await Task.Delay(100);
        }
    }
}
