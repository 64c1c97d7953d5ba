using System.Text.Json;
using Backfill.Cli.Tests.Declared;
using Backfill.Cli.Tests.Harness;
using Backfill.Sqlite;
using Backfill.Stores;

namespace Backfill.Cli.Tests;

/// <summary>A restore whose <c>Where</c> is still to be written can be looked at, and writes nothing.</summary>
public sealed class UnwrittenWhereTests : IDisposable
{
    private const string Refusal =
        "Where is not filled in: IsDamaged has no condition yet, and a run would write to every row that differs from the backup. "
        + "Write into IsDamaged which live rows are damaged, or take Where out of [Restore] if it is every row; then look at the plan again.";

    private readonly Shop _shop = new(rows: 10);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Plan_and_dry_run_look_at_every_row_and_say_that_run_will_refuse()
    {
        var plan = await RunAsync("plan");
        plan.Is(0);
        Assert.Contains("IsDamaged, not filled in yet: every row\n", plan.Out, StringComparison.Ordinal);
        Assert.Contains("Where is not filled in: IsDamaged has no condition yet, so every row of the table is selected", plan.Out, StringComparison.Ordinal);
        Assert.Contains($"run will refuse: {Refusal}\n", plan.Out, StringComparison.Ordinal);
        Assert.Contains("  fix dry-run NewNote.Note\n", plan.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("fix run", plan.Out, StringComparison.Ordinal);

        var dryRun = await RunAsync("dry-run");
        dryRun.Is(0);
        Assert.Contains($"run will refuse: {Refusal}\n", dryRun.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("fix run", dryRun.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await RunAsync("dry-run", "--json")).Out);
        Assert.Equal(_shop.Query("live.db", "SELECT COUNT(*) FROM role_notes")[0], $"{json.RootElement.GetProperty("selected").GetInt64()}");
        Assert.StartsWith("Where is not filled in", json.RootElement.GetProperty("runRefusals")[0].GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_refuses_in_any_way_it_is_called_and_writes_nothing()
    {
        using var plan = JsonDocument.Parse((await RunAsync("plan", "--json")).Out);
        Assert.Equal(1, plan.RootElement.GetProperty("runRefusals").GetArrayLength());
        var before = File.ReadAllBytes(_shop.PathOf("live.db"));
        foreach (var ran in new[]
        {
            await RunAsync("run"),
            await RunAsync("run", "--plan", plan.RootElement.GetProperty("planId").GetString()!),
            await _shop.RunAsync(["run"], "live.db", NewNote.Restores.All, width: 1000),
        })
        {
            ran.Is(2);
            Assert.Equal($"{Refusal}\n", ran.Error);
            Assert.Equal("", ran.Out);
        }

        Assert.Equal(before, File.ReadAllBytes(_shop.PathOf("live.db")));
    }

    [Fact]
    public async Task A_call_in_code_is_refused_too()
    {
        var backfill = new SqliteBackfill(_shop.PathOf("live.db"), new() { [Backups.Archive] = _shop.PathOf("archive.db") });
        var plan = await backfill.PlanAsync(NewNote.Restores.Note());
        Assert.Equal(Refusal, Assert.Single(plan.RunRefusals).ToString());
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.RunAsync(NewNote.Restores.Note(), new RunOptions { PlanId = plan.Id }));
        Assert.Equal(Refusal, refused.Message);
        Assert.Empty((await backfill.PlanAsync(RoleNote.Restores.Note(null))).RunRefusals);
    }

    private Task<Ran> RunAsync(params string[] args) => _shop.RunAsync(args, null, NewNote.Restores.All);
}
