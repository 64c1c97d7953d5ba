using System.Diagnostics;
using System.Globalization;
using Backfill.Testing.Databases;

namespace Backfill.MySql.Tests.Crashes;

/// <summary>A run in a process of its own, that can be killed at any instruction.</summary>
internal sealed class StoryProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<long> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _rows;

    /// <summary>Starts the program.</summary>
    /// <param name="databases">Where it runs.</param>
    /// <param name="rows">After how many rows <see cref="ReachedAsync"/> returns.</param>
    /// <param name="arguments">Its arguments.</param>
    public StoryProcess(DatabasePair databases, long rows, params string[] arguments)
        : this(databases, null, rows, toBeKilled: false, arguments)
    {
    }

    /// <summary>Starts the program with another restore than that of the story.</summary>
    /// <param name="databases">Where it runs.</param>
    /// <param name="table">The table that is restored, or null for the story's.</param>
    /// <param name="rows">After how many rows <see cref="ReachedAsync"/> returns.</param>
    /// <param name="toBeKilled">Whether it waits for its end some batches later, should the test be slow to kill it.</param>
    /// <param name="arguments">Its arguments.</param>
    public StoryProcess(DatabasePair databases, string? table, long rows, bool toBeKilled, params string[] arguments)
    {
        _rows = rows;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Backfill.StoryProgram.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        AddEnvironment(start, databases);
        start.Environment["BACKFILL_RESTORE"] = table;
        if (toBeKilled)
        {
            start.Environment["BACKFILL_WAIT_AT"] = (rows + 1_000).ToString(CultureInfo.InvariantCulture);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Error += line.Data;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Error { get; private set; } = "";

    public bool HasExited => _process.HasExited;

    /// <summary>Tells the program where its databases are.</summary>
    public static void AddEnvironment(ProcessStartInfo start, DatabasePair databases)
    {
        start.Environment["BACKFILL_LIVE"] = databases.Live.ConnectionString;
        start.Environment["BACKFILL_ARCHIVE"] = databases.Archive.ConnectionString;
        start.Environment["BACKFILL_JOURNAL"] = databases.JournalSchema;
    }

    /// <summary>Waits until the run has got so far. Returns its id.</summary>
    public async Task<long> ReachedAsync()
    {
        await Task.WhenAny(_reached.Task, _process.WaitForExitAsync()).WaitAsync(TimeSpan.FromMinutes(2));
        return _reached.Task.IsCompleted ? await _started.Task : throw new InvalidOperationException($"The program ended early: {Error}");
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line?.Split(' ') is ["progress", var run, var selected])
        {
            _started.TrySetResult(long.Parse(run, CultureInfo.InvariantCulture));
            if (long.Parse(selected, CultureInfo.InvariantCulture) >= _rows)
            {
                _reached.TrySetResult();
            }
        }
    }
}
