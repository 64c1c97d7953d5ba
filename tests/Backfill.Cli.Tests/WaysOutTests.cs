using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>What is said when a run cannot do what was asked, and the commands that are named.</summary>
public sealed class WaysOutTests : IDisposable
{
    private readonly Shop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_run_that_is_at_work_is_not_taken_without_take_over()
    {
        await AliveAsync();
        foreach (var command in new[] { "resume", "cancel" })
        {
            var refused = await _shop.RunAsync(command, "1");
            refused.Is(2);
            Assert.Contains("Run 1 is at work: ", refused.Error, StringComparison.Ordinal);
            Assert.Contains($"fix {command} 1 --take-over", refused.Error, StringComparison.Ordinal);
        }

        (await _shop.RunAsync("resume", "1", "--take-over")).Is(0);
        Assert.Equal(["Done"], _shop.Query("live.db", "SELECT state FROM backfill_run"));
    }

    [Theory]
    [InlineData("take over", 0, "Done")]
    [InlineData("yes", 2, "Running")]
    [InlineData("", 2, "Running")]
    public async Task On_a_terminal_it_is_asked_for(string answer, int exit, string state)
    {
        await AliveAsync();
        var ran = await _shop.AtTerminalAsync(answer, "resume", "1");
        ran.Is(exit);
        Assert.Contains("Type 'take over' to take run 1 from that process:", ran.Error, StringComparison.Ordinal);
        Assert.Equal([state], _shop.Query("live.db", "SELECT state FROM backfill_run"));
    }

    [Fact]
    public async Task Run_says_who_is_at_work_and_does_not_suggest_to_take_over()
    {
        await AliveAsync();
        var refused = await _shop.PlanAndRunAsync();
        refused.Is(2);
        Assert.Contains("is at work: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Wait until it has ended.", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("take-over", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fix resume", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_gives_a_run_up_and_frees_its_column()
    {
        await PausedAsync();
        var given = await _shop.RunAsync("cancel", "1");
        given.Is(0);
        Assert.Contains("given up", given.Out, StringComparison.Ordinal);
        Assert.Contains("fix undo 1 --plan ", given.Out, StringComparison.Ordinal);
        (await _shop.RunAsync("cancel", "1")).Is(2);
        (await _shop.PlanAndRunAsync()).Is(0);
    }

    [Fact]
    public async Task Cancel_tells_as_JSON()
    {
        await PausedAsync();
        var given = await _shop.RunAsync("cancel", "1", "--json");
        given.Is(0);
        Assert.Contains("\"state\": \"Cancelled\"", given.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_table_was_altered_is_undone_or_given_up_by_the_commands_that_are_named()
    {
        await PausedAsync();
        _shop.Execute("live.db", "ALTER TABLE subscription_variants ADD COLUMN later TEXT");
        var refused = await _shop.RunAsync("resume", "1");
        refused.Is(2);
        var plan = _shop.Query("live.db", "SELECT substr(plan_id, 1, 12) FROM backfill_run")[0];
        Assert.Contains($"fix undo 1 --plan {plan}", refused.Error, StringComparison.Ordinal);
        Assert.Contains("fix cancel 1", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fix resume", refused.Error, StringComparison.Ordinal);
        (await _shop.RunAsync("undo", "1", "--plan", plan)).Is(0);
        Assert.Equal(["Undone", "Done"], _shop.Query("live.db", "SELECT state FROM backfill_run ORDER BY id"));
    }

    [Fact]
    public async Task A_run_whose_backup_has_no_connection_string_any_more_can_be_undone()
    {
        await PausedAsync();
        _shop.Settings.Remove("ConnectionStrings:Archive");
        var refused = await _shop.RunAsync("resume", "1");
        refused.Is(2);
        Assert.Contains("add the connection string 'Archive'", refused.Error, StringComparison.Ordinal);
        Assert.Contains("fix undo 1 --plan ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("fix cancel 1", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-0.1")]
    [InlineData("1.5")]
    [InlineData("1%")]
    [InlineData("NaN")]
    public async Task A_failure_ratio_is_a_number_from_0_to_1(string ratio)
    {
        var refused = await _shop.RunAsync(["dry-run", .. Shop.Stamped, $"--max-failure-ratio={ratio}"], null);
        refused.Is(2);
        Assert.Contains("--max-failure-ratio is a number from 0 to 1, as in 0.02", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_foresees_that_the_run_will_stop_and_the_run_names_the_ratio_to_go_on_with()
    {
        _shop.Execute("archive.db", "UPDATE subscription_variants SET active = 'maybe' WHERE id % 20 = 2");
        var dryRun = await _shop.RunAsync(["dry-run", .. Shop.Stamped, "--batch", "100"], null);
        Assert.Contains("run will stop: 50 of 990 rows fail, and --max-failure-ratio is 0.01.", dryRun.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var stopped = await _shop.PlanAndRunAsync("--batch", "100");
        stopped.Is(1);
        Assert.Contains("5 of 100 rows have failed, and 0.01 of them may. The last batch was written", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("fix resume 1 --max-failure-ratio 0.1 --batch 100", stopped.Error, StringComparison.Ordinal);
        (await _shop.RunAsync("resume", "1", "--max-failure-ratio", "0.1", "--batch", "100")).Is(3);
    }

    private async Task PausedAsync() => (await _shop.PlanAndRunAsync("--limit", "100", "--batch", "50")).Is(0);

    private async Task AliveAsync()
    {
        await PausedAsync();
        _shop.Execute("live.db", "UPDATE backfill_run SET state = 'Running'");
    }
}
