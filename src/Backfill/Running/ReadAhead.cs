namespace Backfill.Running;

/// <summary>Reads the next batch while the last one is being written; two batches take turns.</summary>
internal sealed class ReadAhead(SliceWalk walk, Batch first, Batch second, int batchSize, long? limit, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private Batch _next = first;
    private Batch _other = second;
    private Task<bool>? _reading;
    private long _left = limit ?? long.MaxValue;

    /// <summary>The next batch, or null at the end or at the limit. The one before it must no longer be used.</summary>
    public async Task<Batch?> NextAsync()
    {
        var reading = _reading ?? Start();
        _reading = null;
        if (reading is null || !await reading)
        {
            return null;
        }

        var batch = _next;
        (_next, _other) = (_other, _next);
        _left -= batch.Selected;
        _reading = batch.IsLast ? Task.FromResult(false) : Start();
        return batch;
    }

    /// <summary>Whether as many rows have been read as the limit allows.</summary>
    public bool AtLimit => _left <= 0;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_reading is { } reading)
        {
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stop.Dispose();
    }

    // On a thread of its own: a store that works synchronously would otherwise read before the batch is written, not meanwhile.
    private Task<bool>? Start()
    {
        var (batch, most) = (_next, (int)Math.Min(batchSize, _left));
        return most > 0 ? Task.Run(() => walk.ReadAsync(batch, most, _stop.Token)) : null;
    }
}
