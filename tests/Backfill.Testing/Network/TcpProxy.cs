using System.Net;
using System.Net.Sockets;

namespace Backfill.Testing.Network;

/// <summary>A TCP proxy that makes a network of loopback: slower, and less reliable.</summary>
public sealed class TcpProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _host;
    private readonly int _port;
    private readonly ProxyOptions _options;
    private int _commits;
    private volatile bool _swallows;

    /// <summary>Starts to listen on a free port of loopback.</summary>
    /// <param name="host">The server's host.</param>
    /// <param name="port">The server's port.</param>
    /// <param name="options">What to do to the connections.</param>
    public TcpProxy(string host, int port, ProxyOptions options)
    {
        _host = host;
        _port = port;
        _options = options;
        _listener.Start();
        new Thread(Accept) { IsBackground = true, Name = "proxy" }.Start();
    }

    /// <summary>The port it listens on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The COMMITs seen so far, over all connections.</summary>
    public int Commits => _commits;

    /// <summary>Connections cut so far.</summary>
    public int Cuts => _cuts;

    private int _cuts;

    /// <summary>Whether it is a black hole: it takes bytes and connections, and nothing comes out.</summary>
    public bool Swallows { get => _swallows; set => _swallows = value; }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptSocket();
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                client.NoDelay = true;
                server.Connect(_host, _port);
                var connection = new ProxiedConnection(client, server, _options, IsTheCommit, () => Interlocked.Increment(ref _cuts), this);
                connection.Start();
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // Disposed: nobody connects any more.
        }
    }

    private bool IsTheCommit() => Interlocked.Increment(ref _commits) == _options.CommitNumber;
}
