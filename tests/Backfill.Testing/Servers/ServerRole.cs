namespace Backfill.Testing.Servers;

/// <summary>What a test server is for.</summary>
public enum ServerRole
{
    /// <summary>Written: as durable as the product is by default, so that what is measured on it is honest.</summary>
    Live,

    /// <summary>Only read by what is tested, so that it may be loaded fast.</summary>
    Archive,
}
