using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>
/// Writes a batch in one short transaction: stage, schema, apply, proof, exceptions, checkpoint, commit. At first the rows are staged as they were read, and locked only by apply, which
/// looks whether they still are so: the server does less, and the application waits less. Where one has changed, the batch is rolled back and staged again under lock.
/// </summary>
internal sealed class BatchWriter(ILiveTable live, string fingerprint, long run, HeldRange range, IOutcomeSink? outcomes, ExceptionBudget budget, Func<Task> unstageAhead)
{
    private readonly List<RowException> _exceptions = [];

    /// <summary>Writes the batch and returns what it added to the counters.</summary>
    public async Task<OutcomeCounts> WriteAsync(Batch batch)
    {
        await range.EnterAsync(batch.Slice);
        var staging = Staging.AsRead;
        while (true)
        {
            try
            {
                return await WriteOnceAsync(batch, staging);
            }
            catch (RowRefusedException)
            {
                // Nothing of that transaction is left, and the row no longer is one to be written: each turn has one row less.
            }
            catch (RowsChangedException)
            {
                // Nothing of that one is left either; under lock the rows that have changed are judged again. A batch that is staged already could be in the way of its locks.
                await unstageAhead();
                staging = Staging.UnderLock;
            }
        }
    }

    private async Task<OutcomeCounts> WriteOnceAsync(Batch batch, Staging staging)
    {
        var ahead = batch.TakeAhead();
        await using var transaction = ahead?.Transaction ?? await live.BeginAsync(run, staging, CancellationToken.None);
        var added = new OutcomeCounts { Selected = batch.Selected };
        if (batch.Writes)
        {
            added[Outcome.Restored] = await ApplyAsync(transaction, batch, staging, ahead?.Staged);
        }

        batch.Count(added);
        var withoutRoom = await RecordAsync(transaction, batch, added);
        if (!added.Reconciles)
        {
            throw new InvalidDataException($"{added.Selected} rows were selected, but {added.Sum} are accounted for.");
        }

        await range.CheckpointAsync(transaction, batch, added);
        try
        {
            if (outcomes is not null)
            {
                batch.Report(outcomes, range.Batch + 1);
                outcomes.Flush();
            }

            await range.CommitAsync(transaction, batch);
        }
        catch
        {
            outcomes?.Discard();
            throw;
        }

        budget.Spend(added.Recorded, withoutRoom);
        return added;
    }

    private async Task<int> ApplyAsync(IBatchTransaction transaction, Batch batch, Staging staging, int? stagedAhead)
    {
        var staged = stagedAhead ?? await batch.StageAsync(transaction);
        if (staged == 0)
        {
            return 0;
        }

        if (await transaction.FingerprintAsync(CancellationToken.None) != fingerprint)
        {
            throw new InvalidDataException("The live table's columns or triggers have changed since the run was planned.");
        }

        var applied = await transaction.ApplyAsync(batch.Span, CancellationToken.None);
        if (applied < staged && staging == Staging.AsRead)
        {
            throw new RowsChangedException();
        }

        if (applied != staged)
        {
            throw new InvalidDataException($"{staged} rows were journaled, but {applied} matched when they were written.");
        }

        var wrong = await transaction.ProveAsync(batch.Span, CancellationToken.None);
        return wrong == 0
            ? applied
            : throw new InvalidDataException($"{wrong} rows did not hold after the write what was journaled for them, or another column of theirs moved.");
    }

    private async Task<int> RecordAsync(IBatchTransaction transaction, Batch batch, OutcomeCounts added)
    {
        _exceptions.Clear();
        var withoutRoom = batch.AddExceptions(_exceptions, budget.Room);
        if (_exceptions.Count > 0)
        {
            added.Recorded = await transaction.RecordAsync(_exceptions, CancellationToken.None);
            if (added.Recorded != _exceptions.Count)
            {
                throw new InvalidDataException($"{_exceptions.Count} exceptions were to be recorded, but {added.Recorded} were.");
            }
        }

        return withoutRoom;
    }

    /// <summary>Rows that were staged as they were read no longer are so.</summary>
    private sealed class RowsChangedException : Exception;
}
