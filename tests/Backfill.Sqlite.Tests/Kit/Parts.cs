using Backfill.Overtaken;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>Two files.</summary>
internal sealed class Parts : IParts
{
    private readonly Folder _folder = new();

    public Parts()
    {
        Fill(_folder.Live, "damaged");
        Fill(_folder.Archive, "right");
    }

    public Folder Folder => _folder;

    public Step InsideBatch => Step.Begin;

    public BackfillRunner Backfill(Action<Step, int>? at, Func<int, Task>? reads, Func<Task>? opens) => new(
        async cancellationToken => new SteppedStore(await SqliteLive.OpenAsync(_folder.Live, null, cancellationToken), at ?? ((_, _) => { })),
        new Dictionary<string, Func<CancellationToken, Task<IArchive>>>
        {
            ["Archive"] = async cancellationToken =>
            {
                await (opens?.Invoke() ?? Task.CompletedTask);
                return new HookedArchive(await SqliteArchive.OpenAsync(_folder.Archive, cancellationToken), reads ?? (_ => Task.CompletedTask));
            },
        })
    {
        SliceSize = IParts.Slice,
    };

    public BackfillRunner WithoutBackup() => new(cancellationToken => SqliteLive.OpenAsync(_folder.Live, null, cancellationToken), new Dictionary<string, Func<CancellationToken, Task<IArchive>>>());

    public Task ChangeAsync(Change change, long run) => change switch
    {
        Change.TargetTypeChanged => SqlAsync("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT', 'name VARCHAR(3)') WHERE name = 'parts'; PRAGMA writable_schema = RESET;"),
        Change.TriggerCreated => SqlAsync("CREATE TRIGGER touch AFTER UPDATE ON parts BEGIN UPDATE parts SET other = 'moved' WHERE id = NEW.id; END"),
        Change.ServerUpgraded => SqlAsync($"UPDATE backfill_run SET plan_id = replace(plan_id, substr(plan_id, 1, 4), 'ffff') WHERE id = {run}"),
        _ => this.ChangeAlikeAsync(change, run),
    };

    public Task SqlAsync(string sql)
    {
        Db.Run(_folder.Live, sql);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string?>> ListAsync(string sql) => Task.FromResult<IReadOnlyList<string?>>([.. Db.Rows(_folder.Live, sql).Select(row => row[0])]);

    public string Control(string table) => table;

    public Task<string> OnlyAsync(string prefix) =>
        Task.FromResult($"\"{Assert.Single(Db.Rows(_folder.Live, "SELECT name FROM sqlite_schema WHERE type = 'table'"), r => r[0]!.StartsWith(prefix, StringComparison.Ordinal))[0]}\"");

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Fill(string file, string name) => Db.Run(
        file,
        $"""
        CREATE TABLE parts (id INTEGER PRIMARY KEY, name TEXT NULL, kept TEXT NULL, looked TEXT NULL, other TEXT NULL);
        INSERT INTO parts WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {IParts.Rows}) SELECT i, '{name}', 'no', 'yes', 'other ' || i FROM n;
        """);
}
