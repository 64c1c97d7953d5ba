using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_killed_run_ends_like_an_undisturbed_one
{
    [Theory]
    [InlineData(Step.Begin, 1)]
    [InlineData(Step.Begin, 4)]
    [InlineData(Step.Stage, 4)]
    [InlineData(Step.Apply, 4)]
    [InlineData(Step.Checkpoint, 4)]
    [InlineData(Step.Commit, 1)]
    [InlineData(Step.Commit, 4)]
    [InlineData(Step.Committed, 4)]
    public async Task Killed_at(Step step, int batch)
    {
        using var crash = new Crash(rows: 200);
        using var victim = crash.Start("run", stopAt: step, stopBatch: batch);
        await victim.KillWhereItWaitsAsync();
        crash.AssertNothingHalfDone(run: 1);

        crash.AssertWholeRun(await Resume(crash));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Killed_again_and_again_at_any_time(int seed)
    {
        var random = new Random(seed);
        using var crash = new Crash(rows: 3000); // more than three turns may get to
        for (var turn = 0; turn < 3; turn++)
        {
            var seen = random.Next(1, 12);
            using var victim = crash.Start(turn == 0 ? "run" : "resume", run: 1, stopAt: Step.Committed, stopBatch: seen + 20); // it waits there, should this process be slow to kill it
            await victim.ReadUntilAsync(Victim.Committed, times: seen);
            await Task.Delay(random.Next(0, 12));
            await victim.KillAsync();
            Assert.NotEqual(Victim.Ended, victim.ExitCode);
            crash.AssertNothingHalfDone(run: 1);
        }

        crash.AssertWholeRun(await Resume(crash));
    }

    [Theory]
    [InlineData(Step.Stage)]
    [InlineData(Step.Commit)]
    [InlineData(Step.Committed)]
    public async Task A_killed_undo_ends_in_the_exact_state_before(Step step)
    {
        using var crash = new Crash(rows: 200);
        var run = await crash.Folder.Backfill().RunAsync(SubscriptionVariant.Restore, Crash.Options);
        using var victim = crash.Start("undo", run.Id, step, stopBatch: 3);
        await victim.KillWhereItWaitsAsync();

        var undo = await crash.Folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, run.Id + 1, Crash.Options);

        Assert.Equal((RunState.Done, run.Counts[Outcome.Restored]), (undo.State, undo.Counts[Outcome.Restored]));
        Assert.Equal("Undone", Control.State(crash.Folder.Live, run.Id));
        Image.AssertEqual(crash.Before, Image.Of(crash.Folder.Live));
    }

    private static Task<Run> Resume(Crash crash) =>
        crash.Folder.Backfill(Crash.SliceSize).ResumeAsync(SubscriptionVariant.Plan, 1, Crash.Options with { Outcomes = new OutcomeFile(crash.Outcomes) });
}
