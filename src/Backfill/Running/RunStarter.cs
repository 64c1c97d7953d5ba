using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Records a new run and works on it.</summary>
internal sealed class RunStarter(PreparedRestore prepared, RunOptions options, IProgress<RunProgress>? progress, int sliceSize, TimeSpan lease)
{
    private IRunStore Runs => prepared.Store.Runs;

    public async Task<Run> RunAsync(CancellationToken cancellationToken)
    {
        PlanId.Demand(options.PlanId, prepared.PlanId);
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

    public async Task<Run> StartAsync(RunFence? undoes, CanonicalKey first, CanonicalKey end, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var fence = await CreateAsync(
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
            });
        return await new RunWorker(prepared, options, progress, sliceSize).WorkAsync(fence, undoes?.Run, first, end, [], cancellationToken);
    }

    private async Task<RunFence> CreateAsync(NewRun run)
    {
        try
        {
            return await Runs.CreateRunAsync(run, CancellationToken.None);
        }
        catch (ColumnHeldException held)
        {
            throw await new HeldColumn(prepared, lease).RefusalAsync(held, CancellationToken.None);
        }
    }
}
