using Backfill.Journal;
using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Works on a run that exists, from its checkpoint on, and says how it ended.</summary>
internal sealed class RunWorker(PreparedRestore prepared, RunOptions options, IProgress<RunProgress>? progress, int sliceSize)
{
    private const int ShownExceptions = 20;

    private IRunStore Runs => prepared.Store.Runs;

    /// <param name="fence">The run, and what it is held with.</param>
    /// <param name="undoes">The run that it undoes, or null.</param>
    /// <param name="first">The first key.</param>
    /// <param name="end">The last key.</param>
    /// <param name="ranges">Its ranges so far; the last one is ours if it has not ended.</param>
    /// <param name="cancellationToken">Pauses the run after its batch.</param>
    public async Task<Run> WorkAsync(
        RunFence fence, long? undoes, CanonicalKey first, CanonicalKey end, IReadOnlyList<RangeRecord> ranges, CancellationToken cancellationToken)
    {
        var run = fence.Run;
        var before = Sum(ranges);
        var budget = new ExceptionBudget(options.ExceptionCap, before);
        var range = new HeldRange(Runs, fence, Owner.Text(options), ranges is [.., { Ended: false } last] ? last : null);
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
        var loop = new RunLoop(fence, prepared, undoes is not null, reading, writer, options);
        LoopEnd ended;
        await using (reading)
        {
            ended = await loop.RunAsync(BeginOutcomes, before, new KeyProgress(first, end), progress, cancellationToken);
        }

        try
        {
            return await FinishAsync(fence, undoes, end, ended, loop, budget);
        }
        catch (StoreException error)
        {
            throw new RunInterruptedException(run, $"Run {run} committed its batches, but its end could not be recorded: {error.Message}", [new WayOut(RunCommand.Resume, run) { TakeOver = true }], error);
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

    private async Task<Run> FinishAsync(RunFence fence, long? undoes, CanonicalKey end, LoopEnd ended, RunLoop loop, ExceptionBudget budget)
    {
        var run = fence.Run;
        var counts = Sum(await Runs.RangesAsync(run, CancellationToken.None));
        var tables = await Runs.CountAsync(run, prepared.Inspection, CancellationToken.None);
        IReadOnlyList<string> discrepancies =
        [
            .. Reconciliation.Discrepancies(counts, tables, budget.WithoutRoom),
            .. ended == LoopEnd.End && undoes is { } undone ? (await UndoneJournal.ReadAsync(Runs, prepared.Inspection, undone, CancellationToken.None)).Discrepancies(counts.Selected) : [],
        ];
        var counted = ended == LoopEnd.End && undoes is null;
        var unread = counted ? await UnreadRows.CountAsync(prepared, run, end, counts) : null;
        var state = ended == LoopEnd.Paused ? RunState.Paused : discrepancies.Count == 0 ? RunState.Done : RunState.Failed;
        if (!await Runs.MoveRunAsync(fence, state, CancellationToken.None))
        {
            // It is another's: only where that one has come to the same end does anything said here hold.
            var found = (await Runs.FindRunAsync(run, CancellationToken.None))!.State;
            state = found == state && state == RunState.Done ? state : throw RunLoop.Lost(run, "what it committed before stands.", null);
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
            Unread = unread,
            Notes = [.. Reconciliation.Notes(counts), .. counted ? UnreadRows.Notes(unread) : []],
            Exceptions = await Runs.ExceptionsAsync(run, prepared.Inspection, prepared.Declaration.Key, ShownExceptions, CancellationToken.None),
            RowsPerSecond = loop.RowsPerSecond,
            Elapsed = loop.Elapsed,
        };
    }

    private static (int RangeNo, long Batch)? LastCommitted(IReadOnlyList<RangeRecord> ranges) =>
        ranges.LastOrDefault(range => range.Batch > 0) is { } last ? (last.RangeNo, last.Batch) : null;
}
