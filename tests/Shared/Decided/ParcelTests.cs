using Backfill.Killed;
using Xunit;

namespace Backfill.Decided;

/// <summary>Live and three backups of <see cref="Parcel"/> on the store under test.</summary>
internal interface IParcels : IAsyncDisposable
{
    /// <summary>The store under test.</summary>
    BackfillRunner Backfill { get; }

    /// <summary>Live, one line per row in key order: every column that <see cref="ParcelRows"/> knows.</summary>
    Task<IReadOnlyList<string>> RowsAsync();

    /// <summary>Everything that no restore may touch.</summary>
    Task<IReadOnlyList<string>> OtherColumnsAsync();

    /// <summary>What makes a victim's process find these databases.</summary>
    IEnumerable<string> Address { get; }
}

/// <summary>What must hold for each restore of <see cref="Parcel"/>, on each store.</summary>
internal static class ParcelTests
{
    /// <summary>Several batches for each kind of row.</summary>
    public static readonly RunOptions Options = new() { BatchSize = 7, TakeOver = true };

    /// <summary>Run, verified, run again for nothing, and undone.</summary>
    public static async Task EndsAsDeclaredAsync(IParcels parcels, string name)
    {
        var others = await parcels.OtherColumnsAsync();
        var restore = Parcel.Named(name);
        var dryRun = await parcels.Backfill.DryRunAsync(restore);
        Assert.Equal(ParcelRows.WrittenFrom(name), dryRun.WrittenFrom);

        var run = await parcels.Backfill.RunAsync(restore, Options);

        await AssertRestoredAsync(parcels, name, run);
        var again = await parcels.Backfill.RunAsync(restore, Options);
        Assert.Equal((RunState.Done, 0, 0), (again.State, again.Counts[Outcome.Restored], again.Tables.Journaled));
        await AssertUndoneAsync(parcels, await parcels.Backfill.UndoAsync(restore.Plan, run.Id, Options), run, others);
    }

    /// <summary>Killed in the run, killed again in its resumption, and killed in the undo: each time it ends as one that nobody disturbed.</summary>
    /// <param name="parcels">The databases.</param>
    /// <param name="name">The restore.</param>
    /// <param name="step">Where it is killed first.</param>
    public static async Task EndsAsDeclaredThoughKilledAsync(IParcels parcels, string name, Step step)
    {
        var others = await parcels.OtherColumnsAsync();
        var restore = Parcel.Named(name);
        await KillAsync(parcels, name, "run", 0, step, 3);
        var one = Assert.Single(await parcels.Backfill.StatusAsync()).Run.Id;
        await KillAsync(parcels, name, "resume", one, Step.Commit, 2);
        Assert.NotEqual(ParcelRows.After(name), await parcels.RowsAsync());

        var run = await parcels.Backfill.ResumeAsync(restore.Plan, one, Options);

        await AssertRestoredAsync(parcels, name, run);
        await KillAsync(parcels, name, "undo", one, Step.Apply, 2);
        Assert.NotEqual(ParcelRows.Before, await parcels.RowsAsync());
        await AssertUndoneAsync(parcels, await parcels.Backfill.ResumeAsync(restore.Plan, one + 1, Options), run, others);
    }

    private static async Task KillAsync(IParcels parcels, string name, string verb, long run, Step step, int batch)
    {
        using var victim = new VictimProcess([nameof(Parcel), .. parcels.Address, name, verb, $"{run}", $"{step}", $"{batch}"]);
        await victim.KillWhereItWaitsAsync();
    }

    /// <summary>The victim: what <see cref="KillAsync"/> has started, after the address.</summary>
    public static Task<int> DieAsync(Func<Action<Step, int>, BackfillRunner> runner, string[] args) =>
        Victim.RunAsync(runner(Victim.WaitingAt(Enum.Parse<Step>(args[3]), int.Parse(args[4], null))), args[1], Parcel.Named(args[0]), long.Parse(args[2], null), Options);

    private static async Task AssertRestoredAsync(IParcels parcels, string name, Run run)
    {
        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal(ParcelRows.After(name), await parcels.RowsAsync());
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            Assert.Equal((outcome, ParcelRows.CountOf(name, outcome)), (outcome, run.Counts[outcome]));
        }

        Assert.Equal(run.Counts[Outcome.Restored], run.Tables.Journaled);
        Assert.Equal(ParcelRows.WrittenFrom(name), run.WrittenFrom);
        var verification = await parcels.Backfill.VerifyAsync(Parcel.Named(name).Plan, run.Id);
        Assert.True(verification.Holds, string.Join("; ", verification.Differences));
    }

    private static async Task AssertUndoneAsync(IParcels parcels, Run undo, Run run, IReadOnlyList<string> others)
    {
        Assert.Equal((RunState.Done, run.Counts[Outcome.Restored]), (undo.State, undo.Counts[Outcome.Restored]));
        Assert.Equal(ParcelRows.Before, await parcels.RowsAsync());
        Assert.Equal(others, await parcels.OtherColumnsAsync());
        Assert.Equal(RunState.Undone, (await parcels.Backfill.StatusAsync()).Single(status => status.Run.Id == run.Id).Run.State);
    }
}
