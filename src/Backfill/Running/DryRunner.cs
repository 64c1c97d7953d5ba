using System.Diagnostics;
using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Reads and judges every selected row as a run would, and writes nothing.</summary>
internal sealed class DryRunner(PreparedRestore prepared, Plan plan, RunOptions options, IProgress<RunProgress>? progress, int sliceSize, CancellationToken cancellationToken)
    : IRestorePlanVisitor<Task<DryRun>>
{
    private const int ShownExceptions = 20;

    private readonly OutcomeCounts _counts = new();
    private readonly List<RowException> _exceptions = [];
    private readonly DistributionCounter[] _now = [.. prepared.Declaration.Targets.Select(c => new DistributionCounter(c.Kind))];
    private readonly DistributionCounter[] _after = [.. prepared.Declaration.Targets.Select(c => new DistributionCounter(c.Kind))];
    private readonly Dictionary<int, long> _byArchiveNo = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public async Task<DryRun> Visit<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> typed)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        var least = KeyText.Least(prepared.Declaration);
        var first = await prepared.Live.FirstKeyAsync(cancellationToken) ?? least;
        var end = await prepared.Live.LastKeyAsync(cancellationToken) ?? least;
        var keys = new KeyProgress(first, end);
        options.Outcomes?.Begin(prepared.Declaration, run: 0, committed: null);

        RestoreBatch<TKey, TLive, TArchived> NewBatch() => new(typed, prepared);
        var walk = new SliceWalk(prepared.Live, first, end, sliceSize, []);
        await using var reading = new ReadAhead(walk, NewBatch(), NewBatch(), options.BatchSize, options.Limit, stage: null, cancellationToken);
        await using var comparisons = new ComparisonCounter(prepared.Live, prepared.Declaration.Comparisons, first, cancellationToken);
        IReadOnlyList<ComparisonCounts> compared = [];
        var partial = true;
        FailureStop? stops = null;
        try
        {
            for (var batchNo = 1L; !cancellationToken.IsCancellationRequested; batchNo++)
            {
                if (await reading.NextAsync() is not RestoreBatch<TKey, TLive, TArchived> batch)
                {
                    break;
                }

                await comparisons.CountAsync(batch.Slice);
                Take(typed, batch, batchNo);
                stops ??= FailureLimit.IsExceeded(_counts, options.MaxFailureRatio) ? new FailureStop(_counts[Outcome.Failed], _counts.Selected, options.MaxFailureRatio) : null;
                progress?.Report(new RunProgress(0, Snapshot(), keys.At(batch.EndsSlice ? batch.Slice.Until : batch.LastKey), _counts.Selected / Math.Max(_watch.Elapsed.TotalSeconds, 0.001)));
                if (batch.IsLast)
                {
                    compared = await comparisons.SumsAsync();
                    partial = false;
                    break;
                }
            }
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested && error is OperationCanceledException or StoreException)
        {
            // What was judged so far is still true, and is returned as partial.
        }
        catch (SelectionDiffersException error)
        {
            throw new RestoreRefusedException(error.Message);
        }

        return new DryRun
        {
            Plan = plan,
            Counts = _counts,
            WrittenFrom = WrittenFrom.Of(prepared.Declaration, _byArchiveNo),
            Columns = [.. prepared.Declaration.Targets.Select((c, i) => new ColumnDistribution(c.Name, _now[i].ToDistribution(), _after[i].ToDistribution()))],
            Exceptions = _exceptions,
            Comparisons = compared,
            Partial = partial,
            WillStop = stops,
        };
    }

    private void Take<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> typed, RestoreBatch<TKey, TLive, TArchived> batch, long batchNo)
        where TKey : struct, IEquatable<TKey>
        where TLive : struct
        where TArchived : struct
    {
        batch.CheckSelection();
        _counts.Selected += batch.Selected;
        batch.Count(_counts);
        batch.AddExceptions(_exceptions, ShownExceptions);
        for (var i = 0; i < batch.Selected; i++)
        {
            var restored = batch.Rows.OutcomeOf(i) == Outcome.Restored;
            if (restored)
            {
                _counts[Outcome.Restored]++;
                _byArchiveNo[batch.Rows.ArchiveNo(i)] = _byArchiveNo.GetValueOrDefault(batch.Rows.ArchiveNo(i)) + 1;
            }

            for (var column = 0; column < _now.Length; column++)
            {
                var old = typed.Old(in batch.Rows.Live(i), column);
                _now[column].Add(old);
                _after[column].Add(restored ? batch.Rows.New(i, column) : old);
            }
        }

        if (options.Outcomes is { } sink)
        {
            batch.Report(sink, batchNo);
            sink.Flush();
        }
    }

    private OutcomeCounts Snapshot()
    {
        var snapshot = new OutcomeCounts();
        snapshot.Add(_counts);
        return snapshot;
    }
}
