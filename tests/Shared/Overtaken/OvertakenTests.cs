using Backfill.Killed;
using Backfill.Stores;
using Xunit;

namespace Backfill.Overtaken;

/// <summary>A process that has lost its run changes nothing of it, neither rows nor state: what must hold on each store.</summary>
internal static class OvertakenTests
{
    private static RunOptions Over => IParts.Options with { TakeOver = true };

    /// <summary>A waits for the backup before its first batch; B takes the run and is at work when A's connection times out; then the run is undone.</summary>
    public static async Task TheBackupTimesOutBeforeTheFirstBatchAsync(IParts parts)
    {
        var (waits, works) = (new Meeting(), new Meeting());
        var a = Task.Run(() => parts.Backfill(reads: _ => FailAsync(waits)).RunAsync(Part.Restore, IParts.Options));
        await waits.ReachedAsync(a);
        var b = Task.Run(() => parts.Backfill((step, batch) => WaitAt(works, step == Step.Begin && batch == 3)).ResumeAsync(Part.Plan, 1, Over));
        await works.ReachedAsync(b);

        waits.GoOn();
        await AssertLostAsync(a);

        Assert.Equal(RunState.Running, await parts.StateAsync(1));
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => parts.Backfill().UndoAsync(Part.Plan, 1, IParts.Options));
        Assert.Equal(["undo 1 --take-over"], refused.WaysOut.Select(w => w.ToString()));
        works.GoOn();
        Assert.Equal((RunState.Done, IParts.Rows), ((await b).State, await parts.RightAsync()));
        await AssertUndoneAsync(parts, IParts.Rows);
    }

    /// <summary>A is between two ranges; B takes the run and pauses; A then fails, or goes on.</summary>
    public static async Task BetweenTwoRangesAsync(IParts parts, bool fails)
    {
        var between = new Meeting();
        var added = 0;
        var a = Task.Run(() => parts.Backfill((step, _) =>
        {
            if (step == Step.Range && ++added == 2)
            {
                between.Wait();
                if (fails)
                {
                    throw new StoreException("the connection broke");
                }
            }
        }).RunAsync(Part.Restore, IParts.Options));
        await between.ReachedAsync(a);
        Assert.Equal(RunState.Paused, (await parts.Backfill().ResumeAsync(Part.Plan, 1, Over with { Limit = 10 })).State);

        between.GoOn();
        await AssertLostAsync(a);

        Assert.Equal((RunState.Paused, IParts.Slice + 10), (await parts.StateAsync(1), await parts.RightAsync()));
        var run = await parts.Backfill().ResumeAsync(Part.Plan, 1, IParts.Options);
        Assert.Equal((RunState.Done, IParts.Rows, IParts.Rows), (run.State, run.Counts[Outcome.Restored], run.Tables.Journaled));
        await AssertUndoneAsync(parts, IParts.Rows);
    }

    /// <summary>A's stop was asked for while it waited for the backup; B has taken the run meanwhile.</summary>
    public static async Task StoppedWhileItWaitedAsync(IParts parts)
    {
        var waits = new Meeting();
        using var stop = new CancellationTokenSource();
        var a = Task.Run(() => parts.Backfill(reads: async asked =>
        {
            if (asked == 2)
            {
                await waits.WaitAsync();
            }
        }).RunAsync(Part.Restore, IParts.Options, cancellationToken: stop.Token));
        await waits.ReachedAsync(a);
        var works = new Meeting();
        var b = Task.Run(() => parts.Backfill((step, batch) => WaitAt(works, step == Step.Begin && batch == 2)).ResumeAsync(Part.Plan, 1, Over));
        await works.ReachedAsync(b);

        await stop.CancelAsync();
        waits.GoOn();
        await AssertLostAsync(a);

        Assert.Equal(RunState.Running, await parts.StateAsync(1));
        works.GoOn();
        Assert.Equal((RunState.Done, IParts.Rows), ((await b).State, await parts.RightAsync()));
    }

    /// <summary>The run is undone while A is inside a batch: that batch rolls back, and not one row keeps what the run wrote.</summary>
    public static async Task UndoneInsideABatchAsync(IParts parts)
    {
        var inside = new Meeting();
        var a = Task.Run(() => parts.Backfill((step, batch) => WaitAt(inside, step == parts.InsideBatch && batch == 6)).RunAsync(Part.Restore, IParts.Options));
        await inside.ReachedAsync(a);
        var began = new Meeting();
        var undo = Task.Run(() => parts.Backfill((step, _) => WaitAt(began, step == Step.Range)).UndoAsync(Part.Plan, 1, Over));
        await began.ReachedAsync(undo);
        Assert.Equal(RunState.Cancelled, await parts.StateAsync(1));

        began.GoOn();
        inside.GoOn();
        await AssertLostAsync(a);

        Assert.Equal((RunState.Done, 25), ((await undo).State, (await undo).Counts[Outcome.Restored]));
        Assert.Equal((RunState.Undone, 0), (await parts.StateAsync(1), await parts.RightAsync()));
        Assert.Equal("0", Assert.Single(await parts.ListAsync($"SELECT COUNT(*) FROM {await parts.OnlyAsync("backfill_journal")} WHERE run_id = 1 AND key_id > 25")));
    }

    /// <summary>The run is given up while A is inside a batch, or between two ranges.</summary>
    public static async Task GivenUpAsync(IParts parts, bool betweenRanges)
    {
        var meeting = new Meeting();
        var added = 0;
        var a = Task.Run(() => parts.Backfill((step, batch) =>
            WaitAt(meeting, betweenRanges ? step == Step.Range && ++added == 2 : step == parts.InsideBatch && batch == 6)).RunAsync(Part.Restore, IParts.Options));
        await meeting.ReachedAsync(a);
        Assert.Equal(["cancel 1 --take-over"], (await Assert.ThrowsAsync<RestoreRefusedException>(() => parts.Backfill().CancelAsync(1))).WaysOut.Select(w => w.ToString()));
        Assert.Equal(RunState.Cancelled, (await parts.Backfill().CancelAsync(1, takeOver: true)).Run.State);

        meeting.GoOn();
        await AssertLostAsync(a);

        var written = betweenRanges ? IParts.Slice : 25;
        Assert.Equal((RunState.Cancelled, written), (await parts.StateAsync(1), await parts.RightAsync()));
        Assert.Equal(betweenRanges ? "1" : "2", Assert.Single(await parts.ListAsync($"SELECT COUNT(*) FROM {parts.Control("backfill_range")}")));
        await AssertUndoneAsync(parts, written);
    }

    /// <summary>Two resume one run that has paused: one of them has it, the other changes nothing.</summary>
    public static async Task ResumedTwiceAsync(IParts parts)
    {
        await parts.Backfill().RunAsync(Part.Restore, IParts.Options with { Limit = 10 });

        // The first has looked at the run, and then opens the backup, when the second takes the run.
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => parts.Backfill(
            opens: () => parts.Backfill().ResumeAsync(Part.Plan, 1, IParts.Options with { Limit = 10 })).ResumeAsync(Part.Plan, 1, Over));

        Assert.StartsWith("Another process has taken or ended run 1 meanwhile.", refused.Message, StringComparison.Ordinal);
        Assert.Equal((RunState.Paused, 20), (await parts.StateAsync(1), await parts.RightAsync()));
    }

    /// <summary>Two undo one run: one of them has it.</summary>
    public static async Task UndoneTwiceAsync(IParts parts)
    {
        var run = await parts.Backfill().RunAsync(Part.Restore, IParts.Options);
        var began = new Meeting();
        var first = Task.Run(() => parts.Backfill((step, _) => WaitAt(began, step == Step.Range)).UndoAsync(Part.Plan, run.Id, IParts.Options));
        await began.ReachedAsync(first);
        await Assert.ThrowsAsync<RestoreRefusedException>(() => parts.Backfill().UndoAsync(Part.Plan, run.Id, Over));

        // The undo itself is taken over by another process: the first one does not say that run 1 is undone.
        Assert.Equal(RunState.Paused, (await parts.Backfill().ResumeAsync(Part.Plan, run.Id + 1, Over with { Limit = 10 })).State);
        began.GoOn();
        await AssertLostAsync(first);

        Assert.Equal((RunState.Done, RunState.Paused, IParts.Rows - 10), (await parts.StateAsync(run.Id), await parts.StateAsync(run.Id + 1), await parts.RightAsync()));
        Assert.Equal(RunState.Done, (await parts.Backfill().ResumeAsync(Part.Plan, run.Id + 1, IParts.Options)).State);
        Assert.Equal((RunState.Undone, 0), (await parts.StateAsync(run.Id), await parts.RightAsync()));
    }

    /// <summary>A process dies after it has recorded an undo and before the undo's first range.</summary>
    public static async Task DiedBeforeTheFirstRangeOfAnUndoAsync(IParts parts)
    {
        await parts.Backfill().RunAsync(Part.Restore, IParts.Options with { Limit = 30 });
        var died = await Assert.ThrowsAsync<RunInterruptedException>(() => parts.Backfill((step, _) => Throw(step == Step.Range)).UndoAsync(Part.Plan, 1, IParts.Options));
        Assert.Equal((RunState.Cancelled, RunState.Interrupted), (await parts.StateAsync(1), await parts.StateAsync(2)));
        Assert.Equal([new WayOut(RunCommand.Resume, 2)], died.WaysOut);

        Assert.Equal((RunState.Done, 30), (await parts.Backfill().ResumeAsync(Part.Plan, 2, IParts.Options)) is var undo ? (undo.State, undo.Counts[Outcome.Restored]) : default);

        Assert.Equal((RunState.Undone, 0), (await parts.StateAsync(1), await parts.RightAsync()));
    }

    /// <summary>An undo that does not find all that its run wrote is not done, whoever took it from the journal, and when.</summary>
    public static async Task TheJournalWasThinnedAsync(IParts parts, bool afterItBegan)
    {
        await parts.Backfill().RunAsync(Part.Restore, IParts.Options);
        if (afterItBegan)
        {
            Assert.Equal(RunState.Paused, (await parts.Backfill().UndoAsync(Part.Plan, 1, IParts.Options with { Limit = 20 })).State);
        }

        await parts.SqlAsync($"DELETE FROM {await parts.OnlyAsync("backfill_journal")} WHERE run_id = 1 AND key_id > 50");
        if (!afterItBegan)
        {
            var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => parts.Backfill().UndoAsync(Part.Plan, 1, IParts.Options));
            Assert.Contains("60 rows were written, but it has 50", refused.Message, StringComparison.Ordinal);
            return;
        }

        var undo = await parts.Backfill().ResumeAsync(Part.Plan, 2, IParts.Options);
        Assert.Equal(RunState.Failed, undo.State);
        Assert.Equal("Run 1 wrote 60 rows, but its journal has 50: an undo cannot take the others back.", Assert.Single(undo.Discrepancies));
        Assert.Equal((RunState.Done, 10), (await parts.StateAsync(1), await parts.RightAsync()));
    }

    private static async Task FailAsync(Meeting meeting)
    {
        await meeting.WaitAsync();
        throw new StoreException("Connecting to the backup failed, the statement took too long.");
    }

    private static void WaitAt(Meeting meeting, bool there)
    {
        if (there)
        {
            meeting.Wait();
        }
    }

    private static void Throw(bool there)
    {
        if (there)
        {
            throw new StoreException("The process was killed.");
        }
    }

    private static async Task AssertLostAsync(Task<Run> process)
    {
        var lost = await Assert.ThrowsAsync<RunInterruptedException>(() => process);
        Assert.Contains("was taken over, undone or given up by another process", lost.Message, StringComparison.Ordinal);
        Assert.Equal([new WayOut(RunCommand.Status, 1)], lost.WaysOut.Select(w => w with { Run = 1 }));
    }

    private static async Task AssertUndoneAsync(IParts parts, int rows)
    {
        var undo = await parts.Backfill().UndoAsync(Part.Plan, 1, IParts.Options);
        Assert.Equal((RunState.Done, rows), (undo.State, undo.Counts[Outcome.Restored]));
        Assert.Equal((RunState.Undone, 0), (await parts.StateAsync(1), await parts.RightAsync()));
    }
}
