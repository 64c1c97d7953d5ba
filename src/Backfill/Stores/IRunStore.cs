using System.ComponentModel;
using Backfill.Planning;

namespace Backfill.Stores;

/// <summary>The control tables: runs, ranges, counts. They live on the live server, in a schema of their own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRunStore
{
    /// <summary>Creates what <see cref="ControlTables.Missing"/> names.</summary>
    Task CreateTablesAsync(TableInspection inspection, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a run in state <see cref="RunState.Running"/>. In the same transaction the run that it undoes is shut (see <see cref="NewRun.Undoes"/>), so that nothing can be written for
    /// that one from the moment this one exists.
    /// </summary>
    /// <exception cref="ColumnHeldException">Another run on one of its columns has not ended.</exception>
    /// <exception cref="RestoreRefusedException">The one to be undone is no longer as it was seen.</exception>
    Task<RunFence> CreateRunAsync(NewRun run, CancellationToken cancellationToken);

    /// <summary>The run, or null.</summary>
    Task<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken);

    /// <summary>All runs, the newest first; none where the control tables do not exist.</summary>
    Task<IReadOnlyList<RunRecord>> ListRunsAsync(CancellationToken cancellationToken);

    /// <summary>The ranges of a run in order.</summary>
    Task<IReadOnlyList<RangeRecord>> RangesAsync(long run, CancellationToken cancellationToken);

    /// <summary>Adds the next range with epoch 1, batch 0. Null when the run is no longer ours, or another worker has added the range.</summary>
    Task<RangeRecord?> AddRangeAsync(RunFence fence, int rangeNo, CanonicalKey? after, CanonicalKey until, string owner, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a run over: raises its epoch and those of its ranges that have not ended, which shuts out whoever had it, and moves it to <see cref="RunState.Running"/>. Waits for a batch
    /// that is being committed. Null when it is no longer as it was seen, or has ended.
    /// </summary>
    /// <param name="seen">The run and the epoch that it was seen with.</param>
    /// <param name="owner">Who has it from now on.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<TakenRun?> TakeRunAsync(RunFence seen, string owner, CancellationToken cancellationToken);

    /// <summary>Gives a run up: shuts out whoever had it as <see cref="TakeRunAsync"/> does, and frees its columns. False when it is no longer as it was seen, or is done, undone or cancelled.</summary>
    Task<bool> CancelRunAsync(RunFence seen, CancellationToken cancellationToken);

    /// <summary>
    /// The range's epoch and batch number by a locking read on a new session, waiting for a lost session that still holds the row: what a COMMIT of
    /// unknown outcome did (trap 48).
    /// </summary>
    Task<RangeRecord?> ReadFenceAsync(long run, int rangeNo, CancellationToken cancellationToken);

    /// <summary>Shows that the run lives while it waits: sets its heartbeat, if it still is ours.</summary>
    Task<bool> BeatAsync(RunFence fence, CancellationToken cancellationToken);

    /// <summary>
    /// Moves a run from <see cref="RunState.Running"/> to <paramref name="to"/> if it still is ours. Ended states free the columns for the next run; with
    /// <see cref="RunState.Done"/> the run that it undoes becomes <see cref="RunState.Undone"/> in the same transaction. False when it was not ours, and then nothing has changed.
    /// </summary>
    Task<bool> MoveRunAsync(RunFence fence, RunState to, CancellationToken cancellationToken);

    /// <summary>COUNT(*) of the run's journal, which must exist; the exception table need not.</summary>
    Task<long> CountJournalAsync(long run, TableInspection inspection, CancellationToken cancellationToken);

    /// <summary>COUNT(*) of the run's journal and of its exceptions by outcome.</summary>
    Task<RunCounts> CountAsync(long run, TableInspection inspection, CancellationToken cancellationToken);

    /// <summary>The first exceptions of a run, in key order.</summary>
    /// <param name="run">The run.</param>
    /// <param name="inspection">The live table.</param>
    /// <param name="key">The key columns.</param>
    /// <param name="most">How many at most, 1 to 10,000.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<RowException>> ExceptionsAsync(long run, TableInspection inspection, IReadOnlyList<DeclaredColumn> key, int most, CancellationToken cancellationToken);
}

/// <summary>A run and the epoch that it is held with, or was seen with. Whoever takes the run, undoes it or gives it up raises the epoch: from then on nothing that names the old one changes anything.</summary>
/// <param name="Run">The run.</param>
/// <param name="Epoch">Its epoch, from 1.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RunFence(long Run, long Epoch);

/// <summary>A run that was taken over.</summary>
/// <param name="Fence">What it is held with.</param>
/// <param name="Ranges">Its ranges in order, with their new epochs.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TakenRun(RunFence Fence, IReadOnlyList<RangeRecord> Ranges);

/// <summary>What the tables say, to be compared with the counters.</summary>
/// <param name="Journaled">Rows of the journal.</param>
/// <param name="Exceptions">Rows of the exception table by outcome.</param>
public sealed record RunCounts(long Journaled, IReadOnlyDictionary<Outcome, long> Exceptions)
{
    /// <summary>Rows of the journal by <c>archive_no</c>: 0 for rows that no backup has.</summary>
    public IReadOnlyDictionary<int, long> ByArchiveNo { get; init; } = new Dictionary<int, long>();
}
