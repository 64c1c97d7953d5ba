using Backfill.Killed;
using Backfill.Planning;
using Backfill.Stores;
using Xunit;

namespace Backfill.Overtaken;

/// <summary>Where a run stands.</summary>
public enum Stand
{
    RunningAlive,
    RunningDead,
    Paused,
    Interrupted,
    Failed,
    Done,
    Undone,
    Cancelled,
    UnfinishedUndo,
}

/// <summary>What has moved since.</summary>
public enum Change
{
    Nothing,
    ColumnAdded,
    ColumnOfWhereDropped,
    TargetTypeChanged,
    TargetDropped,
    TableDropped,
    TriggerCreated,
    BackupUnreachable,
    BackupNotConfigured,
    JournalDropped,
    JournalThinned,
    ExceptionTableDropped,
    ServerUpgraded,
    DeclarationChanged,
    OtherVersion,
}

/// <summary>Every state of a run, every change of the world: the message names the commands that lead out, and each of them then works. docs/ways-out.md is this table.</summary>
internal static class WaysOutTests
{
    private static readonly Change[] LeaveUndo =
    [
        Change.Nothing, Change.ColumnAdded, Change.ColumnOfWhereDropped, Change.BackupUnreachable, Change.BackupNotConfigured, Change.ExceptionTableDropped, Change.ServerUpgraded,
        Change.DeclarationChanged,
    ];

    /// <summary>Asks, compares what is named, and does it; once for each command that is named.</summary>
    /// <param name="make">Makes fresh databases.</param>
    /// <param name="stand">Where the run stands.</param>
    /// <param name="change">What has moved.</param>
    public static async Task LeadOutAsync(Func<Task<IParts>> make, Stand stand, Change change)
    {
        var named = Expected(stand, change);
        for (var way = 0; way < Math.Max(1, named.Count); way++)
        {
            await using var parts = await make();
            var run = await StandAsync(parts, stand);
            var before = await parts.StateAsync(run);
            await parts.ChangeAsync(change, run);
            if (stand == Stand.RunningDead && change != Change.OtherVersion)
            {
                await parts.ForgetAsync(run);
            }

            var asked = await AskAsync(parts, change, run, stand is Stand.Failed or Stand.Done or Stand.Undone or Stand.Cancelled ? RunCommand.Undo : RunCommand.Resume);
            if (change == Change.OtherVersion)
            {
                Assert.Contains("is of another version of Backfill", asked?.Message, StringComparison.Ordinal);
                return;
            }

            if (asked is not null && (stand, change) is not (Stand.RunningDead, Change.JournalThinned))
            {
                Assert.Equal(before, await parts.StateAsync(run));
            }

            Assert.Equal(named.Select(c => $"{c}"), WaysOf(asked).Select(w => $"{w}"));
            if (named.Count > 0)
            {
                await FollowAsync(parts, change, WaysOf(asked)[way]);
            }
            else if (asked is not null)
            {
                Assert.Contains(stand == Stand.Undone ? "was undone already" : $"Run {run} has ended and holds no column up.", asked.Message, StringComparison.Ordinal);
            }

            Assert.All(await parts.Backfill().StatusAsync(), status => Assert.True(status.Run.EndedAt is not null, $"run {status.Run.Id} is {status.Run.State}"));
            Assert.Equal(["0"], await parts.ListAsync($"SELECT COUNT(*) FROM {parts.Control("backfill_column")} WHERE active = 1"));
        }
    }

    private static List<WayOut> Expected(Stand stand, Change change)
    {
        var run = stand == Stand.UnfinishedUndo ? 2 : 1;
        var undoable = LeaveUndo.Contains(change);
        List<WayOut> undoOrCancel = [.. undoable ? new[] { new WayOut(RunCommand.Undo, run) } : [], new WayOut(RunCommand.Cancel, run)];
        return (stand, change) switch
        {
            (_, Change.OtherVersion) => [],
            (Stand.RunningAlive, _) => [new WayOut(RunCommand.Resume, run) { TakeOver = true }],
            (Stand.RunningDead or Stand.Paused or Stand.Interrupted, Change.Nothing) => [],
            (Stand.RunningDead or Stand.Paused or Stand.Interrupted, _) => undoOrCancel,
            (Stand.UnfinishedUndo, _) => undoable ? [] : [new WayOut(RunCommand.Cancel, run)],
            (Stand.Failed, _) => undoable || change == Change.JournalThinned ? [] : [new WayOut(RunCommand.Cancel, run)],
            _ => [],
        };
    }

