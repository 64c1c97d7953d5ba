using System.Text.Json;
using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>With <c>--json</c> standard output is one JSON document with the names that scripts rely on, and nothing else.</summary>
public sealed class JsonTests : IDisposable
{
    private readonly Shop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task List() =>
        Assert.Equal("--stamped-from", (await JsonAsync(0, "list", "--json"))[0].GetProperty("parameters")[0].GetProperty("option").GetString());

    [Fact]
    public async Task Plan()
    {
        var plan = await JsonAsync(0, ["plan", .. Shop.Stamped, "--json"]);
        Assert.Equal(64, plan.GetProperty("planId").GetString()!.Length);
        Assert.Equal("2025-03-01 00:00:00", plan.GetProperty("arguments").GetProperty("stampedFrom").GetString());
        Assert.Equal("live.db", plan.GetProperty("live").GetProperty("database").GetString());
        Assert.Equal(0, plan.GetProperty("selectedInBackup").GetInt64());
        Assert.Contains(plan.GetProperty("statements").EnumerateArray(), s => s.GetProperty("name").GetString() == "Apply");
        Assert.NotEmpty(plan.GetProperty("controlTables").GetProperty("ddl").EnumerateArray());
    }

    [Fact]
    public async Task Dry_run()
    {
        var dryRun = await JsonAsync(0, ["dry-run", .. Shop.Stamped, "--json"]);
        Assert.Equal(990, dryRun.GetProperty("selected").GetInt64());
        Assert.Equal(950, dryRun.GetProperty("outcomes").GetProperty("Restored").GetInt64());
        Assert.True(dryRun.GetProperty("reconciles").GetBoolean());
        Assert.Equal("2025-03-02", dryRun.GetProperty("columns")[0].GetProperty("now").GetProperty("buckets")[0].GetProperty("value").GetString());
        Assert.Equal(20, dryRun.GetProperty("firstExceptions").GetArrayLength());
    }

    [Fact]
    public async Task Run_status_verify_undo()
    {
        var planId = await _shop.PlanIdAsync(Shop.Stamped);
        var run = await JsonAsync(0, ["run", .. Shop.Stamped, "--plan", planId, "--json"]);
        Assert.Equal(1, run.GetProperty("run").GetInt64());
        Assert.Equal("Done", run.GetProperty("state").GetString());
        Assert.Equal(950, run.GetProperty("journaled").GetInt64());

        var status = (await JsonAsync(0, "status", "--json"))[0];
        Assert.Equal(planId, status.GetProperty("planId").GetString());
        Assert.Equal("cancelled_at", status.GetProperty("columns")[0].GetString());
        Assert.EndsWith("Z", status.GetProperty("createdAt").GetString()!, StringComparison.Ordinal);

        _shop.Execute("live.db", "UPDATE subscription_variants SET cancelled_at = NULL WHERE id = 2");
        var verification = await JsonAsync(3, "verify", "1", "--json");
        Assert.False(verification.GetProperty("holds").GetBoolean());
        Assert.Equal(949, verification.GetProperty("standings").GetProperty("Holds").GetInt64());
        var difference = verification.GetProperty("firstDifferences")[0];
        Assert.Equal("2", difference.GetProperty("key")[0].GetString());
        Assert.Equal("ChangedSince", difference.GetProperty("standing").GetString());
        Assert.Equal("2025-03-02 04:10:00", difference.GetProperty("columns")[0].GetProperty("old").GetString());
        Assert.Equal(JsonValueKind.Null, difference.GetProperty("columns")[0].GetProperty("live").ValueKind);

        var undo = await JsonAsync(3, "undo", "1", "--plan", planId, "--json");
        Assert.Equal(1, undo.GetProperty("undoes").GetInt64());
        Assert.Equal(949, undo.GetProperty("outcomes").GetProperty("Restored").GetInt64());
    }

    [Fact]
    public async Task Explain()
    {
        var row = await JsonAsync(0, ["explain", .. Shop.Stamped, "--key", "13", "--json"]);
        Assert.Equal("SkippedByGuard", row.GetProperty("outcome").GetString());
        Assert.Equal("2025-03-02 04:10:00", row.GetProperty("live").GetProperty("cancelled_at").GetString());
        Assert.Equal("1", row.GetProperty("backup").GetProperty("active").GetString());
    }

    private async Task<JsonElement> JsonAsync(int exit, params string[] args)
    {
        var ran = await _shop.RunAsync(args);
        ran.Is(exit);
        return JsonDocument.Parse(ran.Out).RootElement;
    }
}
