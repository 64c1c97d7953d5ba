using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary><c>--outcomes</c> on real runs.</summary>
public sealed class OutcomeFileTests : IDisposable
{
    private readonly Shop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_dry_run_writes_every_selected_row_with_its_outcome()
    {
        var file = _shop.PathOf("outcomes.csv");
        (await _shop.RunAsync(["dry-run", .. Shop.Stamped, "--outcomes", file])).Is(0);
        var lines = File.ReadAllLines(file);
        Assert.Equal("run,range,batch,id,outcome,old,new,reason", lines[0]);
        Assert.Equal(991, lines.Length);
        Assert.Equal("0,1,1,2,Restored,2025-03-02 04:10:00,2024-03-30 08:30:00,", lines[2]);
        Assert.Contains(lines, l => l.StartsWith("0,1,1,21,NullInArchive,2025-03-02 04:10:00,\\N,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_resumed_run_goes_on_with_its_file_and_ends_with_every_row_once()
    {
        var file = _shop.PathOf("outcomes.csv");
        (await _shop.PlanAndRunAsync("--limit", "100", "--batch", "50", "--outcomes", file)).Is(0);
        Assert.Equal(101, File.ReadAllLines(file).Length);
        File.AppendAllText(file, "1,1,3,150,Restored,\"not comm");
        (await _shop.RunAsync("resume", "1", "--batch", "50", "--outcomes", file)).Is(0);
        var keys = File.ReadAllLines(file).Skip(1).Select(l => l.Split(',')[3]).ToList();
        Assert.Equal(_shop.Query("live.db", "SELECT id FROM subscription_variants WHERE active = 0 ORDER BY id"), keys);
    }

    [Fact]
    public async Task Resuming_with_a_new_file_says_what_will_not_be_in_it()
    {
        (await _shop.PlanAndRunAsync("--limit", "100", "--batch", "50")).Is(0);
        var file = _shop.PathOf("rest.csv");
        var ran = await _shop.RunAsync("resume", "1", "--outcomes", file);
        ran.Is(0);
        Assert.Contains("is a new file", ran.Error, StringComparison.Ordinal);
        Assert.Equal(891, File.ReadAllLines(file).Length);
    }

    [Fact]
    public async Task Resuming_refuses_a_foreign_file_and_writes_nothing()
    {
        (await _shop.PlanAndRunAsync("--limit", "100", "--batch", "50")).Is(0);
        var file = _shop.PathOf("notes.csv");
        File.WriteAllText(file, "mine");
        var before = _shop.Live();
        var ran = await _shop.RunAsync("resume", "1", "--outcomes", file);
        ran.Is(2);
        Assert.Contains("is not an outcome file of run 1", ran.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal(before, _shop.Live());
    }

    [Fact]
    public async Task An_undo_writes_one_too()
    {
        await _shop.PlanAndRunAsync();
        var file = _shop.PathOf("undone.csv");
        var ran = await _shop.AtTerminalAsync("live.db", "undo", "1", "--outcomes", file);
        ran.Is(0);
        var lines = File.ReadAllLines(file);
        Assert.Equal(951, lines.Length);
        Assert.Equal("2,1,1,2,Restored,2024-03-30 08:30:00,2025-03-02 04:10:00,", lines[2]);
    }
}
