using Backfill.Planning;

namespace Backfill.Stores;

/// <summary>The control tables: runs, ranges, counts. They live on the live server, in a schema of their own.</summary>
public interface IRunStore
{
    /// <summary>Creates what <see cref="ControlTables.Missing"/> names.</summary>
    Task CreateTablesAsync(TableInspection inspection, CancellationToken cancellationToken);

    /// <summary>Adds a run in state <see cref="RunState.Running"/> and returns its id.</summary>
    /// <exception cref="RestoreRefusedException">Another run on one of its columns has not ended; the message names it.</exception>
    Task<long> CreateRunAsync(NewRun run, CancellationToken cancellationToken);

    /// <summary>The run, or null.</summary>
    Task<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken);

    /// <summary>All runs, the newest first; none where the control tables do not exist.</summary>
    Task<IReadOnlyList<RunRecord>> ListRunsAsync(CancellationToken cancellationToken);

    /// <summary>The ranges of a run in order.</summary>
    Task<IReadOnlyList<RangeRecord>> RangesAsync(long run, CancellationToken cancellationToken);

    /// <summary>Adds the next range with epoch 1, batch 0. Null when another worker has added it.</summary>
    Task<RangeRecord?> AddRangeAsync(long run, int rangeNo, CanonicalKey? after, CanonicalKey until, string owner, CancellationToken cancellationToken);

    /// <summary>Takes a range over: raises its epoch, which shuts out whoever had it. Null when it has ended meanwhile.</summary>
    Task<RangeRecord?> TakeRangeAsync(long run, int rangeNo, string owner, CancellationToken cancellationToken);

    /// <summary>
    /// The range's epoch and batch number by a locking read on a new session, waiting for a lost session that still holds the row: what a COMMIT of
    /// unknown outcome did (trap 48).
    /// </summary>
    Task<RangeRecord?> ReadFenceAsync(long run, int rangeNo, CancellationToken cancellationToken);

    /// <summary>
    /// Moves a run from one of <paramref name="from"/> to <paramref name="to"/> if it still is in one of them and, with a fence, the range still has that epoch.
    /// Ended states free the columns for the next run. False when it was not.
    /// </summary>
    Task<bool> MoveRunAsync(long run, IReadOnlyList<RunState> from, RunState to, RangeFence? fence, CancellationToken cancellationToken);

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

/// <summary>What must still hold for a write to a range.</summary>
public sealed record RangeFence(int RangeNo, long Epoch);

/// <summary>What the tables say, to be compared with the counters.</summary>
/// <param name="Journaled">Rows of the journal.</param>
/// <param name="Exceptions">Rows of the exception table by outcome.</param>
public sealed record RunCounts(long Journaled, IReadOnlyDictionary<Outcome, long> Exceptions)
{
    /// <summary>Rows of the journal by <c>archive_no</c>: 0 for rows that no backup has.</summary>
    public IReadOnlyDictionary<int, long> ByArchiveNo { get; init; } = new Dictionary<int, long>();
}
