using System.Diagnostics;
using System.Globalization;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>A shop whose restore runs in another process, to be killed.</summary>
internal sealed class Crash : IDisposable
{
    public const int SliceSize = 60;

    public static readonly RunOptions Options = new() { BatchSize = 7, MaxFailureRatio = 1 };

    public Crash(int rows)
    {
        Shop = Shop.Make(Folder, rows);
        Before = Image.Of(Folder.Live);
    }

    public Folder Folder { get; } = new();

    public Shop Shop { get; }

    public SortedDictionary<string, string> Before { get; }

    public string Outcomes => Folder.Path("outcomes.csv");

    /// <summary>Starts the process.</summary>
    public Process Start(string verb, long run = 0, Step stopAt = Step.Begin, int stopBatch = 0)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(Crash).Assembly.Location, verb, Folder.Live, Folder.Archive, Outcomes, run.ToString(CultureInfo.InvariantCulture), stopAt.ToString(), stopBatch.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Reads the process's output up to the given line for the given time.</summary>
    public static async Task ReadUntilAsync(Process process, string line, int times = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (times > 0)
        {
            var read = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException($"The process ended with {process.ExitCode} before it said '{line}'.");
            times -= read == line ? 1 : 0;
        }
    }

    /// <summary>kill -9, and waits until it is gone.</summary>
    public static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>What was committed is whole: each journaled row is written, and each written row is journaled.</summary>
    public void AssertNothingHalfDone(long run)
    {
        var journal = Control.Journal(Folder.Live);
        var journaled = Db.Rows(Folder.Live, $"SELECT key_id FROM {journal} WHERE run_id = {run} ORDER BY key_id").Select(r => $"subscription_variants {r[0]}").Order(StringComparer.Ordinal);
        var now = Image.Of(Folder.Live);
        Assert.Equal(Before.Keys.Where(key => Before[key] != now[key]), journaled);
    }

    /// <summary>The run ended as one that nobody disturbed.</summary>
    public void AssertWholeRun(Run run)
    {
        Assert.Equal(RunState.Done, run.State);
        Assert.Empty(run.Discrepancies);
        Image.AssertEqual(Shop.Repaired(Before), Image.Of(Folder.Live));
        var journal = Control.Journal(Folder.Live);
        var restored = Shop.Outcomes.Values.Count(o => o == Outcome.Restored);
        Assert.Equal($"{restored} {restored}", Db.One(Folder.Live, $"SELECT COUNT(*) || ' ' || COUNT(DISTINCT key_id) FROM {journal} WHERE run_id = {run.Id}"));
        Assert.Equal(restored, run.Counts[Outcome.Restored]);
        Assert.Equal(Shop.Outcomes.OrderBy(o => o.Key), OutcomeFile.Read(Outcomes));
    }

    public void Dispose() => Folder.Dispose();
}
