using Backfill.Cli.Tests.Declared;
using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>What each command tells of Fallback, Match, Value and Otherwise.</summary>
public sealed class DecisionTests : IDisposable
{
    private const string Table = "CREATE TABLE accounts (id INTEGER PRIMARY KEY, mail TEXT, plan TEXT);";

    private readonly Shop _shop = new(1);

    public DecisionTests()
    {
        _shop.Execute("live.db", Table + "INSERT INTO accounts VALUES (1, 'a', '?'), (2, 'b', '?'), (3, 'c', '?'), (4, 'd', 'gold'), (5, 'e', '?')");
        _shop.Execute("archive.db", Table + "INSERT INTO accounts VALUES (1, 'a', 'standard'), (2, 'other', 'gold'), (4, 'd', 'gold')");
        _shop.Execute("thursday.db", Table + "INSERT INTO accounts VALUES (1, 'a', 'gold'), (2, 'b', 'gold'), (5, 'someone', 'gold')");
        _shop.Settings["ConnectionStrings:Thursday"] = $"Sqlite={_shop.PathOf("thursday.db")}";
    }

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task List() => Snapshot.Match(await OutOf("list"), _shop);

    [Fact]
    public async Task Plan() => Snapshot.Match((await OutOf("plan")).Split("Statements")[0], _shop);

    [Fact]
    public async Task Dry_run() => Snapshot.Match(await OutOf("dry-run"), _shop);

    [Fact]
    public async Task Explain_a_row_of_the_second_backup() => Snapshot.Match(await OutOf("explain", "--key", "2"), _shop);

    [Fact]
    public async Task Explain_a_key_that_was_reused() => Snapshot.Match(await OutOf("explain", "--key", "5"), _shop);

    [Fact]
    public async Task Run_and_verify()
    {
        using var plan = System.Text.Json.JsonDocument.Parse(await OutOf("plan", "--json"));
        Assert.Equal("Thursday", plan.RootElement.GetProperty("fallback")[0].GetProperty("name").GetString());
        var run = await OutOf("run", "--plan", plan.RootElement.GetProperty("planId").GetString()!, "--json");
        Assert.Contains("\"writtenFrom\": [\n    {\n      \"backup\": \"Archive\",\n      \"rows\": 1\n    },\n    {\n      \"backup\": \"Thursday\",\n      \"rows\": 1\n    },\n    {\n      \"backup\": null,\n      \"rows\": 2\n    }\n  ]", run, StringComparison.Ordinal);
        Assert.Equal(["1|basic", "2|gold", "3|NULL", "4|gold", "5|NULL"], _shop.Query("live.db", "SELECT id, plan FROM accounts ORDER BY id"));
        Assert.Contains("Every written row equals the backup.", await OutOf("verify", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fallback_without_a_connection_string()
    {
        _shop.Settings.Remove("ConnectionStrings:Thursday");
        var ran = await _shop.RunAsync(["plan"], null, Account.Restores.All);
        ran.Is(2);
        Assert.Contains("There is no connection string 'Thursday'", ran.Error, StringComparison.Ordinal);
    }

    private async Task<string> OutOf(params string[] args)
    {
        var ran = await _shop.RunAsync(args, null, Account.Restores.All);
        ran.Is(0);
        return ran.All;
    }
}
