using Backfill.Planning;
using Backfill.Running;
using Backfill.Stores;

namespace Backfill;

/// <summary>
/// Plans, dry-runs, runs, resumes, verifies and undoes restores on one live database and its backups. <c>MySqlBackfill</c> and <c>SqliteBackfill</c> are the ways in.
/// </summary>
/// <remarks>
/// Cancelling never breaks a batch: it is finished, the run is paused and returned with <see cref="RunState.Paused"/>; looking (plan, verify, status) throws
/// <see cref="OperationCanceledException"/>. Every method throws <see cref="RestoreRefusedException"/> when the call is refused before anything is written, and
/// <see cref="StoreException"/> when a server cannot be reached.
/// </remarks>
public class BackfillRunner
{
    /// <summary>Makes a runner.</summary>
    /// <param name="live">Opens the live database.</param>
    /// <param name="archives">Opens a backup, by the name that restores use.</param>
    public BackfillRunner(Func<CancellationToken, Task<ILiveStore>> live, IReadOnlyDictionary<string, Func<CancellationToken, Task<IArchive>>> archives)
    {
        _live = live;
        _archives = archives;
    }

    /// <summary>Keys per range; tests cut finer.</summary>
    internal int SliceSize { get; init; } = SliceWalk.DefaultSize;

    private readonly Func<CancellationToken, Task<ILiveStore>> _live;
    private readonly IReadOnlyDictionary<string, Func<CancellationToken, Task<IArchive>>> _archives;

    /// <summary>Inspects both sides. Writes nothing.</summary>
    public async Task<Plan> PlanAsync(Restore restore, CancellationToken cancellationToken = default)
    {
        await using var databases = Open();
        return await PlanBuilder.BuildAsync(await databases.PrepareAsync(restore, cancellationToken), cancellationToken);
    }

    /// <summary>Reads and judges every selected row. Writes nothing.</summary>
    public async Task<DryRun> DryRunAsync(Restore restore, RunOptions? options = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var given = RunOptionsCheck.Checked(options);
        await using var databases = Open();
        var prepared = await databases.PrepareAsync(restore, cancellationToken);
        PlanId.Demand(given.PlanId, prepared.PlanId);
        var plan = await PlanBuilder.BuildAsync(prepared, cancellationToken);
        return await restore.Plan.Accept(new DryRunner(prepared, plan, given, progress, SliceSize, cancellationToken));
    }

    /// <summary>Runs.</summary>
    /// <exception cref="RunInterruptedException">A batch failed and was rolled back; the run can be resumed.</exception>
    public async Task<Run> RunAsync(Restore restore, RunOptions? options = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var given = RunOptionsCheck.Checked(options);
        await using var databases = Open();
        var prepared = await databases.PrepareAsync(restore, cancellationToken);
        return await new RunStarter(prepared, given, progress, SliceSize).RunAsync(cancellationToken);
    }

    /// <summary>Goes on with a run that paused, was interrupted or whose process died, from its checkpoint and with its own arguments.</summary>
    /// <exception cref="RunInterruptedException">A batch failed and was rolled back; the run can be resumed.</exception>
    public Task<Run> ResumeAsync(RestorePlan plan, long run, RunOptions? options = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Compares what a run wrote with live and, by another way of reading, with the backup. Writes nothing.</summary>
    public Task<Verification> VerifyAsync(RestorePlan plan, long run, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Takes a run back, as a run of its own: each row whose column still holds what that run wrote gets its before-image.</summary>
    /// <exception cref="RunInterruptedException">A batch failed and was rolled back; the undo can be resumed.</exception>
    public Task<Run> UndoAsync(RestorePlan plan, long run, RunOptions? options = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>All runs of the live database, the newest first.</summary>
    public Task<IReadOnlyList<RunStatus>> StatusAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Everything known about one row. Writes nothing.</summary>
    /// <param name="restore">The restore with its arguments.</param>
    /// <param name="key">The key's parts as text, in the order of the key columns.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<Explanation> ExplainAsync(Restore restore, IReadOnlyList<string> key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private OpenDatabases Open() => new(_live, _archives);
}
