using Backfill.Cli.Tests.Declared;
using Backfill.Cli.Tests.Harness;

namespace Backfill.Cli.Tests;

/// <summary>What each command tells of a backup whose table and columns have names of their own.</summary>
public sealed class OtherArchiveTests : IDisposable
{
    private readonly Shop _shop = new(1);

    public OtherArchiveTests()
    {
        _shop.Execute("live.db", "CREATE TABLE customers (id INTEGER PRIMARY KEY, mail TEXT, city TEXT); INSERT INTO customers VALUES (1, 'a', '?'), (2, 'b', '?')");
        _shop.Execute("archive.db", "CREATE TABLE customers_2024 (customer_no INTEGER PRIMARY KEY, email TEXT, town TEXT); INSERT INTO customers_2024 VALUES (1, 'a', 'Ulm'), (2, 'b', '?')");
    }

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Names_of_the_backup_stand_beside_those_of_live() => Snapshot.Match(
        string.Join('\n', await OutOf("list"), (await OutOf("plan")).Split("Statements")[0], await OutOf("explain", "--key", "1")), _shop);

    [Fact]
    public async Task Json_has_both()
    {
        using var list = System.Text.Json.JsonDocument.Parse(await OutOf("list", "--json"));
        var restore = list.RootElement[0];
        Assert.Equal(("customers", "customers_2024"), (restore.GetProperty("table").GetString(), restore.GetProperty("backupTable").GetString()));
        Assert.Equal(("id", "customer_no"), (restore.GetProperty("key")[0].GetString(), restore.GetProperty("backupKey")[0].GetString()));
    }

    [Fact]
    public async Task A_file_of_statements_says_what_they_read()
    {
        await OutOf("sql", "--write", _shop.PathOf("sql"));
        var file = File.ReadAllText(Path.Combine(_shop.PathOf("sql"), "Customer.City.mysql.sql"));
        Assert.Contains("-- Puts back customers.city from customers_2024.town of backup \"Archive\", by id (customer_no in the backup).\n", file, StringComparison.Ordinal);
        Assert.Contains("WHERE a.`customer_no` IN ({keys});\n", file, StringComparison.Ordinal);
    }

    private async Task<string> OutOf(params string[] args)
    {
        var ran = await _shop.RunAsync(args, null, Customer.Restores.All);
        ran.Is(0);
        return ran.All;
    }
}
