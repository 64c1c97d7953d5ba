namespace Backfill.Testing.Servers;

/// <summary>A way to have servers of one product. Containers will be another.</summary>
internal interface IServerProvider
{
    /// <summary>Whether this way is open on this machine.</summary>
    bool IsAvailable { get; }

    /// <summary>A server that answers.</summary>
    Task<TestServer> StartAsync(ServerRole role);
}
