using Backfill.Planning;
using Backfill.Running;
using Backfill.Stores;

namespace Backfill.Journal;

/// <summary>Begins the run that takes another one back.</summary>
internal sealed class Undo(PreparedRestore prepared, RunOptions options, IProgress<RunProgress>? progress)
{
    private IRunStore Runs => prepared.Store.Runs;

    public async Task<Run> RunAsync(RunRecord undone, CancellationToken cancellationToken)
    {
        PlanId.Demand(options.PlanId, prepared.PlanId);
        prepared.DemandControlTables();
        RunFinder.DemandJournal(undone, prepared);
        await DemandWholeJournalAsync(undone, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        // A run that has not ended keeps its column; from here on it cannot be resumed any more.
        if (undone.State is RunState.Paused or RunState.Interrupted
            && !await Runs.MoveRunAsync(undone.Id, [RunState.Paused, RunState.Interrupted], RunState.Cancelled, null, CancellationToken.None))
        {
            throw new RestoreRefusedException($"Run {undone.Id} has been resumed meanwhile; stop it before it is undone.");
        }

        return await new RunStarter(prepared, options, progress, SliceWalk.DefaultSize).StartAsync(undone.Id, undone.StartKey, undone.EndKey, cancellationToken);
    }

    private async Task DemandWholeJournalAsync(RunRecord undone, CancellationToken cancellationToken)
    {
        var written = RunWorker.Sum(await Runs.RangesAsync(undone.Id, cancellationToken))[Outcome.Restored];
        var journaled = (await Runs.CountAsync(undone.Id, prepared.Inspection, cancellationToken)).Journaled;
        if (journaled != written)
        {
            throw new RestoreRefusedException($"The journal of run {undone.Id} is not whole: {written} rows were written, but it has {journaled}. Look at it with verify.");
        }
    }
}
