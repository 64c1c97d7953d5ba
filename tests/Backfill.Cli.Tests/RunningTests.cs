using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>The commands that write, and what is looked at afterwards.</summary>
public sealed class RunningTests : IDisposable
{
    private readonly Shop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Run_puts_the_column_back_and_says_what_became_of_every_row()
    {
        var ran = await _shop.PlanAndRunAsync();
        ran.Is(0);
        Snapshot.Match(ran.All, _shop);
        Assert.Equal(["950"], _shop.Query("live.db", "SELECT COUNT(*) FROM subscription_variants WHERE cancelled_at LIKE '2024-%'"));
    }

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        await _shop.PlanAndRunAsync();
        var after = _shop.Live();
        var again = await _shop.PlanAndRunAsync();
        again.Is(0);
        Assert.Equal(after, _shop.Live());
    }

    [Fact]
    public async Task On_a_terminal_run_shows_the_plan_and_asks_for_the_live_database()
    {
        var ran = await _shop.AtTerminalAsync("live.db", ["run", .. Shop.Stamped]);
        ran.Is(0);
        Assert.StartsWith("Column restore SubscriptionVariant.CancelledAt", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Type the name of the live database to run:", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Run 1 of SubscriptionVariant.CancelledAt: done", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_live_and_backup_have_one_name_the_whole_address_is_asked_for()
    {
        Directory.CreateDirectory(_shop.PathOf("backup"));
        File.Move(_shop.PathOf("archive.db"), _shop.PathOf("backup/live.db"));
        _shop.Settings["ConnectionStrings:Archive"] = $"Sqlite={_shop.PathOf("backup/live.db")}";
        var before = _shop.Live();
        var name = await _shop.AtTerminalAsync("live.db", ["run", .. Shop.Stamped]);
        name.Is(2);
        Assert.Contains("Type the whole path of the live file to run:", name.Error, StringComparison.Ordinal);
        Assert.Equal(before, _shop.Live());
        (await _shop.AtTerminalAsync(_shop.PathOf("live.db"), ["run", .. Shop.Stamped])).Is(0);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("LIVE.DB")]
    [InlineData("")]
    public async Task On_a_terminal_any_other_answer_writes_nothing(string answer)
    {
        var before = File.ReadAllBytes(_shop.PathOf("live.db"));
        var ran = await _shop.AtTerminalAsync(answer, ["run", .. Shop.Stamped]);
        ran.Is(2);
        Assert.Contains("That is not the name of the live database; nothing was written.", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_shop.PathOf("live.db")));
    }

    [Fact]
    public async Task A_run_that_reached_its_limit_is_paused_and_can_be_resumed()
    {
        var paused = await _shop.PlanAndRunAsync("--limit", "100", "--batch", "50");
        paused.Is(0);
        Assert.Contains("Run 1 of SubscriptionVariant.CancelledAt: paused", paused.Out, StringComparison.Ordinal);
        Assert.Contains("fix resume 1", paused.Out, StringComparison.Ordinal);
        var resumed = await _shop.RunAsync("resume", "1");
        resumed.Is(0);
        Assert.Contains("done", resumed.Out, StringComparison.Ordinal);
        Assert.Equal(["950"], _shop.Query("live.db", "SELECT COUNT(*) FROM subscription_variants WHERE cancelled_at LIKE '2024-%'"));
    }

    [Fact]
    public async Task Verify_says_that_every_row_equals_the_backup()
    {
        await _shop.PlanAndRunAsync();
        var ran = await _shop.RunAsync("verify", "1");
        ran.Is(0);
        Snapshot.Match(ran.All, _shop);
    }

    [Fact]
    public async Task Verify_ends_with_3_when_rows_do_not_hold()
    {
        await _shop.PlanAndRunAsync();
        _shop.Execute("live.db", "UPDATE subscription_variants SET cancelled_at = NULL WHERE id = 2");
        _shop.Execute("live.db", "UPDATE subscription_variants SET cancelled_at = '2025-03-02 04:10:00' WHERE id = 3");
        _shop.Execute("live.db", "DELETE FROM subscription_variants WHERE id = 4");
        _shop.Execute("archive.db", "UPDATE subscription_variants SET updated_at = '2020-01-01 00:00:00' WHERE id = 5");
        var ran = await _shop.RunAsync("verify", "1");
        ran.Is(3);
        Snapshot.Match(ran.All, _shop);
    }

    [Fact]
    public async Task Verify_counts_what_the_application_has_changed_since_and_calls_it_no_fault()
    {
        await _shop.PlanAndRunAsync();
        _shop.Execute("live.db", "UPDATE subscription_variants SET cancelled_at = NULL WHERE id = 2; DELETE FROM subscription_variants WHERE id = 4");
        var ran = await _shop.RunAsync("verify", "1");
        ran.Is(0);
        Assert.Contains("Nothing differs that should not: 2 rows were changed or deleted by the application since.", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE subscription_variants SET cancelled_at = '2025-03-02 04:10:00' WHERE id = 3", "live.db")]
    [InlineData("UPDATE subscription_variants SET updated_at = '2020-01-01 00:00:00' WHERE id = 3", "archive.db")]
    [InlineData("DELETE FROM subscription_variants WHERE id = 3", "archive.db")]
    public async Task Verify_ends_with_3_when_the_damage_is_back_or_the_backup_says_something_else(string change, string file)
    {
        await _shop.PlanAndRunAsync();
        _shop.Execute(file, change);
        var ran = await _shop.RunAsync("verify", "1");
        ran.Is(3);
        Assert.Contains("Something differs that should not: look at the rows above.", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public async Task On_a_narrow_terminal_no_value_is_broken_in_the_middle_of_a_word(int width)
    {
        _shop.Execute("archive.db", "UPDATE subscription_variants SET updated_at = '2024-01-10 08:30:00.123456' WHERE id < 5");
        await _shop.PlanAndRunAsync();
        _shop.Execute("live.db", "UPDATE subscription_variants SET cancelled_at = '2026-07-08 09:10:11.654321' WHERE id < 5");
        var ran = await _shop.RunAsync(["verify", "1"], null, width: width);
        ran.Is(0);
        var words = ran.Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.All(ran.Out.Split('\n'), line => Assert.True(line.Length <= width, line));
        Assert.Equal(4, words.Count(w => w == "09:10:11.654321"));
        Assert.Equal(8, words.Count(w => w == "08:30:00.123456"));
    }

    [Fact]
    public async Task Verify_of_an_undone_run_finds_no_fault_in_the_values_of_before()
    {
        await _shop.PlanAndRunAsync();
        (await _shop.RunAsync("undo", "1", "--plan", await PlanIdOfRunAsync(1))).Is(0);
        var ran = await _shop.RunAsync("verify", "1");
        ran.Is(0);
        Assert.Contains("The run was undone.", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_writes_each_row_with_how_it_stands()
    {
        await _shop.PlanAndRunAsync();
        _shop.Execute("live.db", "UPDATE subscription_variants SET cancelled_at = NULL WHERE id = 2; DELETE FROM subscription_variants WHERE id = 4");
        var (all, exceptions) = (_shop.PathOf("all.csv"), _shop.PathOf("exceptions.csv"));
        (await _shop.RunAsync("verify", "1", "--outcomes", all)).Is(0);
        (await _shop.RunAsync("verify", "1", "--outcomes", exceptions, "--outcomes-only", "exceptions")).Is(0);
        var lines = File.ReadAllLines(all);
        Assert.Equal(951, lines.Length);
        Assert.Contains("3,Holds,2025-03-02 04:10:00,2024-01-30 08:30:00,2024-01-30 08:30:00,2024-01-30 08:30:00", lines);
        Assert.Equal(
            [
                "id,standing,before,written,live,backup",
                "2,ChangedSince,2025-03-02 04:10:00,2024-03-30 08:30:00,\\N,2024-03-30 08:30:00",
                "4,Deleted,2025-03-02 04:10:00,2024-03-10 08:30:00,,2024-03-10 08:30:00",
            ],
            File.ReadAllLines(exceptions));
        (await _shop.RunAsync("verify", "1", "--outcomes", all)).Is(2);
    }

    [Fact]
    public async Task Only_the_rows_to_look_at_are_in_the_file_also_after_a_resume()
    {
        var file = _shop.PathOf("exceptions.csv");
        (await _shop.PlanAndRunAsync("--limit", "100", "--batch", "50", "--outcomes", file, "--outcomes-only", "exceptions")).Is(0);
        (await _shop.RunAsync("resume", "1", "--batch", "50", "--outcomes", file, "--outcomes-only", "exceptions")).Is(0);
        var lines = File.ReadAllLines(file)[1..];
        Assert.Equal(40, lines.Length);
        Assert.All(lines, line => Assert.DoesNotContain(",Restored,", line, StringComparison.Ordinal));
        var refused = await _shop.RunAsync(["dry-run", .. Shop.Stamped, "--outcomes-only", "exceptions"]);
        refused.Is(2);
        Assert.Equal("--outcomes-only says which rows the file of --outcomes has: give --outcomes FILE too.\n", refused.Error);
    }

    [Fact]
    public async Task That_the_exception_table_was_full_is_said_wherever_the_run_is_shown()
    {
        const string Note = "The exception table was full: 5 of 40 exceptions are in it, the others are only counted.";
        var backfill = new SqliteBackfill(_shop.PathOf("live.db"), archives: new() { ["Archive"] = _shop.PathOf("archive.db") });
        await backfill.RunAsync(Declared.SubscriptionVariant.Restores.CancelledAt(new(2025, 3, 1), new(2025, 3, 3)), new RunOptions { ExceptionCap = 5, Limit = 985 });
        Assert.Contains(Note, (await _shop.RunAsync("resume", "1", "--json")).Out, StringComparison.Ordinal);
        foreach (var command in new[] { "status", "verify" })
        {
            Assert.Contains(Note, (await _shop.RunAsync(command, "1")).Out, StringComparison.Ordinal);
            Assert.Contains(Note, (await _shop.RunAsync(command, "1", "--json")).Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Undo_gives_back_the_state_before_and_needs_no_backup()
    {
        var before = _shop.Live();
        await _shop.PlanAndRunAsync();
        var planId = await PlanIdOfRunAsync(1);
        File.Delete(_shop.PathOf("archive.db"));
        var ran = await _shop.RunAsync("undo", "1", "--plan", planId[..12]);
        ran.Is(0);
        Snapshot.Match(ran.All, _shop);
        Assert.Equal(before, _shop.Live());
    }

    [Fact]
    public async Task On_a_terminal_undo_shows_the_run_and_asks_for_the_live_database()
    {
        var before = _shop.Live();
        await _shop.PlanAndRunAsync();
        var refused = await _shop.AtTerminalAsync("no", "undo", "1");
        refused.Is(2);
        Assert.NotEqual(before, _shop.Live());
        var ran = await _shop.AtTerminalAsync("live.db", "undo", "1");
        ran.Is(0);
        Assert.Contains("Type the name of the live database to take run 1 back:", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, _shop.Live());
    }

    [Fact]
    public async Task Status_lists_the_runs_and_shows_one()
    {
        await _shop.PlanAndRunAsync("--limit", "100", "--batch", "50");
        await _shop.RunAsync("resume", "1");
        await _shop.RunAsync("undo", "1", "--plan", await PlanIdOfRunAsync(1));
        await _shop.PlanAndRunAsync("--limit", "100", "--batch", "50");
        var all = await _shop.RunAsync("status");
        var one = await _shop.RunAsync("status", "3");
        all.Is(0);
        one.Is(0);
        Snapshot.Match(all.All + "\n" + one.All, _shop);
    }

    private async Task<string> PlanIdOfRunAsync(long run)
    {
        var status = await _shop.RunAsync("status", run.ToString(System.Globalization.CultureInfo.InvariantCulture), "--json");
        return System.Text.Json.JsonDocument.Parse(status.Out).RootElement[0].GetProperty("planId").GetString()!;
    }
}
