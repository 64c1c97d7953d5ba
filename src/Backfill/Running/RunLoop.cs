using System.Diagnostics;
using System.Globalization;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Why a call stopped working on its run.</summary>
internal enum LoopEnd
{
    /// <summary>There are no more rows.</summary>
    End,

    /// <summary>The limit was reached, or the caller asked to stop.</summary>
    Paused,
}

/// <summary>Batch after batch until the end, the limit, a request or an error.</summary>
internal sealed class RunLoop(RunFence fence, PreparedRestore prepared, bool isUndo, ReadAhead batches, BatchWriter writer, RunOptions options)
{
    private readonly long _run = fence.Run;
    private readonly OutcomeCounts _added = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public TimeSpan Elapsed => _watch.Elapsed;

    public double RowsPerSecond => _added.Selected / Math.Max(_watch.Elapsed.TotalSeconds, 0.001);

    /// <exception cref="RunInterruptedException">A batch failed; the run is interrupted, or left to the worker that has it.</exception>
    public async Task<LoopEnd> RunAsync(Action begin, OutcomeCounts before, KeyProgress keys, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        KeySpan? span = null;
        CanonicalKey? done = null;
        try
        {
            begin();
            while (true)
            {
                span = null;
                if (cancellationToken.IsCancellationRequested)
                {
                    return LoopEnd.Paused;
                }

                var batch = await NextAsync();
                if (batch is null)
                {
                    return batches.AtLimit ? LoopEnd.Paused : LoopEnd.End;
                }

                span = batch.Span;
                batch.CheckSelection();
                _added.Add(await writer.WriteAsync(batch));
                done = batch.LastKey ?? done;
                Report(batch, before, keys, progress);
                DemandFewFailures(before);
                if (batch.IsLast)
                {
                    return LoopEnd.End;
                }
            }
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested && span is null && error is OperationCanceledException or StoreException)
        {
            // Only reading takes the token: the batch before is committed, the one being read is simply not done. A server tells of the cancelled query in its own words.
            return LoopEnd.Paused;
        }
        catch (RunLostException lost)
        {
            throw Lost(_run, lost.CommitSent ? "whether its last batch was committed is in the checkpoint that the other one goes on from." : "its last batch was rolled back.", null);
        }
        catch (CommitUnknownException error)
        {
            await InterruptAsync($"Run {_run} stopped{Where(span, done)}: {error.Message}", error);
            throw;
        }
        catch (TooManyFailuresException error)
        {
            await InterruptAsync(error.Message, error);
            throw;
        }
        catch (Exception error)
        {
            await InterruptAsync($"Run {_run} stopped{Where(span, done)}: {Sentence(error)} The batch was rolled back; what was committed before stands.", error);
            throw;
        }
    }

    /// <summary>A run that waits for its backup shows that it lives, so that nobody takes it for dead.</summary>
    private async Task<Batch?> NextAsync()
    {
        var next = batches.NextAsync();
        while (true)
        {
            try
            {
                return await next.WaitAsync(Lease.Beat);
            }
            catch (TimeoutException) when (!next.IsCompleted)
            {
                try
                {
                    await prepared.Store.Runs.BeatAsync(fence, CancellationToken.None);
                }
                catch (StoreException)
                {
                    // The read itself will tell what is wrong; and a run that is another's finds out at its checkpoint.
                }
            }
        }
    }

    private void Report(Batch batch, OutcomeCounts before, KeyProgress keys, IProgress<RunProgress>? progress)
    {
        if (progress is not null)
        {
            progress.Report(new RunProgress(_run, Total(before), keys.At(batch.EndsSlice ? batch.Slice.Until : batch.LastKey), RowsPerSecond));
        }
    }

    private void DemandFewFailures(OutcomeCounts before)
    {
        var counts = Total(before);
        if (FailureLimit.IsExceeded(counts, options.MaxFailureRatio))
        {
            throw new TooManyFailuresException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Run {_run} stopped: {FailureLimit.Words(counts[Outcome.Failed], counts.Selected)} have failed, and {options.MaxFailureRatio} of them may. The last batch was written, as were those before; the exceptions say why rows fail."),
                FailureLimit.Enough(counts));
        }
    }

    private OutcomeCounts Total(OutcomeCounts before)
    {
        var counts = new OutcomeCounts();
        counts.Add(before);
        counts.Add(_added);
        return counts;
    }

    private async Task InterruptAsync(string message, Exception cause)
    {
        bool ours;
        try
        {
            ours = await prepared.Store.Runs.MoveRunAsync(fence, RunState.Interrupted, CancellationToken.None);
        }
        catch (Exception)
        {
            // The run stays 'running' in the tables, as if this process were at work on it; the first error is the one to tell.
            throw new RunInterruptedException(_run, message, [new WayOut(RunCommand.Resume, _run) { TakeOver = true }], cause);
        }

        if (!ours)
        {
            throw Lost(_run, message, cause);
        }

        var ways = await WaysOut.AfterErrorAsync(prepared, fence, isUndo);
        throw new RunInterruptedException(
            _run, message, cause is TooManyFailuresException failures ? [.. ways.Select(w => w.Command == RunCommand.Resume ? w with { MaxFailureRatio = failures.Enough } : w)] : ways, cause);
    }

    /// <summary>The run is another's: what becomes of it is not ours to say.</summary>
    public static RunInterruptedException Lost(long run, string what, Exception? cause) => new(
        run,
        $"Run {run} was taken over, undone or given up by another process; this one has stopped and changes nothing of it: {what}",
        [new WayOut(RunCommand.Status, run)],
        cause);

    private static string Where(KeySpan? span, CanonicalKey? done) =>
        span is null ? (done is null ? " before its first batch" : $" after the key {done}")
        : span.From.Equals(span.Until) ? $" at the key {span.From}"
        : $" at the keys {span.From} to {span.Until}";

    private static string Sentence(Exception error) => error.Message.EndsWith('.') ? error.Message : $"{error.Message}.";

    private sealed class TooManyFailuresException(string message, double enough) : Exception(message)
    {
        /// <summary>A ratio with which the run would go on.</summary>
        public double Enough => enough;
    }
}
