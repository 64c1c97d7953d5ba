using Backfill.Stores;

namespace Backfill.Running;

/// <summary>The range that this worker has, and where it is in it.</summary>
internal sealed class HeldRange(IRunStore runs, RunFence fence, string owner, RangeRecord? taken)
{
    private int _rangeNo = taken?.RangeNo ?? 0;
    private long _epoch = taken?.Epoch ?? 0;
    private bool _ended;

    /// <summary>Batches committed in the range.</summary>
    public long Batch { get; private set; } = taken?.Batch ?? 0;

    /// <summary>Makes the slice's range ours, if it is not yet.</summary>
    /// <exception cref="RunLostException">Another worker has the run.</exception>
    public async Task EnterAsync(Slice slice)
    {
        if (slice.RangeNo == _rangeNo && !_ended)
        {
            return;
        }

        var range = await runs.AddRangeAsync(fence, slice.RangeNo, slice.After, slice.Until, owner, CancellationToken.None) ?? throw new RunLostException();
        (_rangeNo, _epoch, Batch, _ended) = (range.RangeNo, range.Epoch, range.Batch, false);
    }

    public async Task CheckpointAsync(IBatchTransaction transaction, Batch batch, OutcomeCounts added)
    {
        var checkpoint = new Checkpoint
        {
            Run = fence.Run,
            RangeNo = _rangeNo,
            Epoch = _epoch,
            Batch = Batch,
            Cursor = batch.LastKey,
            Ended = batch.EndsSlice,
            Added = added,
        };
        if (!await transaction.CheckpointAsync(checkpoint, CancellationToken.None))
        {
            throw new RunLostException();
        }
    }

    public async Task CommitAsync(IBatchTransaction transaction, Batch batch)
    {
        try
        {
            await transaction.CommitAsync();
        }
        catch (StoreException error) when (error.OutcomeUnknown)
        {
            // The lost session must be gone before anything else is asked: its locks are what the fence waits for.
            await transaction.DisposeAsync();
            if (!await HasCommittedAsync(error))
            {
                throw;
            }
        }

        Batch++;
        _ended = batch.EndsSlice;
    }

    private async Task<bool> HasCommittedAsync(StoreException lost)
    {
        try
        {
            var range = await runs.ReadFenceAsync(fence.Run, _rangeNo, CancellationToken.None);
            return range is null || range.Epoch != _epoch ? throw new RunLostException(commitSent: true) : range.Batch == Batch + 1;
        }
        catch (StoreException unread)
        {
            throw new CommitUnknownException(lost, unread);
        }
    }
}

/// <summary>Neither the answer to a COMMIT came nor can the checkpoint be read that would tell what it did.</summary>
internal sealed class CommitUnknownException(StoreException lost, StoreException unread)
    : Exception($"{lost.Message} Whether that batch was committed is not known, because the checkpoint cannot be read: {unread.Message} What was committed stands, and resume finds out.");

/// <summary>Another worker has the run, or it was undone or given up: whatever is not committed is rolled back, and nothing more is changed.</summary>
/// <param name="commitSent">Whether it was lost while the outcome of a COMMIT was asked for.</param>
internal sealed class RunLostException(bool commitSent = false) : Exception
{
    public bool CommitSent => commitSent;
}
