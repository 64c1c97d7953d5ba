using Backfill.MySql.Tests.Story;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Crashes;

/// <summary>kill -9 at any instruction, and two processes on one run.</summary>
public sealed class KilledProcessTests
{
    private const int Rows = 40_000;

    [Theory]
    [OnEachServer(500)]
    [OnEachServer(7_000)]
    public async Task A_run_killed_twice_and_resumed_ends_as_if_nothing_had_happened(ServerProduct product, int rows)
    {
        await using var story = await StoryDatabases.CreateAsync(product, Rows);
        var others = await story.OtherColumnsAsync();
        long run;
        using (var first = new StoryProcess(story.Databases, null, rows, toBeKilled: true, "run", "0", "50"))
        {
            run = await first.ReachedAsync();
            await first.KillAsync();
        }

        using (var second = new StoryProcess(story.Databases, null, rows + 3_000, toBeKilled: true, "resume", $"{run}", "50"))
        {
            Assert.Equal(run, await second.ReachedAsync());
            await second.KillAsync();
        }

        Assert.NotEqual(StoryDatabases.TrueCancelledAt(Rows), await story.CancelledAtAsync());

        var resumed = await story.Backfill.ResumeAsync(StoryDatabases.Restore.Plan, run, new RunOptions { TakeOver = true });

        await AssertEndStateAsync(story, resumed, others);
    }

    [Theory]
    [OnEachServer]
    public async Task A_run_resumed_while_the_old_process_lives_writes_no_row_twice(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, Rows);
        var others = await story.OtherColumnsAsync();
        using var old = new StoryProcess(story.Databases, 500, "run", "0", "50");
        var run = await old.ReachedAsync();

        var resumed = await story.Backfill.ResumeAsync(StoryDatabases.Restore.Plan, run, new RunOptions { BatchSize = 100, TakeOver = true });

        Assert.NotEqual(0, await old.ExitCodeAsync());
        await AssertEndStateAsync(story, resumed, others);
    }

    private static async Task AssertEndStateAsync(StoryDatabases story, Run resumed, IReadOnlyList<string> others)
    {
        Assert.Equal(RunState.Done, resumed.State);
        Assert.Empty(resumed.Discrepancies);
        Assert.Equal(resumed.Counts[Outcome.Restored], resumed.Tables.Journaled);
        var truth = StoryDatabases.TrueCancelledAt(Rows);
        Assert.Equal(truth, await story.CancelledAtAsync());
        Assert.Equal(others, await story.OtherColumnsAsync());
        Assert.True((await story.Backfill.VerifyAsync(StoryDatabases.Restore.Plan, resumed.Id)).Holds);
    }
}
