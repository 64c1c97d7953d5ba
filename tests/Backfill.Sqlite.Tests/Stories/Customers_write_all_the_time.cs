using System.Globalization;
using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

/// <summary>Random writes of an application before every step of every batch, against a model that knows for each row whether the run had written it by then.</summary>
public sealed class Customers_write_all_the_time
{
    private const string Moved = "2025-08-09 10:11:12";
    private const string OtherStamp = "2025-03-01 22:22:22";

    [Theory]
    [InlineData(1, 50_000, 40)]
    [InlineData(2, 60, 7)]
    [InlineData(3, 13, 5)]
    [InlineData(4, 31, 3)]
    public async Task And_no_write_of_theirs_is_lost(int seed, int slice, int batch)
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, 200);
        var now = shop.Live.ToDictionary(v => v.Id);
        var settled = new HashSet<long>();
        var untouched = shop.Live.Select(v => v.Id).ToList();
        var random = new Random(seed);

        var run = await folder.Backfill(Write, slice).RunAsync(SubscriptionVariant.Restore, new RunOptions { BatchSize = batch, MaxFailureRatio = 1 });

        Assert.Equal(RunState.Done, run.State);
        Assert.Empty(run.Discrepancies);
        Assert.True(untouched.Count < 200, "The customers never wrote.");
        foreach (var id in now.Keys.Where(id => !settled.Contains(id)))
        {
            now[id] = AfterRun(now[id]);
        }

        var expected = now.Values.OrderBy(v => v.Id).Select(v => $"{v.Id} {v.Active} {v.CancelledAt} {v.UpdatedAt}");
        Assert.Equal(expected, Db.Rows(folder.Live, "SELECT id || ' ' || active || ' ' || coalesce(cancelled_at, '') || ' ' || coalesce(updated_at, '') FROM subscription_variants ORDER BY id").Select(r => r[0]!));

        Variant AfterRun(Variant row) =>
            Variant.Expected(row, shop.Archived.GetValueOrDefault(row.Id)) == Outcome.Restored ? row with { CancelledAt = shop.Archived[row.Id].UpdatedAt } : row;

        void Write(Step step, int number)
        {
            // Between the transactions only: inside one, the file is locked.
            if (step != Step.Begin && step != Step.Committed)
            {
                return;
            }

            var written = Db.Rows(folder.Live, $"SELECT key_id FROM {Control.Journal(folder.Live)}").Select(r => long.Parse(r[0]!, CultureInfo.InvariantCulture)).ToHashSet();
            for (var i = 0; i < 6 && untouched.Count > 0; i++)
            {
                var id = untouched[random.Next(untouched.Count)];
                untouched.Remove(id);
                var row = written.Contains(id) ? AfterRun(now[id]) : now[id];
                if (written.Contains(id))
                {
                    settled.Add(id);
                }

                Change(row, written.Contains(id));
            }
        }

        // None of these makes a row one to be restored that was not: whether the run still meets such a row depends on where it is.
        void Change(Variant row, bool written)
        {
            var restorable = !written && Variant.Expected(row, shop.Archived.GetValueOrDefault(row.Id)) == Outcome.Restored;
            Variant? changed = random.Next(5) switch
            {
                0 => row with { Active = "1" },
                1 => row with { CancelledAt = Moved },
                2 when restorable => row with { CancelledAt = OtherStamp },
                3 when restorable || written => row with { UpdatedAt = Moved },
                _ => null,
            };
            if (changed is null)
            {
                now.Remove(row.Id);
                Db.Run(folder.Live, $"DELETE FROM subscription_variants WHERE id = {row.Id}");
                return;
            }

            now[row.Id] = changed;
            Db.Run(folder.Live, $"UPDATE subscription_variants SET active = {changed.Active}, cancelled_at = {Sql(changed.CancelledAt)}, updated_at = {Sql(changed.UpdatedAt)} WHERE id = {row.Id}");
        }

        static string Sql(string? text) => text is null ? "NULL" : $"'{text}'";
    }
}
