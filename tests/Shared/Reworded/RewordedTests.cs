using Backfill.Overtaken;
using Backfill.Planning;
using Backfill.Stores;
using Xunit;

namespace Backfill.Reworded;

/// <summary>A paused run and a version of Backfill that writes other statements.</summary>
internal static class RewordedTests
{
    /// <summary>What another product would run is no part of the plan: the run goes on.</summary>
    public static async Task OthersGoOnAsync(IParts parts, SqlDialect own)
    {
        var plan = await PauseAsync(parts, own == SqlDialect.MySql ? SqlDialect.Sqlite : SqlDialect.MySql);

        Assert.Equal((await parts.Backfill().PlanAsync(Part.Restore)).Id, (await parts.Backfill().PlanAsync(plan.With("kept"))).Id);
        Assert.Equal(RunState.Done, (await parts.Backfill().ResumeAsync(plan, 1, IParts.Options)).State);
        Assert.Equal(IParts.Rows, await parts.RightAsync());
    }

    /// <summary>What runs here is: nobody has looked at these statements.</summary>
    public static async Task OwnAreAnotherPlanAsync(IParts parts, SqlDialect own)
    {
        var plan = await PauseAsync(parts, own);

        Assert.NotEqual((await parts.Backfill().PlanAsync(Part.Restore)).Id, (await parts.Backfill().PlanAsync(plan.With("kept"))).Id);
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => parts.Backfill().ResumeAsync(plan, 1, IParts.Options));
        Assert.Contains("Something has moved since run 1 began", refused.Message, StringComparison.Ordinal);
        Assert.Equal(25, await parts.RightAsync());
        Assert.Equal(RunState.Done, (await parts.Backfill().UndoAsync(plan, 1, IParts.Options)).State);
        Assert.Equal(0, await parts.RightAsync());
    }

    private static async Task<RestorePlan> PauseAsync(IParts parts, SqlDialect reworded)
    {
        Assert.Equal(RunState.Paused, (await parts.Backfill().RunAsync(Part.Restore, IParts.Options with { Limit = 25 })).State);
        return Part.Plan.Accept(new Rewording(reworded));
    }
}
