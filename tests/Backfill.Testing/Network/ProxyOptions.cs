namespace Backfill.Testing.Network;

/// <summary>Where the proxy cuts a connection relative to a COMMIT.</summary>
public enum CommitCut
{
    /// <summary>Never.</summary>
    None,

    /// <summary>The server never sees it.</summary>
    BeforeTheServerSeesIt,

    /// <summary>The server has done it; the client never hears.</summary>
    BeforeTheClientHears,

    /// <summary>The server has done it; from then on nothing passes on any connection, and none is closed.</summary>
    BlackHole,
}

/// <summary>What a <see cref="TcpProxy"/> does to the connections through it.</summary>
public sealed record ProxyOptions
{
    /// <summary>Added to each round trip.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Cut a connection once the client has sent this many bytes.</summary>
    public long? CutAfterSent { get; init; }

    /// <summary>Cut a connection once the server has sent this many bytes.</summary>
    public long? CutAfterReceived { get; init; }

    /// <summary>Let nothing pass on any connection, and close none, once the server has sent this many bytes on one.</summary>
    public long? BlackHoleAfterReceived { get; init; }

    /// <summary>How to cut at a COMMIT.</summary>
    public CommitCut Commit { get; init; }

    /// <summary>At which COMMIT through the proxy, from 1. All later ones pass.</summary>
    public int CommitNumber { get; init; } = 1;
}
