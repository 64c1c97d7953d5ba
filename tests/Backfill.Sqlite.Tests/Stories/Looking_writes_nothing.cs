using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Looking_writes_nothing
{
    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Plan_and_dry_run_leave_every_byte_of_both_files(string journalMode)
    {
        using var folder = new Folder();
        var shop = Shop.Make(folder, 300);
        Db.Run(folder.Live, $"PRAGMA journal_mode = {journalMode}");
        var (live, archive) = (Image.Hash(folder.Live), Image.Hash(folder.Archive));

        var plan = await folder.Backfill().PlanAsync(SubscriptionVariant.Restore);
        var dryRun = await folder.Backfill(sliceSize: 40).DryRunAsync(SubscriptionVariant.Restore, new RunOptions { BatchSize = 7, MaxFailureRatio = 1 });

        Assert.Equal((live, archive), (Image.Hash(folder.Live), Image.Hash(folder.Archive)));
        Assert.Equal(["backfill_column", "backfill_range", "backfill_run"], plan.Live.Control!.Missing.Where(name => !name.Contains("variant", StringComparison.Ordinal)).Order());
        Assert.Equal(5, plan.Live.Control.Missing.Count);
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            Assert.Equal(shop.Outcomes.Values.Count(o => o == outcome), dryRun.Counts[outcome]);
        }
    }

    [Fact]
    public async Task Status_of_a_file_without_runs_leaves_every_byte()
    {
        using var folder = new Folder();
        Shop.Make(folder, 3);
        var live = Image.Hash(folder.Live);
        Assert.Empty(await folder.Backfill().StatusAsync());
        Assert.Equal(live, Image.Hash(folder.Live));
    }

    [Fact]
    public async Task A_plan_counts_the_archived_rows_that_Where_selects()
    {
        using var folder = new Folder();
        Shop.Make(folder, [Shop.Damaged(1), (Shop.Damaged(2).Live, Shop.Damaged(2).Live), (Shop.Damaged(3).Live, Shop.Damaged(3).Live)]);
        Assert.Equal(2, (await folder.Backfill().PlanAsync(SubscriptionVariant.Restore)).Archives[0].Damaged);
    }

    [Fact]
    public async Task The_statements_of_a_plan_are_SQL_that_SQLite_understands()
    {
        using var folder = new Folder();
        Shop.Make(folder, 3);
        await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { MaxFailureRatio = 1 });
        var plan = await folder.Backfill().PlanAsync(SubscriptionVariant.Restore);

        Assert.Equal(18, plan.Statements.Count);
        Assert.All(plan.Statements, statement =>
        {
            Assert.DoesNotContain('{', statement.Value);
            var bound = System.Text.RegularExpressions.Regex.Replace(statement.Value, "@\\w+", "1");
            Assert.NotEmpty(Db.Rows(folder.Live, "EXPLAIN QUERY PLAN " + bound));
        });
    }

    [Fact]
    public async Task Reading_and_writing_a_batch_search_the_tables_by_their_keys()
    {
        using var folder = new Folder();
        Shop.Make(folder, 3);
        await folder.Backfill().RunAsync(SubscriptionVariant.Restore, new RunOptions { MaxFailureRatio = 1 });
        var plan = await folder.Backfill().PlanAsync(SubscriptionVariant.Restore);

        foreach (var name in new[] { "SliceEnd", "ReadLive", "Stage", "Reread", "Apply", "Proof", "ReadJournal", "StageUndo", "ReadArchive" })
        {
            var sql = System.Text.RegularExpressions.Regex.Replace(plan.Statements.Single(s => s.Key == name).Value, "@\\w+", "1");
            var steps = Db.Rows(folder.Live, "EXPLAIN QUERY PLAN " + sql).Select(r => r[3]!).ToList();
            Assert.DoesNotContain(steps, step => step.StartsWith("SCAN t", StringComparison.Ordinal) || step.StartsWith("SCAN j", StringComparison.Ordinal) || step.StartsWith("SCAN a", StringComparison.Ordinal));
        }
    }
}
