using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Takes a run over from whoever had it, and goes on from its checkpoint.</summary>
internal sealed class RunResumer(PreparedRestore prepared, RunOptions options, IProgress<RunProgress>? progress, int sliceSize)
{
    private IRunStore Runs => prepared.Store.Runs;

    public async Task<Run> ResumeAsync(RunRecord record, CancellationToken cancellationToken)
    {
        PlanId.Demand(options.PlanId, prepared.PlanId);
        prepared.DemandControlTables();
        if (record.PlanId != prepared.PlanId)
        {
            throw new RestoreRefusedException(
                $"Something has moved since run {record.Id} began: the declaration, a table or a server is no longer what it was; put it back, or undo the run and begin again.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var (ranges, taken) = await TakeAsync(record.Id);
        var fence = taken is null ? null : new RangeFence(taken.RangeNo, taken.Epoch);
        if (!await Runs.MoveRunAsync(record.Id, [RunState.Running, RunState.Paused, RunState.Interrupted], RunState.Running, fence, CancellationToken.None))
        {
            throw new RestoreRefusedException($"Another worker has taken or ended run {record.Id} meanwhile; look at it with status.");
        }

        return await new RunWorker(prepared, options, progress, sliceSize)
            .WorkAsync(record.Id, record.Undoes, record.StartKey, record.EndKey, ranges, taken, cancellationToken);
    }

    /// <summary>The ranges, the last one ours unless it had ended.</summary>
    private async Task<(IReadOnlyList<RangeRecord> Ranges, RangeRecord? Taken)> TakeAsync(long run)
    {
        while (true)
        {
            var ranges = await Runs.RangesAsync(run, CancellationToken.None);
            if (ranges.Count == 0 || ranges[^1].Ended)
            {
                return (ranges, null);
            }

            // Null: whoever had the range has ended it meanwhile, so the ranges are to be read again.
            if (await Runs.TakeRangeAsync(run, ranges[^1].RangeNo, Owner.Text(options), CancellationToken.None) is { } taken)
            {
                return ([.. ranges.SkipLast(1), taken], taken);
            }
        }
    }
}
