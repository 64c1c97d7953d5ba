using System.Net.Sockets;
using System.Text;

namespace Backfill.Testing.Network;

/// <summary>One connection through the proxy: two directions, each with a thread.</summary>
internal sealed class ProxiedConnection(Socket client, Socket server, ProxyOptions options, Func<bool> isTheCommit, Action cut, TcpProxy proxy)
{
    private volatile bool _silenced;
    private int _cut;
    private long _received;

    public void Start()
    {
        // The whole latency lies on the way to the server: a round trip has it once.
        var toServer = new DelayLine(server, options.Latency, Cut);
        new Thread(() => Forward(client, Send, toServer.Dispose)) { IsBackground = true, Name = "proxy to server" }.Start();
        new Thread(() => Forward(server, Receive, () => { })) { IsBackground = true, Name = "proxy to client" }.Start();

        void Send(byte[] bytes)
        {
            if (options.Commit != CommitCut.None && EndsInCommit(bytes) && isTheCommit())
            {
                if (options.Commit == CommitCut.BeforeTheServerSeesIt)
                {
                    Cut();
                    return;
                }

                proxy.Swallows |= options.Commit == CommitCut.BlackHole;
                _silenced = options.Commit != CommitCut.BlackHole;
                toServer.Send(bytes);
                return;
            }

            if (proxy.Swallows)
            {
                return;
            }

            toServer.Send(bytes);
        }

        void Receive(byte[] bytes)
        {
            if (_silenced)
            {
                Cut();
                return;
            }

            _received += bytes.Length;
            proxy.Swallows |= _received > options.BlackHoleAfterReceived;
            if (proxy.Swallows)
            {
                return;
            }

            client.Send(bytes);
        }
    }

    private void Forward(Socket from, Action<byte[]> to, Action ended)
    {
        var limit = from == client ? options.CutAfterSent : options.CutAfterReceived;
        var buffer = new byte[65536];
        long passed = 0;
        try
        {
            while (from.Receive(buffer) is var read and > 0)
            {
                passed += read;
                if (passed > limit)
                {
                    break;
                }

                to(buffer[..read]);
            }

            if (passed > limit)
            {
                Cut();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The other direction has closed it.
        }

        ended();
        client.Dispose();
        server.Dispose();
    }

    private void Cut()
    {
        if (Interlocked.Exchange(ref _cut, 1) == 0)
        {
            cut();
        }

        client.Dispose();
        server.Dispose();
    }

    /// <summary>Whether the client's packet ends in the statement COMMIT: "autocommit = 1" does not.</summary>
    private static bool EndsInCommit(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.TrimEnd(";"u8);
        return text.Length > 6 && Ascii.EqualsIgnoreCase(text[^6..], "COMMIT"u8) && !char.IsAsciiLetter((char)text[^7]);
    }
}
