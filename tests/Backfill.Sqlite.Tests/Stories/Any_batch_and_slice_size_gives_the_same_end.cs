using System.Globalization;
using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Any_batch_and_slice_size_gives_the_same_end
{
    [Theory]
    [InlineData(60, 50_000, 1)]
    [InlineData(60, 7, 3)]
    [InlineData(60, 1, 1)]
    [InlineData(60, 20, 20)]
    [InlineData(60, 60, 60)]
    [InlineData(60, 59, 5000)]
    [InlineData(60, 61, 12)]
    [InlineData(1, 50_000, 1000)]
    [InlineData(0, 50_000, 1000)]
    public async Task With_every_kind_of_row(int rows, int slice, int batch)
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, rows);
        await AssertWholeRun(folder, shop, slice, batch);
    }

    [Theory]
    [InlineData(12, 4, 4)]
    [InlineData(12, 6, 3)]
    [InlineData(12, 12, 6)]
    [InlineData(12, 5, 6)]
    [InlineData(13, 12, 4)]
    public async Task With_selected_rows_exactly_at_the_ends(int rows, int slice, int batch)
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, Enumerable.Range(1, rows).Select(i => Shop.Damaged(i)));
        await AssertWholeRun(folder, shop, slice, batch);
    }

    [Theory]
    [InlineData(12, 4, 4, 3)]
    [InlineData(12, 6, 3, 4)]
    [InlineData(12, 12, 6, 2)]
    [InlineData(13, 12, 4, 4)]
    [InlineData(12, 5, 3, 5)]
    public async Task No_slice_is_ended_by_an_empty_batch(int rows, int slice, int batch, long transactions)
    {
        using var folder = new Folder();
        Shop.Make(folder, Enumerable.Range(1, rows).Select(i => Shop.Damaged(i)));

        var run = await folder.Backfill(slice).RunAsync(SubscriptionVariant.Restore, new RunOptions { BatchSize = batch });
        var undo = await folder.Backfill(slice).UndoAsync(SubscriptionVariant.Restore.Plan, run.Id, new RunOptions { BatchSize = batch });

        Assert.Equal(transactions.ToString(CultureInfo.InvariantCulture), Db.One(folder.Live, $"SELECT sum(batch) FROM backfill_range WHERE run_id = {run.Id}"));
        var ofUndo = (rows + batch - 1) / batch;
        Assert.Equal(ofUndo.ToString(CultureInfo.InvariantCulture), Db.One(folder.Live, $"SELECT sum(batch) FROM backfill_range WHERE run_id = {undo.Id}"));
    }

    [Fact]
    public async Task With_no_selected_row()
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, Enumerable.Range(1, 30).Select(i => (new Variant(i, "1", null, Shop.Past(i)), (Variant?)null)));
        await AssertWholeRun(folder, shop, slice: 8, batch: 4);
    }

    [Fact]
    public async Task With_the_key_0_and_wide_gaps_between_keys()
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, new[] { 0L, 1, 1_000_000_007, 4_000_000_000, long.MaxValue }.Select(Shop.Damaged));
        await AssertWholeRun(folder, shop, slice: 2, batch: 1);
    }

    private static async Task AssertWholeRun(Folder folder, Shop shop, int slice, int batch)
    {
        var before = Image.Of(folder.Live);
        var outcomes = new OutcomeList();

        var run = await folder.Backfill(slice).RunAsync(SubscriptionVariant.Restore, new RunOptions { BatchSize = batch, MaxFailureRatio = 1, Outcomes = outcomes });

        Assert.Equal(RunState.Done, run.State);
        Assert.Empty(run.Discrepancies);
        Assert.Equal(0, run.Unread);
        Assert.Equal(shop.Outcomes.OrderBy(o => o.Key), outcomes.Committed.OrderBy(o => o.Key));
        Image.AssertEqual(shop.Repaired(before), Image.Of(folder.Live));
    }
}
