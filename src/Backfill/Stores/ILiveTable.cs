using System.ComponentModel;
using Backfill.Planning;

namespace Backfill.Stores;

/// <summary>A stretch of keys in the table's own order, both ends included.</summary>
/// <param name="From">The first key.</param>
/// <param name="Until">The last key.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record KeySpan(CanonicalKey From, CanonicalKey Until);

/// <summary>The live table of one restore: a reading session and the sessions that write.</summary>
/// <remarks>
/// Not for concurrent use, but for this: reads may run while a transaction of <see cref="BeginAsync"/> is open; <see cref="CountComparisonsAsync"/> beside them; and where <see cref="StagesAhead"/>, a second transaction may be
/// begun and staged meanwhile.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILiveTable : IAsyncDisposable
{
    /// <summary>The statements by name, as they will run (<c>{rows}</c> and <c>{keys}</c> shown with one example row).</summary>
    IReadOnlyList<KeyValuePair<string, string>> Statements { get; }

    /// <summary>How many columns <see cref="ReadAsync"/> returns behind all others: pins that no property stands for, to be handed back by <see cref="IRowWriter.Pin"/> in the same order.</summary>
    int PinsRead { get; }

    /// <summary>Whether the next batch may be staged, <see cref="Staging.AsRead"/> and in a transaction of its own, while the one before it is written: it locks nothing that the other needs.</summary>
    bool StagesAhead { get; }

    /// <summary>The smallest key, or null for an empty table.</summary>
    Task<CanonicalKey?> FirstKeyAsync(CancellationToken cancellationToken);

    /// <summary>The greatest key, or null for an empty table.</summary>
    Task<CanonicalKey?> LastKeyAsync(CancellationToken cancellationToken);

    /// <summary>The key <paramref name="skip"/> rows after the first one of the span, or null when the span has no more than that.</summary>
    Task<CanonicalKey?> SliceEndAsync(KeySpan span, int skip, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.ReadLive"/>, non-locking.</summary>
    Task ReadAsync(KeySpan span, int batch, FieldArena arena, IRowSink rows, CancellationToken cancellationToken);

    /// <summary>How many rows hold a text that is the name of no member of the column's enum; asks every row of the table.</summary>
    Task<long> CountOtherNamesAsync(EnumColumn column, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.CountComparisons"/>.</summary>
    /// <param name="span">The keys.</param>
    /// <param name="skip">How many rows of its start are left out, 0 or 1.</param>
    /// <param name="groups">Takes the counts.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task CountComparisonsAsync(KeySpan span, int skip, IRowSink groups, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.CountUnread"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="until">Its last key. Rows behind it are not counted, unless the key is of text, whose order is what is in question.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<long> CountUnreadAsync(long run, CanonicalKey until, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.Explain"/>: at most one row.</summary>
    Task ExplainAsync(CanonicalKey key, FieldArena arena, IRowSink rows, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.ReadJournal"/>.</summary>
    Task ReadJournalAsync(long run, KeySpan span, int batch, FieldArena arena, IRowSink rows, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.ReadUndoneText"/>.</summary>
    Task ReadUndoneTextAsync(long undone, IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken);

    /// <summary>Begins the transaction of one batch, on a new session if the last one was lost.</summary>
    /// <param name="run">The run that the rows are journaled for.</param>
    /// <param name="staging">How they are journaled; a store for which <see cref="Staging.AsRead"/> is not safe, or gains nothing, stages under lock all the same.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IBatchTransaction> BeginAsync(long run, Staging staging, CancellationToken cancellationToken);
}

/// <summary>How the rows of a batch get into the journal.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum Staging
{
    /// <summary>
    /// As they were read: <see cref="IBatchTransaction.ApplyAsync"/> writes only rows that are still selected and still hold, byte by byte, everything that decided on them. When it
    /// writes fewer than were staged, an application has changed the others meanwhile: roll back and stage the batch again <see cref="UnderLock"/>.
    /// </summary>
    AsRead,

    /// <summary>Locked, compared with what was read, and journaled as they then are; those that have changed are left out.</summary>
    UnderLock,
}

/// <summary>
/// The transaction of one batch. Any error of a method ends it: nothing but <see cref="IAsyncDisposable.DisposeAsync"/> may follow, which rolls back and
/// drops the session (trap 47: after a deadlock the server has already ended the transaction, and the next statement would commit by itself).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBatchTransaction : IAsyncDisposable
{
    /// <summary><see cref="Statements.Stage"/>, or <see cref="Statements.StageAsRead"/>. Returns the rows journaled. A data warning of the server is an error.</summary>
    /// <param name="rows">The rows; they must stay as they are until the transaction ends.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="FormatException">Passed on from <see cref="IRowSource.Write"/> before anything is sent: that row cannot be written; the engine stages the batch again without it.</exception>
    Task<int> StageAsync(IRowSource rows, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.StageUndo"/>. Returns the rows journaled.</summary>
    Task<int> StageUndoAsync(long undone, KeySpan span, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.Staged"/>: only the key.</summary>
    Task StagedAsync(KeySpan span, FieldArena arena, IRowSink keys, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.Reread"/>, under lock.</summary>
    Task RereadAsync(IRowSource keys, FieldArena arena, IRowSink rows, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.Explain"/>, without a lock: at most one row. It tells why a row that was to be written is none any more.</summary>
    Task LookAsync(CanonicalKey key, FieldArena arena, IRowSink rows, CancellationToken cancellationToken);

    /// <summary>The fingerprint of the live table's columns and triggers, read in this transaction after staging (whose metadata lock keeps it true until the end).</summary>
    Task<string> FingerprintAsync(CancellationToken cancellationToken);

    /// <summary><see cref="Statements.Apply"/>, or <see cref="Statements.ApplyAsRead"/> for rows staged so. Returns the rows matched (trap 32). A data warning of the server is an error.</summary>
    Task<int> ApplyAsync(KeySpan span, CancellationToken cancellationToken);

    /// <summary><see cref="Statements.Proof"/>: rows that are not as they must be; 0 is the only good answer.</summary>
    Task<long> ProveAsync(KeySpan span, CancellationToken cancellationToken);

    /// <summary>Writes the batch's exceptions. Returns the rows inserted.</summary>
    Task<int> RecordAsync(IReadOnlyList<RowException> exceptions, CancellationToken cancellationToken);

    /// <summary>Checkpoint and fence, last before <see cref="CommitAsync"/>. False when the range is no longer ours: roll back.</summary>
    Task<bool> CheckpointAsync(Checkpoint checkpoint, CancellationToken cancellationToken);

    /// <summary>Commits; takes no cancellation token on purpose.</summary>
    /// <exception cref="StoreException"><see cref="StoreException.OutcomeUnknown"/> says that the connection was lost in between: ask <see cref="IRunStore.ReadFenceAsync"/>.</exception>
    Task CommitAsync();
}
