using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Takes a run over from whoever had it, and goes on from its checkpoint.</summary>
internal sealed class RunResumer(PreparedRestore prepared, RunOptions options, IProgress<RunProgress>? progress, int sliceSize)
{
    private IRunStore Runs => prepared.Store.Runs;

    public async Task<Run> ResumeAsync(RunRecord record, CancellationToken cancellationToken)
    {
        PlanId.Demand(options.PlanId, prepared.PlanId);
        if (record.Undoes is null)
        {
            DemandSamePlan(record);
            RunFinder.DemandTables(record, prepared);
        }
        else if (prepared.Inspection.Control is { Missing.Count: > 0 })
        {
            // An undo needs the journal alone, and that is there.
            await Runs.CreateTablesAsync(prepared.Inspection, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var taken = await Runs.TakeRunAsync(record.Seen, Owner.Text(options), CancellationToken.None)
            ?? throw new RestoreRefusedException($"Another process has taken or ended run {record.Id} meanwhile.", new WayOut(RunCommand.Status, record.Id));
        await DemandWholeTablesAsync(record, taken);
        return await new RunWorker(prepared, options, progress, sliceSize)
            .WorkAsync(taken.Fence, record.Undoes, record.StartKey, record.EndKey, taken.Ranges, cancellationToken);
    }

    private void DemandSamePlan(RunRecord record)
    {
        if (record.PlanId != prepared.PlanId)
        {
            throw new RestoreRefusedException(
                $"Something has moved since run {record.Id} began: the declaration, a table or a server is no longer what it was, so it cannot go on as it was planned.");
        }
    }

    /// <summary>Rows that were taken out of the tables by hand would only be missed at the end. Looked at when nobody else works on the run any more.</summary>
    private async Task DemandWholeTablesAsync(RunRecord record, TakenRun taken)
    {
        var tables = await Runs.CountAsync(record.Id, prepared.Inspection, CancellationToken.None);
        var discrepancies = Reconciliation.Discrepancies(RunWorker.Sum(taken.Ranges), tables, withoutRoom: null);
        if (discrepancies.Count > 0)
        {
            await Runs.MoveRunAsync(taken.Fence, record.State == RunState.Paused ? RunState.Paused : RunState.Interrupted, CancellationToken.None);
            throw new RestoreRefusedException($"Run {record.Id} cannot go on, because its tables are not as it left them: {string.Join(" ", discrepancies)}");
        }
    }
}
