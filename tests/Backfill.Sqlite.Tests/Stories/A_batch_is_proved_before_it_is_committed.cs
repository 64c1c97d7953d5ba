using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_batch_is_proved_before_it_is_committed
{
    [Fact]
    public async Task A_write_that_did_not_happen_is_noticed_and_nothing_of_the_batch_stays()
    {
        using var folder = new Folder();
        Shop.Make(folder, [Shop.Damaged(1), Shop.Damaged(2), Shop.Damaged(3)]);
        var before = Image.Of(folder.Live);
        var backfill = folder.Backfill(static (_, _) => { }, writes: false);

        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => backfill.RunAsync(SubscriptionVariant.Restore));

        Assert.Contains("3 rows did not hold after the write what was journaled for them", error.Message, StringComparison.Ordinal);
        Image.AssertEqual(before, Image.Of(folder.Live));
        Assert.Equal("0", Db.One(folder.Live, $"SELECT COUNT(*) FROM {Control.Journal(folder.Live)}"));

        await folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, error.Run);
        Assert.Equal([Shop.Past(1), Shop.Past(2), Shop.Past(3)], Db.Rows(folder.Live, "SELECT cancelled_at FROM subscription_variants ORDER BY id").Select(r => r[0]!));
    }
}
