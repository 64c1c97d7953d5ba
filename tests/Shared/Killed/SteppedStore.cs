using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Killed;

/// <summary>The steps of a batch; each is told before it happens, and <see cref="Committed"/> after.</summary>
public enum Step
{
    /// <summary>Before a range is added; its batch is 0.</summary>
    Range,
    Begin,
    Stage,
    Reread,
    Apply,
    Checkpoint,
    Commit,
    Committed,
}

/// <summary>The real store, which tells when each step of a batch is reached.</summary>
/// <param name="inner">The real store.</param>
/// <param name="at">Takes the step and the batch's number in this process, from 1.</param>
/// <param name="writes">Whether it writes at all; if not it says that it had, as a broken server would.</param>
internal sealed class SteppedStore(ILiveStore inner, Action<Step, int> at, bool writes = true) : ILiveStore
{
    /// <summary>Which rows a broken walk leaves out, by their key's first part.</summary>
    public Predicate<string> LeavesOut { get; init; } = _ => false;

    /// <summary>What the catalogue says, as a preflight that overlooks something has it.</summary>
    public Func<TableInspection, TableInspection> Overlooks { get; init; } = inspection => inspection;

    public IRunStore Runs => new SteppedRuns(inner.Runs, at);

    public async Task<TableInspection> InspectAsync(RestoreDeclaration declaration, CancellationToken cancellationToken) =>
        Overlooks(await inner.InspectAsync(declaration, cancellationToken));

    public Task<string> HoldIdentityAsync(CancellationToken cancellationToken) => inner.HoldIdentityAsync(cancellationToken);

    public ILiveTable Bind(Restore restore, TableInspection inspection) => new SteppedTable(inner.Bind(restore, inspection), at, writes, LeavesOut, restore.Plan.Declaration.Key[0].Kind);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

internal sealed class SteppedTable(ILiveTable inner, Action<Step, int> at, bool writes, Predicate<string> leavesOut, ColumnKind key) : ILiveTable
{
    private int _batch;

    public int PinsRead => inner.PinsRead;

    public bool StagesAhead => inner.StagesAhead;

    public IReadOnlyList<KeyValuePair<string, string>> Statements => inner.Statements;

    public Task<CanonicalKey?> FirstKeyAsync(CancellationToken cancellationToken) => inner.FirstKeyAsync(cancellationToken);

    public Task<CanonicalKey?> LastKeyAsync(CancellationToken cancellationToken) => inner.LastKeyAsync(cancellationToken);

    public Task<CanonicalKey?> SliceEndAsync(KeySpan span, int skip, CancellationToken cancellationToken) => inner.SliceEndAsync(span, skip, cancellationToken);

    public Task ReadAsync(KeySpan span, int batch, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        inner.ReadAsync(span, batch, arena, new LeavingSink(rows, leavesOut, key), cancellationToken);

    public Task<long> CountUnreadAsync(long run, CanonicalKey until, CancellationToken cancellationToken) => inner.CountUnreadAsync(run, until, cancellationToken);

    public Task ExplainAsync(CanonicalKey key, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) => inner.ExplainAsync(key, arena, rows, cancellationToken);

    public Task ReadJournalAsync(long run, KeySpan span, int batch, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        inner.ReadJournalAsync(run, span, batch, arena, rows, cancellationToken);

    public Task<long> CountOtherNamesAsync(EnumColumn column, CancellationToken cancellationToken) => inner.CountOtherNamesAsync(column, cancellationToken);

    public Task CountComparisonsAsync(KeySpan span, int skip, IRowSink groups, CancellationToken cancellationToken) => inner.CountComparisonsAsync(span, skip, groups, cancellationToken);

    public Task ReadUndoneTextAsync(long undone, IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        inner.ReadUndoneTextAsync(undone, keys, arena, rows, cancellationToken);

    public async Task<IBatchTransaction> BeginAsync(long run, Staging staging, CancellationToken cancellationToken)
    {
        var batch = Interlocked.Increment(ref _batch);
        at(Step.Begin, batch);
        return new SteppedTransaction(await inner.BeginAsync(run, staging, cancellationToken), step => at(step, batch), writes);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class LeavingSink(IRowSink rows, Predicate<string> leavesOut, ColumnKind key) : IRowSink
    {
        public void Add(IRowReader row)
        {
            if (!leavesOut(row.Raw(0).ToText(key)!))
            {
                rows.Add(row);
            }
        }
    }
}

internal sealed class SteppedTransaction(IBatchTransaction inner, Action<Step> at, bool writes) : IBatchTransaction
{
    private int _staged;

    public async Task<int> StageAsync(IRowSource rows, CancellationToken cancellationToken)
    {
        at(Step.Stage);
        return _staged = await inner.StageAsync(rows, cancellationToken);
    }

    public Task<int> StageUndoAsync(long undone, KeySpan span, CancellationToken cancellationToken)
    {
        at(Step.Stage);
        return inner.StageUndoAsync(undone, span, cancellationToken);
    }

    public Task StagedAsync(KeySpan span, FieldArena arena, IRowSink keys, CancellationToken cancellationToken) => inner.StagedAsync(span, arena, keys, cancellationToken);

    public Task RereadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
    {
        at(Step.Reread);
        return inner.RereadAsync(keys, arena, rows, cancellationToken);
    }

    public Task LookAsync(CanonicalKey key, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) => inner.LookAsync(key, arena, rows, cancellationToken);

    public Task<string> FingerprintAsync(CancellationToken cancellationToken) => inner.FingerprintAsync(cancellationToken);

    public Task<int> ApplyAsync(KeySpan span, CancellationToken cancellationToken)
    {
        at(Step.Apply);
        return writes ? inner.ApplyAsync(span, cancellationToken) : Task.FromResult(_staged);
    }

    public Task<long> ProveAsync(KeySpan span, CancellationToken cancellationToken) => inner.ProveAsync(span, cancellationToken);

    public Task<int> RecordAsync(IReadOnlyList<RowException> exceptions, CancellationToken cancellationToken) => inner.RecordAsync(exceptions, cancellationToken);

    public Task<bool> CheckpointAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        at(Step.Checkpoint);
        return inner.CheckpointAsync(checkpoint, cancellationToken);
    }

    public async Task CommitAsync()
    {
        at(Step.Commit);
        await inner.CommitAsync();
        at(Step.Committed);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
