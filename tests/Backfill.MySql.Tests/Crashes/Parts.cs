using System.Globalization;
using Backfill.Killed;
using Backfill.Overtaken;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Crashes;

/// <summary>Live on one server, the backup on another.</summary>
internal sealed class Parts : IParts
{
    private readonly DatabasePair _databases;

    private Parts(DatabasePair databases) => _databases = databases;

    public DatabasePair Databases => _databases;

    public Step InsideBatch => Step.Checkpoint;

    public static async Task<Parts> CreateAsync(ServerProduct product) => new(await DatabasePair.CreateAsync(product, Script("damaged"), Script("right")));

    public BackfillRunner Backfill(Action<Step, int>? at = null, Func<int, Task>? reads = null, Func<Task>? opens = null) => new(
        async cancellationToken => new SteppedStore(await MySqlLive.OpenAsync(_databases.Live.ConnectionString, _databases.JournalSchema, cancellationToken), at ?? ((_, _) => { })),
        new Dictionary<string, Func<CancellationToken, Task<IArchive>>>
        {
            ["Archive"] = async cancellationToken =>
            {
                await (opens?.Invoke() ?? Task.CompletedTask);
                return new HookedArchive(await MySqlArchive.OpenAsync(_databases.Archive.ConnectionString, cancellationToken), reads ?? (_ => Task.CompletedTask));
            },
        })
    {
        SliceSize = IParts.Slice,
    };

    public BackfillRunner WithoutBackup() => new(
        cancellationToken => MySqlLive.OpenAsync(_databases.Live.ConnectionString, _databases.JournalSchema, cancellationToken), new Dictionary<string, Func<CancellationToken, Task<IArchive>>>());

    public Task ChangeAsync(Change change, long run) => change switch
    {
        Change.TargetTypeChanged => SqlAsync("ALTER TABLE parts MODIFY name VARCHAR(60) NULL"),
        Change.TriggerCreated => SqlAsync("CREATE TRIGGER touch BEFORE UPDATE ON parts FOR EACH ROW SET NEW.other = 'moved'"),
        Change.ServerUpgraded => SqlAsync($"UPDATE {Control("backfill_run")} SET plan_hash = REVERSE(plan_hash) WHERE id = {run}"),
        _ => this.ChangeAlikeAsync(change, run),
    };

    public Task SqlAsync(string sql) => _databases.Live.ScriptAsync(sql + ";");

    public async Task<IReadOnlyList<string?>> ListAsync(string sql) => [.. (await _databases.Live.RowsAsync(sql)).Select(row => row[0])];

    public string Control(string table) => $"`{_databases.JournalSchema}`.`{table}`";

    public async Task<string> OnlyAsync(string prefix) => Control(Assert.Single(await ListAsync(
        $"SELECT table_name FROM information_schema.tables WHERE table_schema = '{_databases.JournalSchema}' AND table_name LIKE '{prefix}%'"))!);

    public ValueTask DisposeAsync() => _databases.DisposeAsync();

    private static string Script(string name) =>
        $"""
        CREATE TABLE parts (id BIGINT PRIMARY KEY, name VARCHAR(50) NULL, kept VARCHAR(50) NULL, looked VARCHAR(50) NULL, other VARCHAR(50) NULL,
          moved_at TIMESTAMP NOT NULL DEFAULT '2025-01-01' ON UPDATE CURRENT_TIMESTAMP);
        INSERT INTO parts (id, name, kept, looked, other) VALUES {string.Join(", ", Enumerable.Range(1, IParts.Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"({i}, '{name}', 'no', 'yes', 'other {i}')")))};
        """;
}
