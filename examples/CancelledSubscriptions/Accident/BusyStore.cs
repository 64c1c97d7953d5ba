using Backfill;
using Backfill.Planning;
using Backfill.Stores;

namespace CancelledSubscriptions.Accident;

/// <summary>The live store of a run, with customers at work in the worst moment: each time the run has read rows, and before it writes them.</summary>
/// <param name="store">The store that does the work.</param>
/// <param name="afterRead">Is given the keys of the rows that were read.</param>
internal sealed class BusyStore(ILiveStore store, Action<IReadOnlyList<ulong>> afterRead) : ILiveStore
{
    public IRunStore Runs => store.Runs;

    public Task<TableInspection> InspectAsync(RestoreDeclaration declaration, CancellationToken cancellationToken) =>
        store.InspectAsync(declaration, cancellationToken);

    public Task<string> HoldIdentityAsync(CancellationToken cancellationToken) => store.HoldIdentityAsync(cancellationToken);

    public ILiveTable Bind(Restore restore, TableInspection inspection) => new BusyTable(store.Bind(restore, inspection), afterRead);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}

/// <summary>The live table of <see cref="BusyStore"/>: passes everything on, and tells of each read.</summary>
internal sealed class BusyTable(ILiveTable table, Action<IReadOnlyList<ulong>> afterRead) : ILiveTable
{
    public int PinsRead => table.PinsRead;

    public bool StagesAhead => table.StagesAhead;

    public IReadOnlyList<KeyValuePair<string, string>> Statements => table.Statements;

    public async Task ReadAsync(KeySpan span, int batch, FieldArena arena, IRowSink rows, CancellationToken cancellationToken)
    {
        var watched = new WatchedRows(rows);
        await table.ReadAsync(span, batch, arena, watched, cancellationToken).ConfigureAwait(false);
        await Task.Run(() => afterRead(watched.Keys), cancellationToken).ConfigureAwait(false);
    }

    public Task<CanonicalKey?> FirstKeyAsync(CancellationToken cancellationToken) => table.FirstKeyAsync(cancellationToken);

    public Task<CanonicalKey?> LastKeyAsync(CancellationToken cancellationToken) => table.LastKeyAsync(cancellationToken);

    public Task<CanonicalKey?> SliceEndAsync(KeySpan span, int skip, CancellationToken cancellationToken) => table.SliceEndAsync(span, skip, cancellationToken);

    public Task ExplainAsync(CanonicalKey key, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        table.ExplainAsync(key, arena, rows, cancellationToken);

    public Task ReadJournalAsync(long run, KeySpan span, int batch, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        table.ReadJournalAsync(run, span, batch, arena, rows, cancellationToken);

    public Task<long> CountOtherNamesAsync(EnumColumn column, CancellationToken cancellationToken) => table.CountOtherNamesAsync(column, cancellationToken);

    public Task CountComparisonsAsync(KeySpan span, int skip, IRowSink groups, CancellationToken cancellationToken) =>
        table.CountComparisonsAsync(span, skip, groups, cancellationToken);

    public Task<long> CountUnreadAsync(long run, CanonicalKey until, CancellationToken cancellationToken) => table.CountUnreadAsync(run, until, cancellationToken);

    public Task ReadUndoneTextAsync(long undone, IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken) =>
        table.ReadUndoneTextAsync(undone, keys, arena, rows, cancellationToken);

    public Task<IBatchTransaction> BeginAsync(long run, Staging staging, CancellationToken cancellationToken) => table.BeginAsync(run, staging, cancellationToken);

    public ValueTask DisposeAsync() => table.DisposeAsync();

    private sealed class WatchedRows(IRowSink rows) : IRowSink
    {
        public List<ulong> Keys { get; } = [];

        public void Add(IRowReader row)
        {
            Keys.Add(row.UInt64(0));
            rows.Add(row);
        }
    }
}
