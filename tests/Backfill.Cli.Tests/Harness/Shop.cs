using Backfill.Cli.Tests.Declared;
using Backfill.Planning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Backfill.Cli.Tests.Harness;

/// <summary>
/// A live and an archive file after the accident, in a folder of their own. Of each 100 subscriptions 1 is active, 1 is missing from the backup,
/// 1 was still active there, 1 has no date there and 1 was last changed before the backup; the other 95 are to be restored.
/// </summary>
internal sealed class Shop : IDisposable
{
    public static readonly string[] Stamped = ["--stamped-from", "2025-03-01", "--stamped-to", "2025-03-03"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backfill-cli-");

    public Shop(int rows = 1000)
    {
        Execute("live.db", Table + $"INSERT INTO subscription_variants SELECT i, i % 100 = 50, {Stamp}, {Moved} FROM ({Numbers(rows)});" + Notes("lost"));
        Execute("archive.db", Table + $"INSERT INTO subscription_variants SELECT i, i % 100 = 13, NULL, {Archived} FROM ({Numbers(rows)}) WHERE i % 100 <> 7;" + Notes("kept"));
        Settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Live"] = $"Sqlite={PathOf("live.db")}",
            ["ConnectionStrings:Archive"] = $"Sqlite={PathOf("archive.db")}",
        };
    }

    /// <summary>The configuration, to be changed by a test.</summary>
    public Dictionary<string, string?> Settings { get; }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Runs a command in this process, with the restore of subscriptions.</summary>
    public Task<Ran> RunAsync(params string[] args) => RunAsync(args, null);

    /// <summary>Runs a command as if a person sat at a terminal and typed <paramref name="answer"/>.</summary>
    public Task<Ran> AtTerminalAsync(string answer, params string[] args) => RunAsync(args, answer);

    /// <summary>Runs a command in this process, with every restore.</summary>
    public Task<Ran> WithAllAsync(params string[] args) => RunAsync(args, null, [.. SubscriptionVariant.Restores.All, .. RoleNote.Restores.All]);

    public async Task<Ran> RunAsync(string[] args, string? answer, IReadOnlyList<RestorePlan>? restores = null, int? width = null, CancellationToken stopping = default)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await BackfillApp.RunAsync(
            args,
            new BackfillAppOptions
            {
                Configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build(),
                Output = output,
                Error = error,
                Input = new StringReader(answer is null ? "" : answer + "\n"),
                IsTerminal = answer is not null,
                Width = width ?? (answer is null ? null : 100),
                Name = "fix",
                Stopping = stopping,
            },
            restores ?? SubscriptionVariant.Restores.All);
        return new Ran(exit, output.ToString(), error.ToString());
    }

    /// <summary>The id that <c>plan</c> ends in.</summary>
    public async Task<string> PlanIdAsync(params string[] args)
    {
        var plan = await RunAsync(["plan", .. args, "--json"]);
        plan.Is(0);
        return System.Text.Json.JsonDocument.Parse(plan.Out).RootElement.GetProperty("planId").GetString()!;
    }

    /// <summary>Looks at the plan and runs it, as a script does.</summary>
    public async Task<Ran> PlanAndRunAsync(params string[] args) => await RunAsync(["run", .. Stamped, "--plan", await PlanIdAsync(Stamped), .. args]);

    public void Execute(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query as text, one line each.</summary>
    public IReadOnlyList<string> Query(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : reader.GetString(i))));
        }

        return rows;
    }

    /// <summary>Everything in the live file but the control tables.</summary>
    public IReadOnlyList<string> Live() =>
        [.. Query("live.db", "SELECT * FROM subscription_variants ORDER BY id"), .. Query("live.db", "SELECT * FROM role_notes ORDER BY actor_id, film_id")];

    public void Dispose() => _folder.Delete(recursive: true);

    private const string Table = "CREATE TABLE subscription_variants (id INTEGER PRIMARY KEY, active INTEGER NOT NULL, cancelled_at TEXT, updated_at TEXT);";

    private const string Stamp = "CASE WHEN i % 100 = 50 THEN NULL WHEN i % 50 = 1 THEN '2025-03-01 04:10:00' ELSE '2025-03-02 04:10:00' END";

    private const string Moved = "CASE WHEN i % 100 = 33 THEN '2024-06-01 12:00:00' ELSE '2025-03-02 04:10:00' END";

    private const string Archived =
        "CASE i % 100 WHEN 33 THEN '2024-06-01 12:00:00' WHEN 21 THEN NULL ELSE datetime('2024-01-10 08:30:00', '+' || (i * 7 % 5 * 20) || ' days') END";

    private static string Numbers(int rows) => $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) SELECT i FROM n";

    private static string Notes(string note) =>
        $"CREATE TABLE role_notes (actor_id INTEGER NOT NULL, film_id INTEGER NOT NULL, note TEXT, PRIMARY KEY (actor_id, film_id));"
        + $"INSERT INTO role_notes VALUES (1, 1, '{note}'), (1, 2, '{note}'), (2, 1, '{note}');";

    private SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = PathOf(file), Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
