using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Records a new run and works on it.</summary>
internal sealed class RunStarter(PreparedRestore prepared, RunOptions options, IProgress<RunProgress>? progress, int sliceSize)
{
    private IRunStore Runs => prepared.Store.Runs;

    public async Task<Run> RunAsync(CancellationToken cancellationToken)
    {
        PlanId.Demand(options.PlanId, prepared.PlanId);
        prepared.DemandControlTables();
        if (prepared.Inspection.Control is { Missing.Count: > 0 })
        {
            await Runs.CreateTablesAsync(prepared.Inspection, cancellationToken);
        }

        // An empty table has a run as well: it selects nothing, and is done.
        var least = KeyText.Least(prepared.Declaration);
        var first = await prepared.Live.FirstKeyAsync(cancellationToken) ?? least;
        var end = await prepared.Live.LastKeyAsync(cancellationToken) ?? least;
        return await StartAsync(undoes: null, first, end, cancellationToken);
    }

    public async Task<Run> StartAsync(long? undoes, CanonicalKey first, CanonicalKey end, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var run = await Runs.CreateRunAsync(
            new NewRun
            {
                Restore = prepared.Restore.Name,
                LiveTable = prepared.LiveTable,
                LiveColumns = [.. prepared.Declaration.Targets.Select(c => c.Name)],
                Undoes = undoes,
                PlanId = prepared.PlanId,
                Declaration = RecordJson.Of(prepared.Declaration),
                Arguments = RecordJson.Of(prepared.Restore.Arguments),
                Pins = prepared.Inspection.Pins,
                StartKey = first,
                EndKey = end,
                StartedBy = Owner.Text(options),
            },
            CancellationToken.None);
        return await new RunWorker(prepared, options, progress, sliceSize).WorkAsync(run, undoes, first, end, [], null, cancellationToken);
    }
}
