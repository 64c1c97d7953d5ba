using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Works on a run that exists, from its checkpoint on, and says how it ended.</summary>
internal sealed class RunWorker(PreparedRestore prepared, RunOptions options, IProgress<RunProgress>? progress, int sliceSize)
{
    private const int ShownExceptions = 20;

    private IRunStore Runs => prepared.Store.Runs;

    /// <param name="run">The run.</param>
    /// <param name="undoes">The run that it undoes, or null.</param>
    /// <param name="first">The first key.</param>
    /// <param name="end">The last key.</param>
    /// <param name="ranges">Its ranges so far.</param>
    /// <param name="taken">The range that was taken over, or null.</param>
    /// <param name="cancellationToken">Pauses the run after its batch.</param>
    public async Task<Run> WorkAsync(
        long run, long? undoes, CanonicalKey first, CanonicalKey end, IReadOnlyList<RangeRecord> ranges, RangeRecord? taken, CancellationToken cancellationToken)
    {
        var before = Sum(ranges);
        var budget = new ExceptionBudget(options.ExceptionCap, before);
        var range = new HeldRange(Runs, run, Owner.Text(options), taken);
        var batches = new BatchFactory(prepared, undoes);
        var walk = new SliceWalk(prepared.Live, first, end, undoes is null ? sliceSize : null, ranges);
        void BeginOutcomes() => options.Outcomes?.Begin(prepared.Declaration, run, LastCommitted(ranges));

        var reading = new ReadAhead(
            walk,
            prepared.Restore.Plan.Accept(batches),
            prepared.Restore.Plan.Accept(batches),
            options.BatchSize,
            options.Limit,
            batch => StagedAhead.OfAsync(batch, prepared.Live, run),
            cancellationToken);
        var writer = new BatchWriter(prepared.Live, prepared.Inspection.Fingerprint, run, range, options.Outcomes, budget, reading.UnstageAsync);
        var loop = new RunLoop(run, Runs, reading, writer, range, options);
        LoopEnd ended;
        await using (reading)
        {
            ended = await loop.RunAsync(BeginOutcomes, before, new KeyProgress(first, end), progress, cancellationToken);
        }

        try
        {
            return await FinishAsync(run, undoes, ended, loop, range, budget);
        }
        catch (StoreException error)
        {
            throw new RunInterruptedException(run, $"Run {run} committed its batches, but its end could not be recorded: {error.Message} Go on with: resume {run}", error);
        }
    }

    /// <summary>The counters of ranges, summed.</summary>
    public static OutcomeCounts Sum(IReadOnlyList<RangeRecord> ranges)
    {
        var sum = new OutcomeCounts();
        foreach (var range in ranges)
        {
            sum.Add(range.Counts);
        }

        return sum;
    }

    private async Task<Run> FinishAsync(long run, long? undoes, LoopEnd ended, RunLoop loop, HeldRange range, ExceptionBudget budget)
    {
        var counts = Sum(await Runs.RangesAsync(run, CancellationToken.None));
        var tables = await Runs.CountAsync(run, prepared.Inspection, CancellationToken.None);
        var discrepancies = Reconciliation.Discrepancies(counts, tables, budget.WithoutRoom);
        var state = ended == LoopEnd.Paused ? RunState.Paused : discrepancies.Count == 0 ? RunState.Done : RunState.Failed;
        if (state == RunState.Done && undoes is { } undone)
        {
            // Before this run ends: a process that dies in between is resumed and comes here again.
            await Runs.MoveRunAsync(undone, [RunState.Done, RunState.Failed, RunState.Cancelled], RunState.Undone, null, CancellationToken.None);
        }

        if (!await Runs.MoveRunAsync(run, [RunState.Running], state, range.Fence, CancellationToken.None))
        {
            // Another worker has the run, or has ended it: what it says stands.
            state = (await Runs.FindRunAsync(run, CancellationToken.None))!.State;
        }

        return new Run
        {
            Id = run,
            Restore = prepared.Restore.Name,
            Undoes = undoes,
            PlanId = prepared.PlanId,
            State = state,
            Counts = counts,
            Tables = tables,
            WrittenFrom = undoes is null ? WrittenFrom.Of(prepared.Declaration, tables.ByArchiveNo) : [],
            Discrepancies = discrepancies,
            Notes = Reconciliation.Notes(counts),
            Exceptions = await Runs.ExceptionsAsync(run, prepared.Inspection, prepared.Declaration.Key, ShownExceptions, CancellationToken.None),
            RowsPerSecond = loop.RowsPerSecond,
            Elapsed = loop.Elapsed,
        };
    }

    private static (int RangeNo, long Batch)? LastCommitted(IReadOnlyList<RangeRecord> ranges) =>
        ranges.LastOrDefault(range => range.Batch > 0) is { } last ? (last.RangeNo, last.Batch) : null;
}
