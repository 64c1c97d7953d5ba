using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Two_workers_never_both_commit
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task The_old_process_stops_when_the_run_was_resumed_to_its_end_meanwhile(int batch)
    {
        using var crash = new Crash(rows: 200);
        using var old = crash.Start("run", stopAt: Step.Begin, stopBatch: batch);
        await old.ReadUntilAsync(Victim.Waiting);

        var run = await Resume(crash);
        var code = await old.GoOnAsync();

        Assert.Equal(Victim.Interrupted, code);
        crash.AssertWholeRun(run);
        Assert.Equal("Done", Control.State(crash.Folder.Live, 1));
    }

    [Fact]
    public async Task The_old_process_stops_when_the_run_was_resumed_in_part()
    {
        using var crash = new Crash(rows: 200);
        using var old = crash.Start("run", stopAt: Step.Begin, stopBatch: 3);
        await old.ReadUntilAsync(Victim.Waiting);

        var paused = await Resume(crash, limit: 10);
        Assert.Equal(RunState.Paused, paused.State);
        var image = Image.Of(crash.Folder.Live);
        Assert.Equal(Victim.Interrupted, await old.GoOnAsync());

        Image.AssertEqual(image, Image.Of(crash.Folder.Live));
        Assert.Equal("Paused", Control.State(crash.Folder.Live, 1));
        crash.AssertWholeRun(await Resume(crash));
    }

    [Theory]
    [InlineData(Step.Apply)]
    [InlineData(Step.Commit)]
    public async Task A_process_inside_its_transaction_keeps_resume_out_until_it_is_gone(Step step)
    {
        using var crash = new Crash(rows: 200);
        using var old = crash.Start("run", stopAt: step, stopBatch: 3);
        await old.ReadUntilAsync(Victim.Waiting);

        var error = await Assert.ThrowsAsync<StoreException>(() => Resume(crash));
        Assert.Contains("database is locked", error.Message, StringComparison.Ordinal);

        await old.KillAsync();
        crash.AssertWholeRun(await Resume(crash));
    }

    [Fact]
    public async Task A_worker_that_lost_its_range_cannot_even_count()
    {
        // Rows that need no write: no journal key stands in the way of a second worker, only the fence does.
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 30).Select(i => (new Variant(i, "0", Variant.Damage, Shop.Past(i)), (Variant?)new Variant(i, "0", null, Variant.Damage))));
        var options = new RunOptions { BatchSize = 5, TakeOver = true };
        var resumed = false;
        var old = folder.Backfill((step, batch) =>
        {
            if (step == Step.Begin && batch == 2 && !resumed)
            {
                resumed = true;
                var run = folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, 1, options with { Limit = 5 }).GetAwaiter().GetResult();
                Assert.Equal((RunState.Paused, 10), (run.State, run.Counts.Selected));
            }
        });

        await Assert.ThrowsAsync<RunInterruptedException>(() => old.RunAsync(SubscriptionVariant.Restore, options));

        Assert.Equal("10 2", Db.One(folder.Live, "SELECT selected || ' ' || epoch FROM backfill_range"));
        Assert.Equal(30, (await folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, 1, options)).Counts.Selected);
    }

    private static Task<Run> Resume(Crash crash, long? limit = null) => crash.Folder.Backfill(Crash.SliceSize)
        .ResumeAsync(SubscriptionVariant.Plan, 1, Crash.Options with { Outcomes = new OutcomeFile(crash.Outcomes), Limit = limit });
}
