using Backfill.Testing.Databases;

namespace Backfill.MySql.Tests.RandomTables;

/// <summary>A pair of databases for each pair of servers.</summary>
internal sealed class PairsOfDatabases : IAsyncDisposable
{
    private readonly Dictionary<Sides, DatabasePair> _made = [];

    public static async Task<PairsOfDatabases> CreateAsync(IReadOnlyList<Sides> sides)
    {
        var pairs = new PairsOfDatabases();
        foreach (var pair in sides)
        {
            pairs._made[pair] = await DatabasePair.CreateAsync(pair.Live.Server, pair.Archive.Server);
        }

        return pairs;
    }

    public DatabasePair Of(Sides sides) => _made[sides];

    public async ValueTask DisposeAsync()
    {
        foreach (var pair in _made.Values)
        {
            await pair.DisposeAsync();
        }
    }
}
