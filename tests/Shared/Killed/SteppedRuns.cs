using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Killed;

/// <summary>The real control tables, which tell before a range is added.</summary>
internal sealed class SteppedRuns(IRunStore inner, Action<Step, int> at) : IRunStore
{
    public Task CreateTablesAsync(TableInspection inspection, CancellationToken cancellationToken) => inner.CreateTablesAsync(inspection, cancellationToken);

    public Task<RunFence> CreateRunAsync(NewRun run, CancellationToken cancellationToken) => inner.CreateRunAsync(run, cancellationToken);

    public Task<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken) => inner.FindRunAsync(run, cancellationToken);

    public Task<IReadOnlyList<RunRecord>> ListRunsAsync(CancellationToken cancellationToken) => inner.ListRunsAsync(cancellationToken);

    public Task<IReadOnlyList<RangeRecord>> RangesAsync(long run, CancellationToken cancellationToken) => inner.RangesAsync(run, cancellationToken);

    public Task<RangeRecord?> AddRangeAsync(RunFence fence, int rangeNo, CanonicalKey? after, CanonicalKey until, string owner, CancellationToken cancellationToken)
    {
        at(Step.Range, 0);
        return inner.AddRangeAsync(fence, rangeNo, after, until, owner, cancellationToken);
    }

    public Task<TakenRun?> TakeRunAsync(RunFence seen, string owner, CancellationToken cancellationToken) => inner.TakeRunAsync(seen, owner, cancellationToken);

    public Task<bool> CancelRunAsync(RunFence seen, CancellationToken cancellationToken) => inner.CancelRunAsync(seen, cancellationToken);

    public Task<RangeRecord?> ReadFenceAsync(long run, int rangeNo, CancellationToken cancellationToken) => inner.ReadFenceAsync(run, rangeNo, cancellationToken);

    public Task<bool> BeatAsync(RunFence fence, CancellationToken cancellationToken) => inner.BeatAsync(fence, cancellationToken);

    public Task<bool> MoveRunAsync(RunFence fence, RunState to, CancellationToken cancellationToken) => inner.MoveRunAsync(fence, to, cancellationToken);

    public Task<long> CountJournalAsync(long run, TableInspection inspection, CancellationToken cancellationToken) => inner.CountJournalAsync(run, inspection, cancellationToken);

    public Task<RunCounts> CountAsync(long run, TableInspection inspection, CancellationToken cancellationToken) => inner.CountAsync(run, inspection, cancellationToken);

    public Task<IReadOnlyList<RowException>> ExceptionsAsync(long run, TableInspection inspection, IReadOnlyList<DeclaredColumn> key, int most, CancellationToken cancellationToken) =>
        inner.ExceptionsAsync(run, inspection, key, most, cancellationToken);
}
