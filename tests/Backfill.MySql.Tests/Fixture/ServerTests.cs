using Backfill.Testing.Databases;
using Backfill.Testing.Network;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Fixture;

/// <summary>What every other test here relies on.</summary>
public sealed class ServerTests
{
    [Theory]
    [OnEachServer]
    public async Task Live_and_archive_are_two_servers_of_the_product_in_a_zone_with_summer_time(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product);

        Assert.NotEqual(databases.Live.Server.Port, databases.Archive.Server.Port);
        foreach (var database in new[] { databases.Live, databases.Archive })
        {
            Assert.Equal(product == ServerProduct.MariaDb, (await database.ScalarAsync("SELECT VERSION()"))!.Contains("MariaDB", StringComparison.Ordinal));
        }

        await using var connection = await databases.Live.Server.DataSource().OpenConnectionAsync();
        await using var command = new MySqlCommand("SELECT CAST(FROM_UNIXTIME(1690000000) AS CHAR)", connection);
        Assert.Equal("2023-07-22 06:26:40", ((string)(await command.ExecuteScalarAsync())!)[..19]);
    }

    [Theory]
    [OnEachServer(CommitCut.BeforeTheServerSeesIt, 0)]
    [OnEachServer(CommitCut.BeforeTheClientHears, 1)]
    public async Task The_proxy_cuts_at_a_commit(ServerProduct product, CommitCut cut, long rows)
    {
        await using var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE t (id INT PRIMARY KEY);");
        using var proxy = new TcpProxy("127.0.0.1", databases.Live.Server.Port, new ProxyOptions { Commit = cut });
        await using var source = databases.Live.Server.DataSource(databases.Live.Name, port: proxy.Port);
        await using var connection = await source.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new MySqlCommand("INSERT INTO t VALUES (1)", connection, transaction);
        await command.ExecuteNonQueryAsync();

        await Assert.ThrowsAsync<MySqlException>(() => transaction.CommitAsync());

        Assert.Equal(1, proxy.Cuts);
        Assert.Equal(rows, await databases.Live.NumberAsync("SELECT COUNT(*) FROM t"));
    }

    [Theory]
    [OnEachServer]
    public async Task The_proxy_adds_its_latency_to_each_round_trip(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product);
        using var proxy = new TcpProxy("127.0.0.1", databases.Live.Server.Port, new ProxyOptions { Latency = TimeSpan.FromMilliseconds(20) });
        await using var source = databases.Live.Server.DataSource(port: proxy.Port);
        await using var connection = await source.OpenConnectionAsync();
        var start = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 10; i++)
        {
            await using var command = new MySqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync();
        }

        Assert.True(start.Elapsed >= TimeSpan.FromMilliseconds(200), $"{start.Elapsed}");
    }
}
