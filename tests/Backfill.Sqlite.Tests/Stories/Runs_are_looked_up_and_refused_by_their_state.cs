using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Runs_are_looked_up_and_refused_by_their_state
{
    [Fact]
    public async Task Status_lists_the_newest_first_with_counters_and_times()
    {
        using var folder = Make(10);
        var began = DateTime.UtcNow.AddSeconds(-1);
        var run = await folder.Backfill(sliceSize: 3).RunAsync(SubscriptionVariant.Restore, new RunOptions { StartedBy = "a test" });
        var undo = await folder.Backfill().UndoAsync(SubscriptionVariant.Plan, run.Id);

        var status = await folder.Backfill().StatusAsync();

        Assert.Equal([(undo.Id, RunState.Done, run.Id), (run.Id, RunState.Undone, null)], status.Select(s => (s.Run.Id, s.Run.State, s.Run.Undoes)));
        Assert.All(status, s => Assert.Equal(10, s.Counts[Outcome.Restored]));
        Assert.All(status, s => Assert.InRange(s.Run.CreatedAt, began, DateTime.UtcNow.AddSeconds(1)));
        Assert.All(status, s => Assert.InRange(s.Heartbeat!.Value, s.Run.CreatedAt, s.Run.EndedAt!.Value.AddSeconds(1)));
        Assert.Contains("a test", status[1].Run.StartedBy, StringComparison.Ordinal);
        Assert.Equal("live.db.subscription_variants", status[1].Run.LiveTable);
    }

    [Fact]
    public async Task A_done_an_undone_and_an_unknown_run_cannot_be_resumed()
    {
        using var folder = Make(3);
        var run = await folder.Backfill().RunAsync(SubscriptionVariant.Restore);
        await AssertRefused(() => folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, run.Id), "is done");
        await folder.Backfill().UndoAsync(SubscriptionVariant.Plan, run.Id);
        await AssertRefused(() => folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, run.Id), "was undone");
        await AssertRefused(() => folder.Backfill().UndoAsync(SubscriptionVariant.Plan, run.Id), "was undone already");
        await AssertRefused(() => folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, 99), "no run 99");
    }

    [Fact]
    public async Task A_run_is_not_resumed_on_another_schema_but_can_be_undone()
    {
        using var folder = Make(10);
        var before = Image.Of(folder.Live);
        var run = await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { Limit = 4 });
        Db.Run(folder.Live, "CREATE INDEX i ON subscription_variants (name)");

        await AssertRefused(() => folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, run.Id), "has moved since run 1 began");
        var undo = await folder.Backfill().UndoAsync(SubscriptionVariant.Plan, run.Id);

        Assert.Equal((RunState.Done, 4), (undo.State, undo.Counts[Outcome.Restored]));
        Image.AssertEqual(before, Image.Of(folder.Live));
    }

    [Fact]
    public async Task Exceptions_beyond_the_cap_are_only_counted()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 20).Select(i => (Shop.Damaged(i).Live, (Variant?)null)));
        var run = await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { BatchSize = 3, ExceptionCap = 7 });
        Assert.Equal((RunState.Done, 20, 7), (run.State, run.Counts[Outcome.NotInArchive], run.Counts.Recorded));
        Assert.Equal("7", Db.One(folder.Live, $"SELECT COUNT(*) FROM {Control.Exceptions(folder.Live)}"));
    }

    [Fact]
    public async Task Too_many_failures_interrupt_the_run()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 300).Select(i => (Shop.Damaged(i).Live, (Variant?)(Shop.Damaged(i).Archived! with { Active = i % 2 == 0 ? "maybe" : "0" }))));
        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { BatchSize = 50, MaxFailureRatio = 0.1 }));
        Assert.Equal("Interrupted", Control.State(folder.Live, error.Run));
        Assert.Equal("50", Db.One(folder.Live, $"SELECT COUNT(*) FROM {Control.Exceptions(folder.Live)}"));
    }

    [Fact]
    public async Task The_failure_ratio_is_one_of_the_whole_run_and_a_dry_run_foresees_it()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 1000).Select(i => (Shop.Damaged(i).Live, (Variant?)(Shop.Damaged(i).Archived! with { Active = i % 50 == 0 ? "maybe" : "0" }))));
        var options = new RunOptions { BatchSize = 100 };
        var dryRun = await folder.Backfill().DryRunAsync(SubscriptionVariant.Restore, options);
        Assert.Equal((20, new FailureStop(2, 100, 0.01)), (dryRun.Counts[Outcome.Failed], dryRun.WillStop));
        Assert.Null((await folder.Backfill().DryRunAsync(SubscriptionVariant.Restore, options with { MaxFailureRatio = 0.02 })).WillStop);

        var stopped = await Assert.ThrowsAsync<RunInterruptedException>(() => folder.Backfill().RunAsync(SubscriptionVariant.Restore, options));

        Assert.Equal(
            "Run 1 stopped: 2 of 100 rows have failed, and 0.01 of them may. The last batch was written, as were those before; the exceptions say why rows fail.", stopped.Problem);
        Assert.Equal("98", Db.One(folder.Live, $"SELECT COUNT(*) FROM {Control.Journal(folder.Live)}"));
        Assert.Equal(["resume 1 --max-failure-ratio 0.04"], stopped.WaysOut.Select(w => w.ToString()));

        // Counted anew, a part of the run that fails less would not be stopped, and one that fails more would.
        await Assert.ThrowsAsync<RunInterruptedException>(() => folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, 1, options with { MaxFailureRatio = 0.019 }));
        Assert.Equal(RunState.Done, (await folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, 1, options with { MaxFailureRatio = stopped.WaysOut[0].MaxFailureRatio!.Value })).State);
    }

    [Fact]
    public async Task Rows_that_failed_before_count_when_a_run_is_resumed()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 400).Select(i => (Shop.Damaged(i).Live, (Variant?)(Shop.Damaged(i).Archived! with { Active = i <= 30 ? "maybe" : "0" }))));
        var options = new RunOptions { BatchSize = 50, MaxFailureRatio = 0.1 };
        await folder.Backfill().RunAsync(SubscriptionVariant.Restore, options with { Limit = 50 });

        var stopped = await Assert.ThrowsAsync<RunInterruptedException>(() => folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, 1, options));

        Assert.StartsWith("Run 1 stopped: 30 of 100 rows have failed", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_tells_what_would_become_of_a_row()
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, 20);
        foreach (var row in shop.Live)
        {
            var told = await folder.Backfill().ExplainAsync(SubscriptionVariant.Restore, [row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            var expected = Variant.Expected(row, shop.Archived.GetValueOrDefault(row.Id));
            Assert.Equal((row.Id, expected is not null, expected), (row.Id, told.Selected, told.Outcome));
        }

        var nobody = await folder.Backfill().ExplainAsync(SubscriptionVariant.Restore, ["21"]);
        Assert.Equal((null, false, null), (nobody.LiveRow, nobody.Selected, nobody.Outcome));
    }

    private static Folder Make(int rows)
    {
        var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, rows).Select(i => Shop.Damaged(i)));
        return folder;
    }

    private static async Task AssertRefused(Func<Task<Run>> call, string sentence)
    {
        var error = await Assert.ThrowsAsync<RestoreRefusedException>(call);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }
}
