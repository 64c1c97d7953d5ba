using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.RandomTables;

/// <summary>A server of a pair, as far as types depend on it.</summary>
/// <param name="Server">The server.</param>
/// <param name="Major">The first number of its version.</param>
internal sealed record Side(TestServer Server, int Major)
{
    public bool IsMariaDb => Server.Product == ServerProduct.MariaDb;

    /// <summary>Whether it has the collations of Unicode 14.</summary>
    public bool HasUca1400 => IsMariaDb && Major >= 11;

    public override string ToString() => $"{Server.Product} {Major}";
}

/// <summary>Live and backup, of any two products.</summary>
internal sealed record Sides(Side Live, Side Archive)
{
    public bool AreMySql => !Live.IsMariaDb && !Archive.IsMariaDb;

    public bool AreMariaDb => Live.IsMariaDb && Archive.IsMariaDb;

    /// <summary>Every pair of the servers that there are: MariaDB 11 only where it is installed and asked for.</summary>
    public static async Task<IReadOnlyList<Sides>> AllAsync(bool withMariaDb11)
    {
        var mySql = await ServerPair.OfAsync(ServerProduct.MySql);
        var mariaDb = await ServerPair.OfAsync(ServerProduct.MariaDb);
        List<(Side Live, Side Archive)> sides = [(new(mySql.Live, 9), new(mySql.Archive, 9)), (new(mariaDb.Live, 10), new(mariaDb.Archive, 10))];
        if (withMariaDb11 && await ServerPair.OfMariaDb11Async() is { } mariaDb11)
        {
            sides.Add((new(mariaDb11.Live, 11), new(mariaDb11.Archive, 11)));
        }

        return [.. from live in sides from archive in sides select new Sides(live.Live, archive.Archive)];
    }

    public override string ToString() => $"live {Live}, backup {Archive}";
}
