namespace Backfill.Testing.Servers;

/// <summary>What the tests run on.</summary>
public enum ServerProduct
{
    /// <summary>MySQL.</summary>
    MySql,

    /// <summary>MariaDB.</summary>
    MariaDb,
}
