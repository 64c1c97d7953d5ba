using System.Text.RegularExpressions;
using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>The commands that only look.</summary>
public sealed class LookingTests : IDisposable
{
    private readonly Shop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task List_names_the_restores_and_their_options()
    {
        var ran = await _shop.WithAllAsync("list");
        ran.Is(0);
        Snapshot.Match(ran.All, _shop);
    }

    [Fact]
    public async Task Plan_shows_what_where_and_with_which_statements()
    {
        var ran = await _shop.RunAsync(["plan", .. Shop.Stamped]);
        ran.Is(0);
        Assert.Contains("UPDATE main.\"subscription_variants\"", ran.Out, StringComparison.Ordinal);
        Snapshot.Match(WithoutSql(ran.All), _shop);
    }

    [Fact]
    public async Task A_dry_run_that_selects_no_row_says_so()
    {
        var ran = await _shop.RunAsync(["dry-run", "--stamped-from", "1999-01-01", "--stamped-to", "1999-01-02"]);
        ran.Is(0);
        Assert.Contains("It selected no row: no row of live is as Where says.", ran.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var some = await _shop.RunAsync(["dry-run", .. Shop.Stamped]);
        Assert.DoesNotContain("It selected no row", some.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_that_selects_no_row_points_at_the_comparison_that_no_row_fulfils()
    {
        var ran = await _shop.RunAsync(["dry-run", "--stamped-from", "1999-01-01", "--stamped-to", "1999-01-02"]);
        ran.Is(0);
        Snapshot.Match(ran.All, _shop);
    }

    [Fact]
    public async Task A_dry_run_counts_the_rows_that_one_comparison_keeps_out()
    {
        _shop.Execute("live.db", "UPDATE subscription_variants SET active = 1 WHERE id = (SELECT MIN(id) FROM subscription_variants WHERE active = 0 AND cancelled_at LIKE '2025-03-02%')");
        var ran = await _shop.RunAsync(["dry-run", .. Shop.Stamped]);
        ran.Is(0);
        Assert.Contains("1 row fulfils all but !live.Active", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_for_a_DBA_is_SQL_and_nothing_else()
    {
        var ran = await _shop.RunAsync(["plan", .. Shop.Stamped, "--ddl"]);
        ran.Is(0);
        Assert.Equal("", ran.Error);
        _shop.Execute("live.db", ran.Out);
        _shop.Execute("live.db", ran.Out);
        var plan = await _shop.RunAsync(["plan", .. Shop.Stamped]);
        Assert.DoesNotContain("run creates", plan.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_for_a_DBA_has_only_what_is_missing()
    {
        var whole = await _shop.RunAsync(["plan", .. Shop.Stamped, "--ddl"]);
        _shop.Execute("live.db", whole.Out);
        _shop.Execute("live.db", "DROP TABLE backfill_range");
        var some = await _shop.RunAsync(["plan", .. Shop.Stamped, "--ddl"]);
        Assert.StartsWith("CREATE TABLE IF NOT EXISTS main.backfill_range (", some.Out, StringComparison.Ordinal);
        Assert.Single(some.Out.Split(';'), statement => statement.Contains("CREATE", StringComparison.Ordinal));
        _shop.Execute("live.db", some.Out);

        var none = await _shop.RunAsync(["plan", .. Shop.Stamped, "--ddl"]);

        none.Is(0);
        Assert.Equal("-- Nothing is missing: every control table is there, and every right that a run needs.\n", none.Out);
        _shop.Execute("live.db", none.Out);
    }

    [Fact]
    public async Task Plan_for_a_DBA_is_to_be_had_where_the_plan_itself_is_refused()
    {
        _shop.Execute("archive.db", "DROP TABLE subscription_variants");
        (await _shop.RunAsync(["plan", .. Shop.Stamped])).Is(2);
        var ran = await _shop.RunAsync(["plan", .. Shop.Stamped, "--ddl"]);
        ran.Is(0);
        Assert.StartsWith("CREATE TABLE", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dry_run_shows_outcomes_and_how_values_are_distributed()
    {
        var before = File.ReadAllBytes(_shop.PathOf("live.db"));
        var ran = await _shop.RunAsync(["dry-run", .. Shop.Stamped]);
        ran.Is(0);
        Snapshot.Match(ran.All, _shop);
        Assert.Equal(before, File.ReadAllBytes(_shop.PathOf("live.db")));
    }

    [Fact]
    public async Task Dry_run_of_the_first_rows_says_that_it_is_partial()
    {
        var ran = await _shop.RunAsync(["dry-run", .. Shop.Stamped, "--limit", "10", "--batch", "5"]);
        ran.Is(0);
        Assert.Contains("of the first rows only", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_shows_the_row_in_live_and_in_the_backup_and_why()
    {
        var ran = await _shop.RunAsync(["explain", .. Shop.Stamped, "--key", "13"]);
        ran.Is(0);
        Snapshot.Match(ran.All, _shop);
    }

    [Fact]
    public async Task Explain_takes_a_composite_key_in_the_order_of_its_columns()
    {
        var ran = await _shop.WithAllAsync("explain", "RoleNote.Note", "--key", "2", "--key", "1");
        ran.Is(0);
        Assert.Contains("role_notes actor_id = 2, film_id = 1", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Restored", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", "NotInArchive")]
    [InlineData("21", "NullInArchive")]
    [InlineData("33", "SourceUnchanged")]
    [InlineData("50", "but Where does not select it")]
    [InlineData("5000", "no such row")]
    public async Task Explain_says_what_became_of_a_row(string key, string says)
    {
        var ran = await _shop.RunAsync(["explain", .. Shop.Stamped, "--key", key]);
        ran.Is(0);
        Assert.Contains(says, ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_key_does_not_take_the_next_option_for_itself()
    {
        var ran = await _shop.RunAsync(["explain", .. Shop.Stamped, "--key=", "--json"]);
        ran.Is(2);
        Assert.DoesNotContain("'--json'", ran.Out + ran.Error, StringComparison.Ordinal);
        Assert.Contains("''", ran.Out + ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_of_a_database_without_runs_says_so()
    {
        var ran = await _shop.RunAsync("status");
        ran.Is(0);
        Assert.Equal("There are no runs yet.\n", ran.Out);
    }

    /// <summary>The statements are the generator's, and its snapshots have them.</summary>
    private static string WithoutSql(string plan) => Regex.Replace(plan, @"(?<=^  -- \w+\n)(  .*\n)+", "  …\n", RegexOptions.Multiline);
}
