using System.Diagnostics;
using MySqlConnector;

namespace Backfill.Benchmarks.Story;

/// <summary>Loop and Backfill on one network, in turn; each run's result is checked against the truth, and the damage is made again.</summary>
internal sealed class Contest(DamagedTable table, Network network, string journalSchema, int sample)
{
    /// <summary>Looks at each style; the first of all also warms up.</summary>
    private const int Turns = 3;

    private readonly HandWrittenLoop _loop = new(network.Live, network.Archive);

    /// <summary>The fastest way to write the loop here, by a short look at each.</summary>
    public async Task<LoopStyle> FastestLoopAsync()
    {
        var best = LoopStyle.All.ToDictionary(style => style, _ => 0.0);
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var style in LoopStyle.All)
            {
                best[style] = Math.Max(best[style], await _loop.RunAsync(style, sample / (style.RowsPerTransaction == 1 ? 20 : 4)));
            }
        }

        foreach (var (style, rowsPerSecond) in best)
        {
            Console.WriteLine($"    loop with {style}: {rowsPerSecond:N0} rows/s");
        }

        await table.DamageAgainAsync();
        return best.MaxBy(b => b.Value).Key;
    }

    /// <summary>One run of Backfill that does not count: the loop was warmed up by its samples.</summary>
    public async Task WarmUpAsync() => await BackfillAsync(await table.LiveAsync());

    public async Task<Round> RunAsync(LoopStyle style)
    {
        var damaged = await table.LiveAsync();
        var before = await LoopsAsync(style, damaged);
        var round = await BackfillAsync(damaged);
        var after = await LoopsAsync(style, damaged);
        return round with { Loop = Mean(before.Fastest, after.Fastest), UntunedLoop = Mean(before.Untuned, after.Untuned) };
    }

    private static double Mean(double one, double other) => 2 / ((1 / one) + (1 / other));

    private async Task<(double Fastest, double Untuned)> LoopsAsync(LoopStyle fastest, string? damaged)
    {
        var rowsPerSecond = await LoopAsync(fastest, damaged);
        return (rowsPerSecond, fastest == LoopStyle.Untuned ? rowsPerSecond : await LoopAsync(LoopStyle.Untuned, damaged));
    }

    private async Task<double> LoopAsync(LoopStyle style, string? damaged)
    {
        var rowsPerSecond = await _loop.RunAsync(style, sample);
        await table.DamageAgainAsync();
        Require(await table.LiveAsync() == damaged, "the damage could not be made again after the loop");
        return rowsPerSecond;
    }

    private async Task<Round> BackfillAsync(string? damaged)
    {
        await using var live = new MySqlDataSource(network.Live);
        await using var archive = new MySqlDataSource(network.Archive);
        var backfill = new MySqlBackfill(live, new() { [Backups.Archive] = archive }, journalSchema);
        var restore = SubscriptionVariant.Restores.CancelledAt(DamagedTable.StampedFrom, DamagedTable.StampedTo);
        var otherColumns = await table.OtherColumnsAsync();

        using var memory = new MemoryWatch();
        var watch = Stopwatch.StartNew();
        var run = await backfill.RunAsync(restore, new RunOptions { BatchSize = 1000 });
        var seconds = watch.Elapsed.TotalSeconds;
        var round = new Round(0, 0, table.Damaged / seconds, (double)memory.Allocated / table.Damaged, memory.PeakHeap, memory.PeakResident);

        Require(run is { State: RunState.Done, Reconciles: true } && run.Counts[Outcome.Restored] == table.Damaged, $"the run ended {run.State} with {run.Counts[Outcome.Restored]} rows restored");
        Require(await table.RestoredAsync() == await table.TruthAsync(), "the restored column does not equal the truth");
        Require(await table.OtherColumnsAsync() == otherColumns, "another column has changed");
        var second = await backfill.RunAsync(restore);
        Require(second is { State: RunState.Done, Counts.Selected: 0 }, $"a second run selected {second.Counts.Selected} rows");
        var undo = await backfill.UndoAsync(restore.Plan, run.Id);
        Require(undo is { State: RunState.Done, Reconciles: true }, $"the undo ended {undo.State}");
        Require(await table.LiveAsync() == damaged, "the undo did not give back the state before the run");
        return round;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The measurement is void: {otherwise}.");
        }
    }
}
