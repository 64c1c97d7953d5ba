using Backfill.Planning;
using Backfill.Sqlite.Catalogue;
using Backfill.Sqlite.Runs;
using Backfill.Sqlite.Sessions;
using Backfill.Sqlite.Values;
using Backfill.Stores;

namespace Backfill.Sqlite.Live;

/// <summary>The transaction of one batch: it holds the file's write lock from its first statement on, so what it reads is what is there until it ends.</summary>
internal sealed class BatchTransaction(
    Session session, LiveStatements statements, TableInspection inspection, IReadOnlyList<DeclaredColumn> key, long run, Parameter[] arguments) : IBatchTransaction
{
    private readonly Parameter[] _parameters = [new("@run", run), .. arguments];
    private bool _open = true;

    /// <inheritdoc/>
    public Task<int> StageAsync(IRowSource rows, CancellationToken cancellationToken) =>
        Done(session.Execute("journal the batch", statements.WithRows(statements.Filled.Stage, session.Literals, rows), [.. _parameters, .. session.Literals.Bound]), cancellationToken);

    /// <inheritdoc/>
    public Task<int> StageUndoAsync(long undone, KeySpan span, CancellationToken cancellationToken) =>
        Done(session.Execute("journal the way back", statements.Filled.StageUndo, [.. _parameters, .. Parameter.Of(span, key, inspection), new("@undone", undone)]), cancellationToken);

    /// <inheritdoc/>
    public Task StagedAsync(KeySpan span, FieldArena arena, IRowSink keys, CancellationToken cancellationToken)
    {
        session.Read("read the journal", statements.Filled.Staged, arena, keys, null, cancellationToken, [.. _parameters, .. Parameter.Of(span, key, inspection)]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RereadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
    {
        session.Read("read live again", statements.WithKeys(statements.Filled.Reread, session.Literals, keys), arena, rows, null, cancellationToken, _parameters);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task LookAsync(CanonicalKey wanted, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
    {
        session.Read("read live", statements.Filled.Explain, arena, rows, null, cancellationToken, [.. _parameters, .. Parameter.Of(new KeySpan(wanted, wanted), key, inspection)]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string> FingerprintAsync(CancellationToken cancellationToken) => Done(TableCatalogue.Fingerprint(session, inspection.Table), cancellationToken);

    /// <inheritdoc/>
    public Task<int> ApplyAsync(KeySpan span, CancellationToken cancellationToken) =>
        Done(session.Execute("write the batch", statements.Filled.Apply, [.. _parameters, .. Parameter.Of(span, key, inspection)]), cancellationToken);

    /// <inheritdoc/>
    public Task<long> ProveAsync(KeySpan span, CancellationToken cancellationToken) =>
        Done(session.Number("prove the batch", statements.Filled.Proof, [.. _parameters, .. Parameter.Of(span, key, inspection)]), cancellationToken);

    /// <inheritdoc/>
    public Task<int> RecordAsync(IReadOnlyList<RowException> exceptions, CancellationToken cancellationToken)
    {
        var inserted = 0;
        foreach (var exception in exceptions)
        {
            inserted += ExceptionRows.Add(session, run, inspection, key, exception);
        }

        return Done(inserted, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> CheckpointAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        Parameter[] values =
        [
            new("@run", checkpoint.Run),
            new("@range", (long)checkpoint.RangeNo),
            new("@epoch", checkpoint.Epoch),
            new("@batch", checkpoint.Batch),
            new("@cursor", checkpoint.Cursor?.ToJson()),
            new("@ended", checkpoint.Ended ? 1L : 0L),
            .. RangeCounters.Parameters(checkpoint.Added),
        ];
        return Done(session.Execute("write the checkpoint", RangeCounters.Checkpoint, values) == 1, cancellationToken);
    }

    /// <inheritdoc/>
    public Task CommitAsync()
    {
        session.Commit();
        _open = false;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_open && !session.Broken)
        {
            session.Execute("roll back", "ROLLBACK");
        }

        if (session.Broken)
        {
            // Closing it rolls back and lets go of the lock at once, not only when the next batch begins.
            session.Dispose();
        }

        _open = false;
        return ValueTask.CompletedTask;
    }

    private static Task<T> Done<T>(T result, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(result);
    }
}
