using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class The_whole_story
{
    private const int Rows = 20_000;

    [Fact]
    public async Task Each_selected_row_has_its_outcome_and_nothing_but_the_column_moves()
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, Rows);
        var before = Image.Of(folder.Live);
        var archiveBefore = Image.Hash(folder.Archive);
        var outcomes = new OutcomeList();

        var run = await folder.Backfill(sliceSize: 3000).RunAsync(SubscriptionVariant.Restore, new RunOptions { BatchSize = 700, MaxFailureRatio = 1, Outcomes = outcomes });

        Assert.Equal(RunState.Done, run.State);
        Assert.Empty(run.Discrepancies);
        Image.AssertEqual(shop.Repaired(before), Image.Of(folder.Live));
        Assert.Equal(archiveBefore, Image.Hash(folder.Archive));
        Assert.Equal(shop.Outcomes.OrderBy(o => o.Key), outcomes.Committed.OrderBy(o => o.Key));
        AssertCounts(shop, run);
        AssertTables(shop, folder.Live);
    }

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        using var folder = new Folder();
        Shop.Make(folder, 2000);
        var options = new RunOptions { MaxFailureRatio = 1 };
        await folder.Backfill().RunAsync(SubscriptionVariant.Restore, options);
        var after = Image.Of(folder.Live);

        var again = await folder.Backfill().RunAsync(SubscriptionVariant.Restore, options);

        Assert.Equal(RunState.Done, again.State);
        Assert.Equal(0, again.Counts[Outcome.Restored]);
        Assert.Equal("0", Db.One(folder.Live, $"SELECT COUNT(*) FROM {Control.Journal(folder.Live)} WHERE run_id = {again.Id}"));
        Image.AssertEqual(after, Image.Of(folder.Live));
    }

    [Fact]
    public async Task Undo_gives_back_the_exact_state_before_and_can_be_undone_itself()
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, 2000);
        var before = Image.Of(folder.Live);
        var backfill = folder.Backfill(sliceSize: 300);
        var options = new RunOptions { BatchSize = 70, MaxFailureRatio = 1 };
        var run = await backfill.RunAsync(SubscriptionVariant.Restore, options);

        var undo = await backfill.UndoAsync(SubscriptionVariant.Plan, run.Id, options);

        Assert.Equal(RunState.Done, undo.State);
        Assert.Equal(run.Id, undo.Undoes);
        Assert.Equal(run.Counts[Outcome.Restored], undo.Counts[Outcome.Restored]);
        Image.AssertEqual(before, Image.Of(folder.Live));
        Assert.Equal("Undone", Db.One(folder.Live, $"SELECT state FROM backfill_run WHERE id = {run.Id}"));

        var undoOfUndo = await backfill.UndoAsync(SubscriptionVariant.Plan, undo.Id, options);
        Assert.Equal(RunState.Done, undoOfUndo.State);
        Image.AssertEqual(shop.Repaired(before), Image.Of(folder.Live));
    }

    [Fact]
    public async Task After_an_undo_the_restore_can_run_again()
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, 500);
        var before = Image.Of(folder.Live);
        var backfill = folder.Backfill();
        var options = new RunOptions { MaxFailureRatio = 1 };
        var first = await backfill.RunAsync(SubscriptionVariant.Restore, options);
        await backfill.UndoAsync(SubscriptionVariant.Plan, first.Id, options);

        var second = await backfill.RunAsync(SubscriptionVariant.Restore, options);

        Assert.Equal(first.Counts[Outcome.Restored], second.Counts[Outcome.Restored]);
        Image.AssertEqual(shop.Repaired(before), Image.Of(folder.Live));
    }

    private static void AssertTables(Shop shop, string live)
    {
        var expectedJournal = shop.Live.Where(v => shop.Outcomes.GetValueOrDefault(v.Id, Outcome.Failed) == Outcome.Restored)
            .Select(v => $"{v.Id}|{v.CancelledAt}|{shop.Archived[v.Id].UpdatedAt}");
        Assert.Equal(expectedJournal, Db.Rows(live, $"SELECT key_id || '|' || old || '|' || new FROM {Control.Journal(live)} ORDER BY key_id").Select(r => r[0]!));

        var expectedExceptions = shop.Outcomes.Where(o => o.Value is not (Outcome.Restored or Outcome.SameAsArchive)).Select(o => $"{o.Key}|{o.Value}");
        Assert.Equal(expectedExceptions, Db.Rows(live, $"SELECT key_id || '|' || outcome FROM {Control.Exceptions(live)} ORDER BY key_id").Select(r => r[0]!));
        Assert.Equal("0", Db.One(live, $"SELECT COUNT(*) FROM {Control.Exceptions(live)} WHERE outcome = 'Failed' AND coalesce(reason, '') = ''"));
    }

    private static void AssertCounts(Shop shop, Run run)
    {
        Assert.Equal(shop.Outcomes.Count, run.Counts.Selected);
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            Assert.Equal(shop.Outcomes.Values.Count(o => o == outcome), run.Counts[outcome]);
        }

        // Conflict needs a writer in between and has its own tests.
        Assert.All(Enum.GetValues<Outcome>().Where(o => o != Outcome.Conflict), outcome => Assert.NotEqual(0, run.Counts[outcome]));
    }
}
