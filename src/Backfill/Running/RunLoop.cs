using System.Diagnostics;
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
internal sealed class RunLoop(long run, IRunStore runs, ReadAhead batches, BatchWriter writer, HeldRange range, RunOptions options)
{
    /// <summary>Fewer selected rows say nothing about a ratio.</summary>
    private const int RowsBeforeRatio = 100;

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

                var batch = await batches.NextAsync();
                if (batch is null)
                {
                    return batches.AtLimit ? LoopEnd.Paused : LoopEnd.End;
                }

                span = batch.Span;
                batch.CheckSelection();
                _added.Add(await writer.WriteAsync(batch));
                done = batch.LastKey ?? done;
                Report(batch, before, keys, progress);
                DemandFewFailures();
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
        catch (RangeLostException lost)
        {
            var last = lost.CommitSent ? "whether its last batch was committed is in the checkpoint that the other one goes on from" : "its last batch was rolled back";
            throw new RunInterruptedException(run, $"Another worker goes on with run {run}; this one has stopped, and {last}.");
        }
        catch (CommitUnknownException error)
        {
            await InterruptAsync($"Run {run} stopped{Where(span, done)}: {error.Message}", error);
            throw;
        }
        catch (TooManyFailuresException error)
        {
            await InterruptAsync(error.Message, error);
            throw;
        }
        catch (Exception error)
        {
            await InterruptAsync($"Run {run} stopped{Where(span, done)}: {Sentence(error)} The batch was rolled back; what was committed before stands.", error);
            throw;
        }
    }

    private void Report(Batch batch, OutcomeCounts before, KeyProgress keys, IProgress<RunProgress>? progress)
    {
        if (progress is not null)
        {
            var counts = new OutcomeCounts();
            counts.Add(before);
            counts.Add(_added);
            progress.Report(new RunProgress(run, counts, keys.At(batch.EndsSlice ? batch.Slice.Until : batch.LastKey), RowsPerSecond));
        }
    }

    private void DemandFewFailures()
    {
        var failed = _added[Outcome.Failed];
        if (_added.Selected >= RowsBeforeRatio && failed > options.MaxFailureRatio * _added.Selected)
        {
            throw new TooManyFailuresException($"Run {run} stopped: {failed} of {_added.Selected} rows have failed; what was committed stands, and the exceptions say why.");
        }
    }

    private async Task InterruptAsync(string message, Exception cause)
    {
        try
        {
            await runs.MoveRunAsync(run, [RunState.Running], RunState.Interrupted, range.Fence, CancellationToken.None);
        }
        catch (Exception)
        {
            // The run stays 'running' in the tables; resume takes it from there as well, and the first error is the one to tell.
        }

        throw new RunInterruptedException(run, $"{message} Go on with: resume {run}", cause);
    }

    private static string Where(KeySpan? span, CanonicalKey? done) =>
        span is null ? (done is null ? " before its first batch" : $" after the key {done}")
        : span.From.Equals(span.Until) ? $" at the key {span.From}"
        : $" at the keys {span.From} to {span.Until}";

    private static string Sentence(Exception error) => error.Message.EndsWith('.') ? error.Message : $"{error.Message}.";

    private sealed class TooManyFailuresException(string message) : Exception(message);
}
