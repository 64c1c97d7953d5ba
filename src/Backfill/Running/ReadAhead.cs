namespace Backfill.Running;

/// <summary>Reads the next batch, and stages it where that is possible, while the last one is being written; two batches take turns.</summary>
/// <param name="walk">Reads them.</param>
/// <param name="first">A batch.</param>
/// <param name="second">Another.</param>
/// <param name="batchSize">Rows of a batch, at most.</param>
/// <param name="limit">Rows in all, at most; null for no limit.</param>
/// <param name="stage">Stages a batch that was read; null where nothing is written.</param>
/// <param name="cancellationToken">Stops reading.</param>
internal sealed class ReadAhead(
    SliceWalk walk, Batch first, Batch second, int batchSize, long? limit, Func<Batch, Task<StagedAhead?>>? stage, CancellationToken cancellationToken) : IAsyncDisposable
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

        // Staged, but its turn never came.
        await UnstageAsync(_next);
        await UnstageAsync(_other);
        _stop.Dispose();
    }

    /// <summary>Rolls back what was staged ahead, so that nothing stands in the way of the batch in hand; it is staged again when it is its turn.</summary>
    public async Task UnstageAsync()
    {
        if (_reading is { } reading)
        {
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await UnstageAsync(_next);
    }

    private static async Task UnstageAsync(Batch batch)
    {
        if (batch.TakeAhead() is { } ahead)
        {
            await ahead.DisposeAsync();
        }
    }

    // On a thread of its own: a store that works synchronously would otherwise read before the batch is written, not meanwhile.
    private Task<bool>? Start()
    {
        var (batch, most) = (_next, (int)Math.Min(batchSize, _left));
        return most > 0 ? Task.Run(() => ReadAsync(batch, most)) : null;
    }

    private async Task<bool> ReadAsync(Batch batch, int most)
    {
        if (!await walk.ReadAsync(batch, most, _stop.Token))
        {
            return false;
        }

        batch.Ahead = stage is null ? null : await stage(batch);
        return true;
    }
}
