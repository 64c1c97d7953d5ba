using System.Runtime.ExceptionServices;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>A batch that was staged while the one before it was written: an open transaction in which nothing but the journal was touched, or why there is none.</summary>
internal sealed class StagedAhead : IAsyncDisposable
{
    private readonly ExceptionDispatchInfo? _error;
    private readonly IBatchTransaction? _transaction;

    private StagedAhead(IBatchTransaction? transaction, int staged, ExceptionDispatchInfo? error) => (_transaction, Staged, _error) = (transaction, staged, error);

    /// <summary>The rows journaled.</summary>
    public int Staged { get; }

    /// <summary>The transaction, which whoever takes it disposes of. Throws what went wrong: it is told when it is the batch's turn, with its keys.</summary>
    public IBatchTransaction Transaction
    {
        get
        {
            _error?.Throw();
            return _transaction!;
        }
    }

    /// <summary>Stages a batch; null where it has to wait for its turn.</summary>
    public static async Task<StagedAhead?> OfAsync(Batch batch, ILiveTable live, long run)
    {
        if (!live.StagesAhead || !batch.CanBeStagedAhead || !batch.Writes)
        {
            return null;
        }

        IBatchTransaction? transaction = null;
        try
        {
            transaction = await live.BeginAsync(run, Staging.AsRead, CancellationToken.None);
            return new StagedAhead(transaction, await batch.StageAsync(transaction), null);
        }
        catch (Exception error)
        {
            if (transaction is not null)
            {
                await transaction.DisposeAsync();
            }

            // A row that cannot be written is marked as Failed already, and the batch is staged without it.
            return error is RowRefusedException ? null : new StagedAhead(null, 0, ExceptionDispatchInfo.Capture(error));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }
    }
}
