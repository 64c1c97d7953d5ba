using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Verify_tells_how_each_written_row_stands
{
    [Fact]
    public async Task All_hold_right_after_the_run_and_verify_writes_nothing()
    {
        using var folder = await RunAsync(2500);
        var hash = Image.Hash(folder.Live);

        var found = await folder.Backfill().VerifyAsync(SubscriptionVariant.Plan, 1);

        Assert.True(found.Holds);
        Assert.Equal((2500, 2500), (found.Rows, found.Standings[Standing.Holds]));
        Assert.Equal(hash, Image.Hash(folder.Live));
    }

    [Theory]
    [InlineData("UPDATE subscription_variants SET cancelled_at = '2026-01-01 00:00:00' WHERE id = 3", Standing.ChangedSince)]
    [InlineData("UPDATE subscription_variants SET cancelled_at = NULL WHERE id = 3", Standing.ChangedSince)]
    [InlineData("DELETE FROM subscription_variants WHERE id = 3", Standing.Deleted)]
    [InlineData("UPDATE subscription_variants SET cancelled_at = '2025-03-01 10:30:00' WHERE id = 3", Standing.BackAtOld)]
    public async Task After_a_change_in_live(string change, Standing standing)
    {
        using var folder = await RunAsync(5);
        Db.Run(folder.Live, change);
        await AssertOne(folder, standing);
    }

    [Theory]
    [InlineData("UPDATE subscription_variants SET updated_at = '2026-01-01 00:00:00' WHERE id = 3")]
    [InlineData("UPDATE subscription_variants SET updated_at = NULL WHERE id = 3")]
    [InlineData("DELETE FROM subscription_variants WHERE id = 3")]
    public async Task After_a_change_in_the_backup(string change)
    {
        using var folder = await RunAsync(5);
        Db.Run(folder.Archive, change);
        await AssertOne(folder, Standing.DiffersFromArchive);
    }

    [Fact]
    public async Task A_row_missing_from_the_journal_does_not_reconcile()
    {
        using var folder = await RunAsync(5);
        Db.Run(folder.Live, $"DELETE FROM {Control.Journal(folder.Live)} WHERE key_id = 3");
        var found = await folder.Backfill().VerifyAsync(SubscriptionVariant.Plan, 1);
        Assert.False(found.Holds);
        Assert.NotEmpty(found.Discrepancies);
    }

    [Fact]
    public async Task The_first_and_the_last_row_may_be_deleted()
    {
        using var folder = await RunAsync(5);
        Db.Run(folder.Live, "DELETE FROM subscription_variants WHERE id IN (1, 5)");
        var found = await folder.Backfill().VerifyAsync(SubscriptionVariant.Plan, 1);
        Assert.Equal((5, 3, 2), (found.Rows, found.Standings[Standing.Holds], found.Standings[Standing.Deleted]));
    }

    [Fact]
    public async Task An_undo_is_verified_against_the_before_images()
    {
        using var folder = await RunAsync(5);
        var undo = await folder.Backfill().UndoAsync(SubscriptionVariant.Plan, 1);
        Assert.True((await folder.Backfill().VerifyAsync(SubscriptionVariant.Plan, undo.Id)).Holds);
    }

    [Fact]
    public async Task Undo_leaves_alone_what_the_application_has_changed_since()
    {
        using var folder = await RunAsync(5);
        Db.Run(folder.Live, "UPDATE subscription_variants SET cancelled_at = '2026-01-01 00:00:00' WHERE id = 3; DELETE FROM subscription_variants WHERE id = 4");

        var undo = await folder.Backfill().UndoAsync(SubscriptionVariant.Plan, 1);

        Assert.Equal((RunState.Done, 3, 2), (undo.State, undo.Counts[Outcome.Restored], undo.Counts[Outcome.Conflict]));
        Assert.Equal([Variant.Damage, Variant.Damage, "2026-01-01 00:00:00", Variant.Damage], Db.Rows(folder.Live, "SELECT cancelled_at FROM subscription_variants ORDER BY id").Select(r => r[0]));
    }

    [Fact]
    public async Task Undo_does_not_overwrite_a_write_between_its_read_and_its_write()
    {
        using var folder = await RunAsync(5);
        var done = false;
        var backfill = folder.Backfill((step, _) =>
        {
            if (step == Step.Begin && !done)
            {
                done = true;
                Db.Run(folder.Live, "UPDATE subscription_variants SET cancelled_at = '2026-01-01 00:00:00' WHERE id = 3");
            }
        });

        var undo = await backfill.UndoAsync(SubscriptionVariant.Plan, 1);

        Assert.Equal((4, 1), (undo.Counts[Outcome.Restored], undo.Counts[Outcome.Conflict]));
        Assert.Equal("2026-01-01 00:00:00", Db.One(folder.Live, "SELECT cancelled_at FROM subscription_variants WHERE id = 3"));
    }

    private static async Task<Folder> RunAsync(int rows)
    {
        var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, rows).Select(i => Shop.Damaged(i)));
        var run = await folder.Backfill().RunAsync(SubscriptionVariant.Restore);
        Assert.Equal((1, rows), (run.Id, run.Counts[Outcome.Restored]));
        return folder;
    }

    private static async Task AssertOne(Folder folder, Standing standing)
    {
        var found = await folder.Backfill().VerifyAsync(SubscriptionVariant.Plan, 1);
        Assert.False(found.Holds);
        Assert.Equal((5, 4, 1), (found.Rows, found.Standings[Standing.Holds], found.Standings[standing]));
        var row = Assert.Single(found.Differences);
        Assert.Equal(("3", standing), (row.Key.ToString(), row.Standing));
    }
}
