namespace Backfill.Testing.Servers;

/// <summary>Two servers of one product, live and archive: started by whoever asks first, shared by the whole test run, stopped when the process ends.</summary>
public sealed record ServerPair(TestServer Live, TestServer Archive)
{
    private static readonly Dictionary<ServerProduct, Lazy<Task<ServerPair>>> Pairs =
        Enum.GetValues<ServerProduct>().ToDictionary(product => product, product => new Lazy<Task<ServerPair>>(() => StartAsync(product)));

    /// <summary>The pair of a product.</summary>
    /// <exception cref="InvalidOperationException">No server can be had; the message names the ways to have one.</exception>
    public static Task<ServerPair> OfAsync(ServerProduct product)
    {
        // Both products start at once: a test of one waits for its own servers only.
        foreach (var pair in Pairs.Values)
        {
            _ = pair.Value;
        }

        return Pairs[product].Value;
    }

    private static readonly Lazy<Task<ServerPair?>> MariaDb11 = new(StartMariaDb11Async);

    /// <summary>Two servers of MariaDB 11, where tests/servers/mariadb-trixie.sh has installed it; else null.</summary>
    public static Task<ServerPair?> OfMariaDb11Async() => MariaDb11.Value;

    private static async Task<ServerPair?> StartMariaDb11Async()
    {
        var provider = new PrivateServers(ServerProduct.MariaDb, Installation.FindMariaDb11());
        return provider.IsAvailable ? new ServerPair(await provider.StartAsync(ServerRole.Live), await provider.StartAsync(ServerRole.Archive)) : null;
    }

    private static async Task<ServerPair> StartAsync(ServerProduct product)
    {
        await Task.Yield();
        var provider = Providers(product).FirstOrDefault(candidate => candidate.IsAvailable) ?? throw new InvalidOperationException(
            $"No {product} server: set {EnvironmentServers.VariableOf(product)} and {EnvironmentServers.VariableOf(product)}_ARCHIVE to connection strings of two servers, "
            + "or install the server's program (tests/run.sh does it on Debian as root); a Docker engine is not used yet.");
        var servers = await Task.WhenAll(provider.StartAsync(ServerRole.Live), provider.StartAsync(ServerRole.Archive));
        return new ServerPair(servers[0], servers[1]);
    }

    private static IEnumerable<IServerProvider> Providers(ServerProduct product) => [new EnvironmentServers(product), new PrivateServers(product, Installation.Find(product))];
}
