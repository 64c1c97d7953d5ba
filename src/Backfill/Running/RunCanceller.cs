using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Gives a run up. Needs nothing but the control tables, so that it leads out of whatever else has moved.</summary>
internal sealed class RunCanceller(IRunStore runs, TimeSpan lease)
{
    public async Task<RunStatus> CancelAsync(long run, bool takeOver, CancellationToken cancellationToken)
    {
        var record = await RunFinder.FindAsync(runs, run, cancellationToken);
        RunFinder.DemandCancellable(record);
        Lease.DemandOver(record, lease, takeOver, RunCommand.Cancel);
        if (!await runs.CancelRunAsync(record.Seen, CancellationToken.None))
        {
            throw new RestoreRefusedException($"Another process has taken or ended run {run} meanwhile.", new WayOut(RunCommand.Status, run));
        }

        var cancelled = await RunFinder.FindAsync(runs, run, CancellationToken.None);
        return new RunStatus(cancelled, RunWorker.Sum(await runs.RangesAsync(run, CancellationToken.None)), cancelled.Heartbeat);
    }
}
