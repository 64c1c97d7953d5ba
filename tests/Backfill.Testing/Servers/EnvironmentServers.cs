namespace Backfill.Testing.Servers;

/// <summary>Servers that somebody else runs, named by environment variables.</summary>
internal sealed class EnvironmentServers(ServerProduct product) : IServerProvider
{
    public bool IsAvailable => Environment.GetEnvironmentVariable(VariableOf(product)) is { Length: > 0 };

    public static string VariableOf(ServerProduct product) => $"BACKFILL_TEST_{product.ToString().ToUpperInvariant()}";

    public Task<TestServer> StartAsync(ServerRole role)
    {
        var variable = role == ServerRole.Live ? VariableOf(product) : $"{VariableOf(product)}_ARCHIVE";
        var connectionString = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(connectionString)
            ? throw new InvalidOperationException($"{variable} is not set: live and archive are two servers, each with a connection string of its own.")
            : Task.FromResult(new TestServer(product, connectionString));
    }
}
