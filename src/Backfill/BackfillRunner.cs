using System.ComponentModel;
using Backfill.Journal;
using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Running;
using Backfill.Stores;

namespace Backfill;

/// <summary>
/// Plans, dry-runs, runs, resumes, verifies and undoes restores, and gives runs up, on one live database and its backups. <c>MySqlBackfill</c> and <c>SqliteBackfill</c> are the ways in.
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
    [EditorBrowsable(EditorBrowsableState.Never)]
    public BackfillRunner(Func<CancellationToken, Task<ILiveStore>> live, IReadOnlyDictionary<string, Func<CancellationToken, Task<IArchive>>> archives)
    {
        _live = live;
        _archives = archives;
    }

    /// <summary>Keys per range; tests cut finer.</summary>
    internal int SliceSize { get; init; } = SliceWalk.DefaultSize;

    /// <summary>How long a run that does not move counts as alive; tests do not wait so long.</summary>
    internal TimeSpan RunLease { get; init; } = Lease.Default;

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
        var prepared = await databases.PrepareToRunAsync(restore, cancellationToken);
        return await new RunStarter(prepared, given, progress, SliceSize, RunLease).RunAsync(cancellationToken);
    }

    /// <summary>Goes on with a run that paused, was interrupted or whose process died, from its checkpoint and with its own arguments.</summary>
    /// <exception cref="RunInterruptedException">A batch failed and was rolled back; the run can be resumed.</exception>
    public async Task<Run> ResumeAsync(RestorePlan plan, long run, RunOptions? options = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var given = RunOptionsCheck.Checked(options);
        await using var databases = Open();
        var record = await RunFinder.FindAsync(await databases.LiveAsync(cancellationToken), plan, run, cancellationToken);
        var ways = new WaysOut(await databases.LiveAsync(cancellationToken), plan, RunLease);
        return await ways.SayAsync(record, RunCommand.Resume, async () =>
        {
            RunFinder.DemandResumable(record);
            Lease.DemandOver(record, RunLease, given.TakeOver, RunCommand.Resume);
            var prepared = record.Undoes is { } undone
                ? await databases.PrepareUndoAsync(RunFinder.RestoreToUndo(plan, record), record, undone, cancellationToken)
                : await ways.ReachAsync(record, () => databases.PrepareToRunAsync(RunFinder.Restore(plan, record), cancellationToken));
            return await new RunResumer(prepared, given, progress, SliceSize).ResumeAsync(record, cancellationToken);
        });
    }

    /// <summary>Compares what a run wrote with live and, by another way of reading, with the backup. Writes nothing.</summary>
    /// <param name="plan">The restore's plan.</param>
    /// <param name="run">The run.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="rows">Takes the rows with how they stand, in the order of their keys.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<Verification> VerifyAsync(
        RestorePlan plan, long run, IProgress<RunProgress>? progress = null, IStandingSink? rows = null, CancellationToken cancellationToken = default)
    {
        await using var databases = Open();
        var record = await RunFinder.FindAsync(await databases.LiveAsync(cancellationToken), plan, run, cancellationToken);
        var restore = RunFinder.Restore(plan, record);
        var prepared = record.Undoes is { } undone
            ? await databases.PrepareUndoToLookAsync(restore, undone, cancellationToken)
            : await databases.PrepareToLookAsync(restore, cancellationToken);
        RunFinder.DemandTables(record, prepared);
        return await plan.Accept(new Verifier(prepared, record, progress, rows, cancellationToken));
    }

    /// <summary>Takes a run back, as a run of its own: each row whose column still holds what that run wrote gets its before-image.</summary>
    /// <remarks>At its end the other run is <see cref="RunState.Undone"/>, and stays so even if this undo is itself undone. A run that has not ended is cancelled first, in the transaction that records
    /// the undo: whoever works on it is shut out, and it cannot be resumed any more.</remarks>
    /// <exception cref="RunInterruptedException">A batch failed and was rolled back; the undo can be resumed.</exception>
    public async Task<Run> UndoAsync(RestorePlan plan, long run, RunOptions? options = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var given = RunOptionsCheck.Checked(options);
        await using var databases = Open();
        var record = await RunFinder.FindAsync(await databases.LiveAsync(cancellationToken), plan, run, cancellationToken);
        var ways = new WaysOut(await databases.LiveAsync(cancellationToken), plan, RunLease);
        var undo = await ways.SayAsync(record, RunCommand.Undo, async () =>
        {
            RunFinder.DemandUndoable(record);
            Lease.DemandOver(record, RunLease, given.TakeOver, RunCommand.Undo);
            var prepared = await databases.PrepareUndoAsync(RunFinder.RestoreToUndo(plan, record), record, run, cancellationToken);
            PlanId.Demand(given.PlanId, prepared.PlanId);
            var checking = new Undo(prepared, new RunStarter(prepared, given, progress, SliceWalk.DefaultSize, RunLease));
            await checking.DemandWholeJournalAsync(record, cancellationToken);
            return checking;
        });
        return await undo.RunAsync(record, cancellationToken);
    }

    /// <summary>Gives a run up: what it wrote stands and can still be undone, its columns are free for another run, and it cannot be resumed any more.</summary>
    /// <param name="run">The run. Neither its restore nor its live table nor its backup need be there.</param>
    /// <param name="takeOver">Whether it may be taken from a process that seems to be at work on it: one that has moved within the last minute.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="RestoreRefusedException">There is no such run, it has ended already, or a process is at work on it.</exception>
    public async Task<RunStatus> CancelAsync(long run, bool takeOver = false, CancellationToken cancellationToken = default)
    {
        await using var databases = Open();
        return await new RunCanceller((await databases.LiveAsync(cancellationToken)).Runs, RunLease).CancelAsync(run, takeOver, cancellationToken);
    }

    /// <summary>All runs of the live database, the newest first.</summary>
    public async Task<IReadOnlyList<RunStatus>> StatusAsync(CancellationToken cancellationToken = default)
    {
        await using var databases = Open();
        var runs = (await databases.LiveAsync(cancellationToken)).Runs;
        var found = new List<RunStatus>();
        foreach (var run in await runs.ListRunsAsync(cancellationToken))
        {
            found.Add(new RunStatus(run, RunWorker.Sum(await runs.RangesAsync(run.Id, cancellationToken)), run.Heartbeat));
        }

        return found;
    }

    /// <summary>Everything known about one row. Writes nothing.</summary>
    /// <param name="restore">The restore with its arguments.</param>
    /// <param name="key">The key's parts as text, in the order of the key columns.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Explanation> ExplainAsync(Restore restore, IReadOnlyList<string> key, CancellationToken cancellationToken = default)
    {
        await using var databases = Open();
        var prepared = await databases.PrepareAsync(restore, cancellationToken);
        return await restore.Plan.Accept(new Explainer(prepared, new CanonicalKey(key), cancellationToken));
    }

    private OpenDatabases Open() => new(_live, _archives);
}
