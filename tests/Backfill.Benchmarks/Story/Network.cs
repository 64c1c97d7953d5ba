using Backfill.Testing.Databases;
using Backfill.Testing.Network;
using MySqlConnector;

namespace Backfill.Benchmarks.Story;

/// <summary>The way to both servers: loopback as it is, or through a proxy that makes each round trip longer.</summary>
internal sealed class Network : IDisposable
{
    private readonly TcpProxy? _toLive;
    private readonly TcpProxy? _toArchive;

    /// <param name="databases">Where the ways lead.</param>
    /// <param name="latency">Added to each round trip; zero for loopback without a proxy.</param>
    public Network(DatabasePair databases, TimeSpan latency)
    {
        if (latency > TimeSpan.Zero)
        {
            _toLive = Proxy(databases.Live, latency);
            _toArchive = Proxy(databases.Archive, latency);
        }

        Live = ConnectionString(databases.Live, _toLive);
        Archive = ConnectionString(databases.Archive, _toArchive);
    }

    /// <summary>The connection string of live.</summary>
    public string Live { get; }

    /// <summary>The connection string of the archive.</summary>
    public string Archive { get; }

    public void Dispose()
    {
        _toLive?.Dispose();
        _toArchive?.Dispose();
    }

    private static TcpProxy Proxy(TestDatabase database, TimeSpan latency) => new(database.Server.Host, database.Server.Port, new ProxyOptions { Latency = latency });

    private static string ConnectionString(TestDatabase database, TcpProxy? proxy) =>
        new MySqlConnectionStringBuilder(database.Server.ConnectionStringFor(database.Name, port: proxy?.Port)) { AllowUserVariables = false }.ConnectionString;
}
