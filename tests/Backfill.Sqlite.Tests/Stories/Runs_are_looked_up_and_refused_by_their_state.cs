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