    private static IReadOnlyList<WayOut> WaysOf(Exception? asked) => asked switch
    {
        RestoreRefusedException refused => refused.WaysOut,
        StoreException broken => broken.WaysOut,
        _ => [],
    };

    /// <summary>Does what a message has named; a run that was alive and is taken over may then be told to be undone or given up.</summary>
    private static async Task FollowAsync(IParts parts, Change change, WayOut way)
    {
        var asked = await AskAsync(parts, change, way.Run, way.Command, way.TakeOver);
        if (asked is not null)
        {
            Assert.True(way is { Command: RunCommand.Resume, TakeOver: true } && change != Change.Nothing, $"{way}: {asked.Message}");
            var next = WaysOf(asked);
            Assert.Equal(LeaveUndo.Contains(change) ? [RunCommand.Undo, RunCommand.Cancel] : [RunCommand.Cancel], next.Select(w => w.Command));
            Assert.Null(await AskAsync(parts, change, next[0].Run, next[0].Command, next[0].TakeOver));
        }
    }

    /// <summary>Null where the command works.</summary>
    private static async Task<Exception?> AskAsync(IParts parts, Change change, long run, RunCommand command, bool takeOver = false)
    {
        var plan = change == Change.DeclarationChanged ? PartNow.Plan : Part.Plan;
        var options = IParts.Options with { TakeOver = takeOver };
        var backfill = change == Change.BackupNotConfigured ? parts.WithoutBackup()
            : parts.Backfill(opens: change == Change.BackupUnreachable ? () => throw new StoreException("Connecting to the backup failed.") : null);
        try
        {
            switch (command)
            {
                case RunCommand.Resume:
                    await backfill.ResumeAsync(plan, run, options);
                    break;
                case RunCommand.Undo:
                    await backfill.UndoAsync(plan, run, options);
                    break;
                default:
                    await backfill.CancelAsync(run, takeOver);
                    break;
            }

            return null;
        }
        catch (Exception refused) when (refused is RestoreRefusedException or StoreException)
        {
            return refused;
        }
    }

    private static async Task<long> StandAsync(IParts parts, Stand stand)
    {
        switch (stand)
        {
            case Stand.Paused:
                await PauseAsync(parts);
                break;
            case Stand.RunningAlive or Stand.RunningDead:
                await PauseAsync(parts);
                await parts.SqlAsync($"UPDATE {parts.Control("backfill_run")} SET state = 'Running'");
                break;
            case Stand.Interrupted:
                await Assert.ThrowsAsync<RunInterruptedException>(() => parts.Backfill((step, batch) => Break(step == Step.Begin && batch == 6)).RunAsync(Part.Restore, IParts.Options));
                break;
            case Stand.Cancelled:
                await PauseAsync(parts);
                await parts.Backfill().CancelAsync(1);
                break;
            case Stand.Failed:
                var ranges = 0;
                var run = await parts.Backfill((step, _) =>
                {
                    if (step == Step.Range && ++ranges == 3)
                    {
                        parts.ChangeAsync(Change.JournalThinned, 1).GetAwaiter().GetResult();
                    }
                }).RunAsync(Part.Restore, IParts.Options);
                Assert.Equal(RunState.Failed, run.State);
                break;
            default:
                Assert.Equal(RunState.Done, (await parts.Backfill().RunAsync(Part.Restore, IParts.Options)).State);
                break;
        }

        if (stand is Stand.Undone or Stand.UnfinishedUndo)
        {
            await parts.Backfill().UndoAsync(Part.Plan, 1, IParts.Options with { Limit = stand == Stand.Undone ? null : 25 });
        }

        return stand == Stand.UnfinishedUndo ? 2 : 1;
    }

    private static async Task PauseAsync(IParts parts) =>
        Assert.Equal(RunState.Paused, (await parts.Backfill().RunAsync(Part.Restore, IParts.Options with { Limit = 25 })).State);

    private static void Break(bool there)
    {
        if (there)
        {
            throw new StoreException("The connection broke.");
        }
    }
}
