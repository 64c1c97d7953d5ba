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
        var comparison = dryRun.GetProperty("comparisons")[1];
        Assert.Equal(("live.CancelledAt >= stampedFrom", 1), (comparison.GetProperty("text").GetString(), comparison.GetProperty("side").GetInt32()));
        Assert.Equal((990, 0), (comparison.GetProperty("alone").GetInt64(), comparison.GetProperty("allButThis").GetInt64()));
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
        var verification = await JsonAsync(0, "verify", "1", "--json");
        Assert.False(verification.GetProperty("holds").GetBoolean());
        Assert.False(verification.GetProperty("differs").GetBoolean());
        Assert.Equal(1, verification.GetProperty("changedSince").GetInt64());
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

    [Theory]
    [InlineData("plan --json", "WrongUse", 2)]
    [InlineData("plan --stamped-from tomorrow --stamped-to 2025-03-03 --json", "WrongUse", 2)]
    [InlineData("plan NoSuch.Restore --json", "WrongUse", 2)]
    [InlineData("plann --json", "WrongUse", 2)]
    [InlineData("--json", "WrongUse", 2)]
    [InlineData("status 7 --json", "WrongUse", 2)]
    [InlineData("undo 7 --plan 0123456789ab --json", "WrongUse", 2)]
    [InlineData("sql --json", "WrongUse", 2)]
    [InlineData("schema --check a --write b --json", "WrongUse", 2)]
    public async Task What_is_wrong_with_a_command(string commandLine, string code, int exitCode)
    {
        var ran = await _shop.RunAsync(commandLine.Split(' '));
        ran.Is(exitCode);
        var failure = JsonDocument.Parse(ran.Out).RootElement;
        Assert.Equal(["code", "exitCode", "sentence", "refusals", "run", "next"], failure.EnumerateObject().Select(p => p.Name));
        Assert.Equal(code, failure.GetProperty("code").GetString());
        Assert.Equal(exitCode, failure.GetProperty("exitCode").GetInt32());
        Assert.StartsWith(failure.GetProperty("sentence").GetString()!, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_refusal_with_what_to_do()
    {
        _shop.Execute("live.db", "DROP TABLE subscription_variants; CREATE TABLE subscription_variants (id TEXT, active INTEGER, updated_at TEXT)");
        var failure = await JsonAsync(2, ["run", .. Shop.Stamped, "--plan", "0123456789ab", "--json"]);
        Assert.Equal("Refused", failure.GetProperty("code").GetString());
        Assert.NotEmpty(failure.GetProperty("refusals").EnumerateArray());
        Assert.All(failure.GetProperty("refusals").EnumerateArray(), r => Assert.NotEqual("", r.GetProperty("problem").GetString()));
    }

    [Fact]
    public async Task A_database_that_is_not_there()
    {
        _shop.Settings["ConnectionStrings:Live"] = "Server=127.0.0.1;Port=1;User ID=backfill;Password=hunter2;Database=shop";
        _shop.Settings["ConnectionStrings:Archive"] = _shop.Settings["ConnectionStrings:Live"];
        var failure = await JsonAsync(1, ["plan", .. Shop.Stamped, "--json"]);
        Assert.Equal("Failed", failure.GetProperty("code").GetString());
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_kept()
    {
        var folder = _shop.PathOf("sql");
        Assert.Equal(2, (await JsonAsync(0, "sql", "--write", folder, "--json")).GetProperty("changed").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await JsonAsync(0, "sql", "--check", folder, "--json")).GetProperty("difference").ValueKind);
        File.Delete(Directory.GetFiles(folder)[0]);
        Assert.EndsWith("is missing", (await JsonAsync(3, "sql", "--check", folder, "--json")).GetProperty("difference").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> JsonAsync(int exit, params string[] args)
    {
        var ran = await _shop.RunAsync(args);
        ran.Is(exit);
        return JsonDocument.Parse(ran.Out).RootElement;
    }
}
