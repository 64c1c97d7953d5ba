using System.Globalization;
using Backfill.Killed;
using Backfill.MySql.Tests.Traps;
using Backfill.Testing.Databases;
using Backfill.Testing.Keys;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Keys;

/// <summary>A run that leaves a row out does not end as if it had not: the server counts, without the order of keys, what is selected and was not read.</summary>
public sealed class UnreadRowTests
{
    /// <summary>What no rule of ours may ever overlook again: the rule is taken away here, and the count finds the row.</summary>
    [Theory]
    [InlineData("", "\t", "a", "b")]
    [InlineData("a\t", "a", "aa", "b")]
    public async Task A_key_that_is_not_compared_as_its_index_is_ordered_leaves_a_row_out_and_it_is_said(params string[] keys)
    {
        await using var databases = await DatabasePair.CreateAsync(
            ServerProduct.MariaDb, "CREATE TABLE labels (code CHAR(20) CHARACTER SET latin1 COLLATE latin1_swedish_nopad_ci NOT NULL PRIMARY KEY, name VARCHAR(20) NULL);");
        foreach (var (database, name) in new[] { (databases.Live, "damaged"), (databases.Archive, "right") })
        {
            await database.ScriptAsync(string.Concat(keys.Select(key => $"INSERT INTO labels VALUES (x'{Convert.ToHexString(System.Text.Encoding.Latin1.GetBytes(key))}', '{name}');\n")));
        }

        var backfill = Runners.Through(databases, store => new SteppedStore(store, (_, _) => { }) { Overlooks = inspection => inspection with { Refusals = [] } });

        var run = await backfill.RunAsync(Label.Restore, new RunOptions { BatchSize = 1 });

        var left = await databases.Live.NumberAsync("SELECT COUNT(*) FROM labels WHERE name = 'damaged'");
        Assert.Equal((1, 3), (left, run.Counts.Selected));
        Assert.Equal((left, true), (run.Unread, run.Reconciles));
        Assert.Contains("1 row at least is selected now that the run has not read", Assert.Single(run.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer]
    public async Task A_walk_that_leaves_rows_out_is_told_from_one_that_does_not(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Labels("damaged"), Labels("right"));
        var leaves = Runners.Through(databases, store => new SteppedStore(store, (_, _) => { }) { LeavesOut = key => key is "k07" or "k20" });

        var run = await leaves.RunAsync(Label.Restore);
        var again = await Runners.On(databases).RunAsync(Label.Restore, new RunOptions { BatchSize = 3 });
        var nothing = await Runners.On(databases).RunAsync(Label.Restore);

        Assert.Equal((2L, 18), (run.Unread, run.Counts[Outcome.Restored]));
        Assert.Equal((0L, 2, 18), (again.Unread, again.Counts[Outcome.Restored], again.Counts[Outcome.SameAsArchive]));
        Assert.Equal((0L, 20), (nothing.Unread, nothing.Counts[Outcome.SameAsArchive]));
        Assert.Empty(nothing.Notes);
    }

    [Theory]
    [OnEachServer]
    public async Task What_an_application_adds_behind_the_walk_is_said_and_what_it_adds_behind_the_last_key_is_not(ServerProduct product)
    {
        const string things = "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) NULL);\nINSERT INTO things VALUES (1, '{0}'), (2, '{0}'), (3, '{0}'), (4, '{0}'), (5, '{0}'), (6, '{0}');";
        await using var databases = await DatabasePair.CreateAsync(
            product, string.Format(CultureInfo.InvariantCulture, things, "bad"), string.Format(CultureInfo.InvariantCulture, things, "good"));
        var backfill = Runners.Stepped(databases, (step, batch) =>
        {
            if (step == Step.Begin && batch == 3)
            {
                databases.Live.ExecuteAsync("INSERT INTO things VALUES (0, 'new'), (-1, 'new'), (7, 'new'), (8, 'new')").GetAwaiter().GetResult();
            }
        });

        var run = await backfill.RunAsync(Thing.Restores.Value(), new RunOptions { BatchSize = 2 });

        Assert.Equal((2L, 6), (run.Unread, run.Counts.Selected));
        Assert.StartsWith("2 rows at least are selected now", Assert.Single(run.Notes), StringComparison.Ordinal);
    }

    private static string Labels(string name) =>
        "CREATE TABLE labels (code VARCHAR(20) NOT NULL PRIMARY KEY, name VARCHAR(20) NULL);\n"
        + string.Concat(Enumerable.Range(1, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $"INSERT INTO labels VALUES ('k{i:00}', '{name}');\n")));
}
