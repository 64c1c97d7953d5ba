using Backfill.Journal;
using Backfill.Planning;
using Backfill.Planning.Rules;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>
/// Which commands lead out of where a run stands: each that is named would work now, because what it needs has been looked at. Giving up needs nothing but the control tables, so a run that
/// has not ended always has a way out.
/// </summary>
internal sealed class WaysOut(ILiveStore store, RestorePlan plan, TimeSpan lease)
{
    /// <summary>What can be done with a run that cannot be resumed, or not be undone.</summary>
    public async Task<IReadOnlyList<WayOut>> OfAsync(RunRecord seen, CancellationToken cancellationToken)
    {
        var run = await store.Runs.FindRunAsync(seen.Id, cancellationToken) ?? seen;
        var over = Lease.Holds(run, lease);
        List<WayOut> ways = [];
        if (run.State is not (RunState.Done or RunState.Undone) && run.Undoes is null && await CanUndoAsync(run, cancellationToken))
        {
            ways.Add(new WayOut(RunCommand.Undo, run.Id) { TakeOver = over, PlanId = run.PlanId });
        }

        if (run.State is not (RunState.Done or RunState.Undone or RunState.Cancelled))
        {
            ways.Add(new WayOut(RunCommand.Cancel, run.Id) { TakeOver = over });
        }

        return ways;
    }

    /// <summary>Opens the backups of a run; where one cannot be reached, the error says what can be done without it.</summary>
    public async Task<T> ReachAsync<T>(RunRecord run, Func<Task<T>> open)
    {
        try
        {
            return await open();
        }
        catch (StoreException broken)
        {
            var ways = await TryAsync(run);
            throw ways.Count == 0 ? broken : new StoreException(broken, ways);
        }
    }

    /// <summary>Runs what may refuse; a refusal then says what can be done instead.</summary>
    public async Task<T> SayAsync<T>(RunRecord run, RunCommand asked, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (RestoreRefusedException refused) when (refused.WaysOut.Count == 0)
        {
            var ways = await OfAsync(run, CancellationToken.None);
            throw new RestoreRefusedException([.. refused.Refusals, .. ways.Count == 0 && asked == RunCommand.Undo ? Ended(run) : []], ways);
        }
    }

    /// <summary>After an error in the middle of a run: whether resume would take it, and what would if not.</summary>
    public static async Task<IReadOnlyList<WayOut>> AfterErrorAsync(PreparedRestore prepared, RunFence run, bool isUndo)
    {
        IReadOnlyList<WayOut> resume = [new WayOut(RunCommand.Resume, run.Run)];
        try
        {
            if (await prepared.Store.Runs.FindRunAsync(run.Run, CancellationToken.None) is not { } record)
            {
                return [];
            }

            var plan = prepared.Restore.Plan;
            var now = await prepared.Store.InspectAsync(plan.Declaration, CancellationToken.None);
            var resumable = now.Control is { Missing.Count: 0 }
                && (isUndo ? UndoNeeds.Lacking(plan, record, now).Count == 0 : now.Refusals.Count + Preflight.CheckRun(plan.Declaration, now).Count == 0 && PlanId.Of(prepared.Restore, now, prepared.Inspected) == record.PlanId);
            return resumable ? resume : await new WaysOut(prepared.Store, plan, TimeSpan.Zero).OfAsync(record, CancellationToken.None);
        }
        catch (Exception error) when (error is StoreException or RestoreRefusedException)
        {
            // The server cannot be asked: then it is what the run waits for.
            return resume;
        }
    }

    private static IReadOnlyList<Refusal> Ended(RunRecord run) =>
        run.State is RunState.Done or RunState.Undone or RunState.Cancelled ? [new Refusal($"Run {run.Id} has ended and holds no column up.", "")] : [];

    private async Task<IReadOnlyList<WayOut>> TryAsync(RunRecord run)
    {
        try
        {
            return await OfAsync(run, CancellationToken.None);
        }
        catch (Exception error) when (error is StoreException or RestoreRefusedException)
        {
            return [];
        }
    }

    private async Task<bool> CanUndoAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var live = await store.InspectAsync(plan.Declaration, cancellationToken);
        return UndoNeeds.Lacking(plan, run, live).Count == 0
            && (run.State is RunState.Failed or RunState.Cancelled || (await UndoneJournal.ReadAsync(store.Runs, live, run.Id, cancellationToken)).IsWhole);
    }
}
