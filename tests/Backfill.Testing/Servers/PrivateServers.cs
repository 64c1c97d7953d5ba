using System.Net;
using System.Net.Sockets;

namespace Backfill.Testing.Servers;

/// <summary>Processes of an installed server program, each with a folder and a port of its own.</summary>
internal sealed class PrivateServers(ServerProduct product, Installation? found) : IServerProvider
{
    public bool IsAvailable => found is not null;

    public async Task<TestServer> StartAsync(ServerRole role)
    {
        // Between the choice of a port and the server's own bind, somebody else may take it.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnceAsync(role);
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                await Task.Delay(500);
            }
        }
    }

    private async Task<TestServer> StartOnceAsync(ServerRole role)
    {
        var installation = found!;
        var folder = $"{(installation.Root.Length > 0 ? "/srv" : "/tmp")}/backfill-{product}-{role}-{Environment.ProcessId}{(installation.Root.Contains("trixie", StringComparison.Ordinal) ? "-11" : "")}".ToLowerInvariant();
        var port = FreePort();
        string[] own = [$"--datadir={folder}/data", .. Account()];
        var process = new GuardedProcess(
            installation.Root + folder,
            [.. installation.Install, .. own],
            // A MariaDB server removes the temporary tables that it finds in its tmpdir when it starts, those of another running server among them.
            [.. installation.Server, .. own, $"--port={port}", $"--socket={folder}/s", $"--pid-file={folder}/pid", $"--tmpdir={folder}", .. Settings(role)]);
        var server = new TestServer(product, $"Server=127.0.0.1;Port={port};User ID=root;SslMode=None;AllowPublicKeyRetrieval=true");
        await process.UntilAsync(() => AnswersAsync(server));
        return server;
    }

    private static string[] Account() => Environment.UserName == "root" ? ["--user=root"] : [];

    private IEnumerable<string> Settings(ServerRole role)
    {
        yield return "--bind-address=127.0.0.1";
        yield return "--innodb-buffer-pool-size=256M";
        yield return "--performance-schema=OFF";
        yield return "--max-connections=200";
        yield return "--secure-file-priv=/tmp";
        if (product == ServerProduct.MySql)
        {
            yield return "--mysqlx=OFF";
        }

        if (role == ServerRole.Archive)
        {
            yield return "--innodb-flush-log-at-trx-commit=0";
            yield return "--skip-log-bin";
        }
    }

    private static async Task<bool> AnswersAsync(TestServer server)
    {
        try
        {
            await using var source = server.DataSource();
            await using var connection = await source.OpenConnectionAsync();
            return true;
        }
        catch (Exception exception) when (exception is MySqlConnector.MySqlException or SocketException or IOException)
        {
            return false;
        }
    }

    /// <summary>A port below those that the system hands to clients.</summary>
    private static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20000, 32000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                continue;
            }
        }
    }
}
