using Backfill.Killed;
using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

/// <summary>A run that leaves a row out does not end as if it had not.</summary>
public sealed class A_row_is_left_out
{
    [Fact]
    public async Task By_a_broken_walk()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 30).Select(i => Shop.Damaged(i)));

        var run = await Through(folder, key => key is "7" or "8" or "30").RunAsync(SubscriptionVariant.Restore);
        var again = await folder.Backfill(sliceSize: 5).RunAsync(SubscriptionVariant.Restore);

        Assert.Equal((3L, 27, true), (run.Unread, run.Counts[Outcome.Restored], run.Reconciles));
        Assert.StartsWith("3 rows at least are selected now that the run has not read", Assert.Single(run.Notes), StringComparison.Ordinal);
        Assert.Equal((0L, 3), (again.Unread, again.Counts[Outcome.Restored]));
        Assert.Empty(again.Notes);
    }

    [Fact]
    public async Task Because_an_application_made_it_behind_the_walk()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 6).Select(i => Shop.Damaged(i)));
        string Insert(int id) => $"INSERT INTO subscription_variants SELECT {id}, name, active, price, cancelled_at, updated_at, payload FROM subscription_variants WHERE id = 6";

        var run = await folder.Backfill((step, batch) =>
        {
            if (step == Step.Begin && batch == 3)
            {
                Db.Run(folder.Live, $"{Insert(0)}; {Insert(7)}; {Insert(8)}");
            }
        }).RunAsync(SubscriptionVariant.Restore, new RunOptions { BatchSize = 2 });

        Assert.Equal((1L, 6), (run.Unread, run.Counts[Outcome.Restored]));
    }

    [Fact]
    public async Task A_paused_run_and_an_undo_count_nothing()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 6).Select(i => Shop.Damaged(i)));

        var paused = await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { BatchSize = 2, Limit = 4 });
        var done = await folder.Backfill().ResumeAsync(SubscriptionVariant.Restore.Plan, paused.Id);
        var undo = await folder.Backfill().UndoAsync(SubscriptionVariant.Restore.Plan, done.Id);

        Assert.Equal((null, 0L, null), (paused.Unread, done.Unread, undo.Unread));
        Assert.All(new[] { paused, done, undo }, run => Assert.Empty(run.Notes));
    }

    [Fact]
    public async Task Exceptions_that_found_no_room_are_not_taken_for_rows_that_were_left_out()
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, 9).Select(i => (Shop.Damaged(i).Live, (Variant?)null)));

        var run = await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { ExceptionCap = 4 });

        Assert.Equal((0L, 9), (run.Unread, run.Counts[Outcome.NotInArchive]));
    }

    private static BackfillRunner Through(Folder folder, Predicate<string> leavesOut) => new(
        async cancellationToken => new SteppedStore(await SqliteLive.OpenAsync(folder.Live, null, cancellationToken), (_, _) => { }) { LeavesOut = leavesOut },
        new Dictionary<string, Func<CancellationToken, Task<Stores.IArchive>>> { ["Archive"] = cancellationToken => SqliteArchive.OpenAsync(folder.Archive, cancellationToken) });
}
