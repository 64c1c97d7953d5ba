using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class An_error_in_the_middle_interrupts_and_resume_goes_on
{
    private static readonly RunOptions Batches = new() { BatchSize = 4 };

    [Fact]
    public async Task The_file_is_locked_by_another_writer_for_too_long()
    {
        using var folder = new Folder();
        var shop = Make(folder);
        var before = Image.Of(folder.Live);
        using var other = Db.Open(folder.Live);
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        var backfill = folder.Backfill((step, batch) => _ = step == Step.Begin && batch == 2 ? command.ExecuteNonQuery() : 0, patience: TimeSpan.FromMilliseconds(50));

        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => backfill.RunAsync(SubscriptionVariant.Restore, Batches));

        Assert.Contains("5 to 8", error.Message, StringComparison.Ordinal);
        Assert.Contains("database is locked", error.Message, StringComparison.Ordinal);
        Assert.Contains("live.db", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path(""), error.Message, StringComparison.Ordinal);
        Assert.Equal("4", Db.One(folder.Live, $"SELECT COUNT(*) FROM {Control.Journal(folder.Live)}"));
        Assert.Equal([new WayOut(RunCommand.Resume, 1) { TakeOver = true }], error.WaysOut);
        other.Close();
        await AssertResumed(folder, shop, before, error.Run, takeOver: true);
    }

    [Fact]
    public async Task A_CHECK_constraint_refuses_a_value()
    {
        using var folder = new Folder();
        var shop = Make(folder);
        Db.Run(folder.Live, $"""
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, 'cancelled_at DATETIME NULL', 'cancelled_at DATETIME NULL CHECK (cancelled_at <> ''{Shop.Past(7)}'')') WHERE name = 'subscription_variants';
            """);
        var before = Image.Of(folder.Live);

        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => folder.Backfill().RunAsync(SubscriptionVariant.Restore, Batches));

        Assert.Contains("5 to 8", error.Message, StringComparison.Ordinal);
        Assert.Contains("CHECK constraint failed", error.Message, StringComparison.Ordinal);
        Assert.Equal("Interrupted", Control.State(folder.Live, error.Run));
        Assert.Equal("4", Db.One(folder.Live, $"SELECT COUNT(*) FROM {Control.Journal(folder.Live)}"));
        Assert.Equal(Variant.Damage, Db.One(folder.Live, "SELECT cancelled_at FROM subscription_variants WHERE id = 5"));

        // The row that the file refuses is repaired by hand; the run then has nothing to write to it.
        Db.Run(folder.Live, "UPDATE subscription_variants SET active = 1 WHERE id = 7");
        var run = await folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, error.Run, Batches);
        Assert.Equal((RunState.Done, shop.Live.Count - 1), (run.State, run.Counts[Outcome.Restored]));
        Assert.Equal(before.Count, Image.Of(folder.Live).Count);
    }

    [Theory]
    [InlineData("ALTER TABLE subscription_variants ADD COLUMN note TEXT", Step.Begin)]
    [InlineData("CREATE TRIGGER touch AFTER UPDATE ON subscription_variants BEGIN UPDATE subscription_variants SET name = 'moved' WHERE id = NEW.id; END", Step.Begin)]
    [InlineData("CREATE UNIQUE INDEX one ON subscription_variants (id, cancelled_at)", Step.Begin)]
    public async Task The_schema_changes_between_batches(string change, Step when)
    {
        using var folder = new Folder();
        Make(folder);
        var backfill = folder.Backfill((step, batch) =>
        {
            if (step == when && batch == 2)
            {
                Db.Run(folder.Live, change);
            }
        });

        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => backfill.RunAsync(SubscriptionVariant.Restore, Batches));

        Assert.Contains("columns or triggers have changed", error.Message, StringComparison.Ordinal);
        Assert.Equal("4|4", Db.One(folder.Live, $"SELECT (SELECT COUNT(*) FROM {Control.Journal(folder.Live)}) || '|' || (SELECT COUNT(*) FROM subscription_variants WHERE cancelled_at <> '{Variant.Damage}')"));
        Assert.Equal("0", Db.One(folder.Live, "SELECT COUNT(*) FROM subscription_variants WHERE name = 'moved'"));
        Assert.Equal("Interrupted", Control.State(folder.Live, error.Run));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task A_limit_pauses_and_resume_goes_on_to_the_same_end(int limit)
    {
        using var folder = new Folder();
        var shop = Make(folder);
        var before = Image.Of(folder.Live);
        var run = await folder.Backfill(sliceSize: 3).RunAsync(SubscriptionVariant.Restore, Batches with { Limit = limit });
        Assert.Equal((RunState.Paused, limit), (run.State, run.Counts.Selected));

        while (run.State == RunState.Paused)
        {
            run = await folder.Backfill(sliceSize: 3).ResumeAsync(SubscriptionVariant.Plan, run.Id, Batches with { Limit = limit });
        }

        Assert.Equal((RunState.Done, shop.Live.Count), (run.State, run.Counts[Outcome.Restored]));
        Image.AssertEqual(shop.Repaired(before), Image.Of(folder.Live));
    }

    [Fact]
    public async Task Cancelling_finishes_the_batch_and_pauses()
    {
        using var folder = new Folder();
        var shop = Make(folder);
        var before = Image.Of(folder.Live);
        using var cancel = new CancellationTokenSource();
        var backfill = folder.Backfill((step, batch) =>
        {
            if (step == Step.Stage && batch == 2)
            {
                cancel.Cancel();
            }
        });

        var run = await backfill.RunAsync(SubscriptionVariant.Restore, Batches, cancellationToken: cancel.Token);

        Assert.Equal((RunState.Paused, 8), (run.State, run.Counts[Outcome.Restored]));
        await AssertResumed(folder, shop, before, run.Id);
    }

    private static Shop Make(Folder folder) => Shop.Make(folder, Enumerable.Range(1, 18).Select(i => Shop.Damaged(i)));

    private static async Task AssertResumed(Folder folder, Shop shop, SortedDictionary<string, string> before, long id, bool takeOver = false)
    {
        var run = await folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, id, Batches with { TakeOver = takeOver });
        Assert.Equal((RunState.Done, shop.Live.Count), (run.State, run.Counts[Outcome.Restored]));
        Assert.Empty(run.Discrepancies);
        Image.AssertEqual(shop.Repaired(before), Image.Of(folder.Live));
    }
}
