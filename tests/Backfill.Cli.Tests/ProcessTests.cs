using System.Globalization;
using System.Text.Json;
using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>The program as a child process: what only a process has, signals and exit codes.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Shop _shop = new(rows: 20_000);

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public async Task A_signal_finishes_the_batch_says_how_to_resume_and_ends_with_130(int signal)
    {
        using var run = await StartRunAsync("--batch", "1");
        await UntilBatchesAreCommittedAsync();
        run.Signal(signal);
        run.Signal(signal);
        var stopped = await run.EndAsync();
        stopped.Is(130);
        Assert.Contains("Stopping: the batch is finished first.", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("resume 1", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("paused", stopped.Out, StringComparison.Ordinal);
        Assert.Equal(Restored(), Journaled());
        Assert.InRange(Restored(), 1, 18_999);

        using var resume = new Child(_shop, "resume", "1", "--batch", "5000");
        (await resume.EndAsync()).Is(0);
        Assert.Equal(19_000, Restored());
    }

    [Fact]
    public async Task A_killed_run_is_resumed_and_its_file_has_every_row_once()
    {
        var file = _shop.PathOf("outcomes.csv");
        using (var run = await StartRunAsync("--batch", "1", "--outcomes", file))
        {
            await UntilBatchesAreCommittedAsync();
            run.Signal(9);
            await run.EndAsync();
        }

        using var resume = new Child(_shop, "resume", "1", "--batch", "5000", "--take-over", "--outcomes", file);
        (await resume.EndAsync()).Is(0);
        Assert.Equal(19_000, Restored());
        var keys = File.ReadAllLines(file).Skip(1).Select(l => l.Split(',')[3]).ToList();
        Assert.Equal(_shop.Query("live.db", "SELECT id FROM subscription_variants WHERE active = 0 ORDER BY id"), keys);
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_asked_and_nothing_is_written()
    {
        using var run = new Child(_shop, ["run", .. Shop.Stamped]);
        var refused = await run.EndAsync();
        refused.Is(2);
        Assert.StartsWith("Nothing was written", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, Restored());
    }

    [Fact]
    public async Task Json_can_be_piped()
    {
        using var dryRun = new Child(_shop, ["dry-run", .. Shop.Stamped, "--json"]);
        var ran = await dryRun.EndAsync();
        ran.Is(0);
        Assert.Equal(19_000, JsonDocument.Parse(ran.Out).RootElement.GetProperty("outcomes").GetProperty("Restored").GetInt64());
    }

    [Fact]
    public async Task Appsettings_of_the_folder_are_read_and_the_environment_goes_before_them()
    {
        File.WriteAllText(_shop.PathOf("appsettings.json"), """{ "ConnectionStrings": { "Live": "Sqlite=/nowhere.db", "Archive": "Sqlite=archive.db" } }""");
        _shop.Settings.Remove("ConnectionStrings:Archive");
        using var plan = new Child(_shop, ["plan", .. Shop.Stamped]);
        (await plan.EndAsync()).Is(0);
    }

    [Fact]
    public async Task Appsettings_that_are_no_JSON_are_one_sentence()
    {
        File.WriteAllText(_shop.PathOf("appsettings.json"), "{ \"ConnectionStrings\": { \"Live\": \"Server=h;Password=hunter2\" ");
        using var plan = new Child(_shop, ["plan", .. Shop.Stamped]);
        var ran = await plan.EndAsync();
        ran.Is(2);
        Assert.EndsWith("is not valid JSON.\n", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", ran.All, StringComparison.Ordinal);
    }

    private async Task<Child> StartRunAsync(params string[] args) => new(_shop, ["run", .. Shop.Stamped, "--plan", await _shop.PlanIdAsync(Shop.Stamped), .. args]);

    private async Task UntilBatchesAreCommittedAsync()
    {
        for (var waited = 0; waited < 600; waited++)
        {
            if (_shop.Query("live.db", "SELECT name FROM sqlite_schema WHERE name = 'backfill_range'").Count > 0
                && _shop.Query("live.db", "SELECT 1 FROM backfill_range WHERE batch >= 5").Count > 0)
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("The run committed no batches.");
    }

    private long Restored() => Number("SELECT COUNT(*) FROM subscription_variants WHERE cancelled_at LIKE '2024-%'");

    private long Journaled() => Number($"SELECT COUNT(*) FROM {_shop.Query("live.db", "SELECT name FROM sqlite_schema WHERE name LIKE 'backfill_journal%' AND type = 'table'")[0]}");

    private long Number(string sql) => long.Parse(_shop.Query("live.db", sql)[0], CultureInfo.InvariantCulture);
}
