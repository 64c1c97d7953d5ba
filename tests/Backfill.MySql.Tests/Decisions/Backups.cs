using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Decisions;

/// <summary>A live database and as many backups as there are scripts.</summary>
internal sealed class Backups(DatabasePair databases, IReadOnlyList<TestDatabase> more) : IAsyncDisposable
{
    private static readonly string[] Days = ["Friday", "Thursday", "Wednesday"];

    private readonly List<MySqlDataSource> _sources = [];
    private MySqlBackfill? _backfill;

    public DatabasePair Databases => databases;

    /// <summary>The backups' connection strings, in the order of the days.</summary>
    public IEnumerable<string> ConnectionStrings => more.Prepend(databases.Archive).Select(database => database.ConnectionString);

    public static async Task<Backups> CreateAsync(ServerProduct product, string live, string friday, params string[] others)
    {
        var databases = await DatabasePair.CreateAsync(product, live, friday);
        List<TestDatabase> more = [];
        foreach (var script in others)
        {
            var database = await TestDatabase.CreateAsync(databases.Archive.Server, $"{databases.Archive.Name}_{more.Count}");
            more.Add(database);
            await database.ScriptAsync(script);
        }

        return new Backups(databases, more);
    }

    public MySqlBackfill Backfill() => _backfill ??= Backfill(databases.Live.ConnectionString);

    public MySqlBackfill Backfill(string live) => new(
        Source(live),
        new Dictionary<string, MySqlDataSource>(ConnectionStrings.Select((connectionString, i) => KeyValuePair.Create(Days[i], Source(connectionString)))),
        databases.JournalSchema);

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }

        foreach (var database in more)
        {
            await database.DisposeAsync();
        }

        await databases.DisposeAsync();
    }

    // A server takes only so many connections: pools are closed with the test.
    private MySqlDataSource Source(string connectionString)
    {
        var source = new MySqlDataSource(connectionString);
        _sources.Add(source);
        return source;
    }
}
