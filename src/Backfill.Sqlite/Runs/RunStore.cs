using Backfill.Planning;
using Backfill.Sqlite.Sessions;
using Backfill.Sqlite.Values;
using Backfill.Stores;

namespace Backfill.Sqlite.Runs;

/// <summary>The runs of a live file.</summary>
internal sealed class RunStore(SqliteFile file) : IRunStore
{
    private const int ConstraintFailed = 19;

    /// <inheritdoc/>
    public Task CreateTablesAsync(TableInspection inspection, CancellationToken cancellationToken) => InTransaction(
        session =>
        {
            foreach (var statement in inspection.Control!.Ddl)
            {
                session.Execute("make the control tables", statement);
            }

            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<RunFence> CreateRunAsync(NewRun run, CancellationToken cancellationToken) => InTransaction(
        session =>
        {
            try
            {
                return run.Undoes is null || RunRows.ShutForUndo(session, run.Undoes)
                    ? new RunFence(RunRows.Add(session, run), 1)
                    : throw new RestoreRefusedException($"Run {run.Undoes.Run} has been taken, ended or undone meanwhile.", new WayOut(RunCommand.Status, run.Undoes.Run));
            }
            catch (StoreException e) when (e.ServerError == ConstraintFailed)
            {
                throw RunRows.Held(session, run);
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken) =>
        Look(session => RunRows.Find(session, run), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunRecord>> ListRunsAsync(CancellationToken cancellationToken) =>
        Look<IReadOnlyList<RunRecord>>(session => RunRows.List(session), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RangeRecord>> RangesAsync(long run, CancellationToken cancellationToken) =>
        Look<IReadOnlyList<RangeRecord>>(session => RangeRows.List(session, run), cancellationToken);

    /// <inheritdoc/>
    public Task<RangeRecord?> AddRangeAsync(RunFence fence, int rangeNo, CanonicalKey? after, CanonicalKey until, string owner, CancellationToken cancellationToken) =>
        InTransaction(session => RangeRows.Add(session, fence, rangeNo, after, until, owner) ? RangeRows.Find(session, fence.Run, rangeNo) : null, cancellationToken);

    /// <inheritdoc/>
    public Task<TakenRun?> TakeRunAsync(RunFence seen, string owner, CancellationToken cancellationToken) =>
        InTransaction(session => RunRows.Take(session, seen, owner), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> CancelRunAsync(RunFence seen, CancellationToken cancellationToken) =>
        InTransaction(session => RunRows.Cancel(session, seen), cancellationToken);

    /// <inheritdoc/>
    public Task<RangeRecord?> ReadFenceAsync(long run, int rangeNo, CancellationToken cancellationToken) =>
        InTransaction(session => RangeRows.Find(session, run, rangeNo), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> BeatAsync(RunFence fence, CancellationToken cancellationToken) =>
        InTransaction(session => RunRows.Beat(session, fence), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> MoveRunAsync(RunFence fence, RunState to, CancellationToken cancellationToken) =>
        InTransaction(session => RunRows.Move(session, fence, to), cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountJournalAsync(long run, TableInspection inspection, CancellationToken cancellationToken) =>
        Look(session => session.Number("count the journal", $"SELECT COUNT(*) FROM {inspection.Control!.Journal} WHERE run_id = @run", new Parameter("@run", run)), cancellationToken);

    /// <inheritdoc/>
    public Task<RunCounts> CountAsync(long run, TableInspection inspection, CancellationToken cancellationToken) =>
        Look(session => ExceptionRows.Count(session, run, inspection.Control!), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RowException>> ExceptionsAsync(long run, TableInspection inspection, IReadOnlyList<DeclaredColumn> key, int most, CancellationToken cancellationToken) =>
        Look<IReadOnlyList<RowException>>(session => ExceptionRows.List(session, run, inspection, key, most), cancellationToken);

    private Task<T> InTransaction<T>(Func<Session, T> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var session = file.OpenToWrite();
        session.Execute("begin a transaction", "BEGIN IMMEDIATE");
        var result = action(session);
        session.Commit();
        return Task.FromResult(result);
    }

    private Task<T> Look<T>(Func<Session, T> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var session = file.OpenToRead();
        return Task.FromResult(action(session));
    }
}
