using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_customer_writes_between_read_and_write
{
    [Fact]
    public async Task A_changed_target_is_judged_again_and_never_overwritten_when_no_longer_selected()
    {
        var (row, run) = await RunWith("UPDATE subscription_variants SET cancelled_at = '2025-06-07 08:09:10' WHERE id = 2");
        Assert.Equal(("2025-06-07 08:09:10", Outcome.Conflict), (row.CancelledAt, row.Outcome));
        Assert.Equal(2, run.Counts[Outcome.Restored]);
        Assert.Equal(1, run.Counts[Outcome.Conflict]);
    }

    [Fact]
    public async Task A_changed_target_that_is_still_selected_is_journaled_as_it_is_now()
    {
        using var folder = Make();
        await folder.Backfill(Once("UPDATE subscription_variants SET cancelled_at = '2025-03-01 11:11:11' WHERE id = 2", folder)).RunAsync(SubscriptionVariant.Restore);

        Assert.Equal(Shop.Past(2), Db.One(folder.Live, "SELECT cancelled_at FROM subscription_variants WHERE id = 2"));
        Assert.Equal("2025-03-01 11:11:11", Db.One(folder.Live, $"SELECT old FROM {Control.Journal(folder.Live)} WHERE key_id = 2"));
    }

    [Fact]
    public async Task A_re_activated_subscription_is_no_longer_selected()
    {
        var (row, run) = await RunWith("UPDATE subscription_variants SET active = 1 WHERE id = 2");
        Assert.Equal("The row was changed between read and write, and is no longer selected.", run.Exceptions[0].Reason);
        Assert.Equal((Variant.Damage, Outcome.Conflict), (row.CancelledAt, row.Outcome));
    }

    [Fact]
    public async Task A_changed_source_column_is_judged_again()
    {
        var (row, run) = await RunWith($"UPDATE subscription_variants SET updated_at = '{Shop.Past(2)}' WHERE id = 2");
        Assert.Equal((Variant.Damage, Outcome.SourceUnchanged), (row.CancelledAt, row.Outcome));
        Assert.Equal(1, run.Counts[Outcome.SourceUnchanged]);
    }

    [Fact]
    public async Task A_changed_column_that_the_restore_does_not_read_is_no_conflict_and_survives()
    {
        using var folder = Make();
        var run = await folder.Backfill(Once("UPDATE subscription_variants SET name = 'renamed' WHERE id = 2", folder)).RunAsync(SubscriptionVariant.Restore);

        Assert.Equal(3, run.Counts[Outcome.Restored]);
        Assert.Equal("renamed " + Shop.Past(2), Db.One(folder.Live, "SELECT name || ' ' || cancelled_at FROM subscription_variants WHERE id = 2"));
    }

    [Fact]
    public async Task A_deleted_row_stays_deleted()
    {
        using var folder = Make();
        var run = await folder.Backfill(Once("DELETE FROM subscription_variants WHERE id = 2", folder)).RunAsync(SubscriptionVariant.Restore);

        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(1, run.Counts[Outcome.Conflict]);
        Assert.Equal("The row was deleted, or got another key, between read and write.", run.Exceptions[0].Reason);
        Assert.Equal("0", Db.One(folder.Live, "SELECT COUNT(*) FROM subscription_variants WHERE id = 2"));
        Assert.Equal("2|Conflict", Db.One(folder.Live, $"SELECT key_id || '|' || outcome FROM {Control.Exceptions(folder.Live)}"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(101)]
    public async Task A_row_inserted_meanwhile_is_left_alone(int id)
    {
        using var folder = new Folder();
        Shop.Make(folder, [Shop.Damaged(1), (Shop.Damaged(3).Live, Shop.Damaged(2).Archived), Shop.Damaged(4)]);
        var insert = $"INSERT INTO subscription_variants SELECT {id}, name, active, price, cancelled_at, updated_at, payload FROM subscription_variants WHERE id = 1";
        var run = await folder.Backfill(Once(insert, folder)).RunAsync(SubscriptionVariant.Restore);

        Assert.Equal((3, 1), (run.Counts.Selected, run.Counts[Outcome.NotInArchive]));
        Assert.Equal(Variant.Damage, Db.One(folder.Live, $"SELECT cancelled_at FROM subscription_variants WHERE id = {id}"));
    }

    [Fact]
    public async Task Every_row_changed_at_once_leaves_a_run_that_reconciles()
    {
        using var folder = Make();
        var run = await folder.Backfill(Once("UPDATE subscription_variants SET active = 1", folder)).RunAsync(SubscriptionVariant.Restore);

        Assert.Equal((RunState.Done, 3), (run.State, run.Counts[Outcome.Conflict]));
        Assert.Equal("0", Db.One(folder.Live, $"SELECT COUNT(*) FROM {Control.Journal(folder.Live)}"));
    }

    [Theory]
    [InlineData("DELETE FROM subscription_variants WHERE id = 2", "The row was deleted, or got another key, between read and write.")]
    [InlineData("UPDATE subscription_variants SET cancelled_at = '2025-06-07 08:09:10' WHERE id = 2", "The column was changed between read and write.")]
    public async Task An_undo_says_it_too(string write, string reason)
    {
        using var folder = Make();
        var run = await folder.Backfill().RunAsync(SubscriptionVariant.Restore);
        var undo = await folder.Backfill(Once(write, folder)).UndoAsync(SubscriptionVariant.Restore.Plan, run.Id);
        Assert.Equal(("2", Outcome.Conflict, reason), (undo.Exceptions.Single().Key.ToString(), undo.Exceptions[0].Outcome, undo.Exceptions[0].Reason));
    }

    private static async Task<((string? CancelledAt, Outcome Outcome) Row, Run Run)> RunWith(string write)
    {
        using var folder = Make();
        var outcomes = new OutcomeList();
        var run = await folder.Backfill(Once(write, folder)).RunAsync(SubscriptionVariant.Restore, new RunOptions { Outcomes = outcomes });
        Assert.True(run.Reconciles);
        Assert.Equal(Outcome.Restored, outcomes.Committed[1]);
        Assert.Equal(Shop.Past(3), Db.One(folder.Live, "SELECT cancelled_at FROM subscription_variants WHERE id = 3"));
        return ((Db.One(folder.Live, "SELECT cancelled_at FROM subscription_variants WHERE id = 2"), outcomes.Committed[2]), run);
    }

    private static Folder Make()
    {
        var folder = new Folder();
        Shop.Make(folder, [Shop.Damaged(1), Shop.Damaged(2), Shop.Damaged(3)]);
        return folder;
    }

    private static Action<Step, int> Once(string write, Folder folder) => (step, batch) =>
    {
        if (step == Step.Begin && batch == 1)
        {
            Assert.NotEqual(0, Db.Run(folder.Live, write));
        }
    };
}
