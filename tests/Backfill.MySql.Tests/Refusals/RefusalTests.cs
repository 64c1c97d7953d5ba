using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Refusals;

/// <summary>What the catalogue holds against a restore: one sentence that names it, and nothing written.</summary>
public sealed class RefusalTests
{
    private const string Good = "CREATE TABLE widgets (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) NULL, made_at DATETIME NULL);";

    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "no primary key", "CREATE TABLE widgets (id BIGINT NOT NULL, name VARCHAR(20) NULL, made_at DATETIME NULL, UNIQUE KEY (id));", Good, "primary key" },
        { "another primary key", "CREATE TABLE widgets (id BIGINT NOT NULL, name VARCHAR(20) NOT NULL, made_at DATETIME NULL, PRIMARY KEY (name, id));", Good, "(name, id)" },
        { "a view", $"{Good}\nRENAME TABLE widgets TO real_widgets;\nCREATE VIEW widgets AS SELECT * FROM real_widgets;", Good, "view" },
        { "a trigger", $"{Good}\nCREATE TRIGGER shouts AFTER UPDATE ON widgets FOR EACH ROW SET @x = 1;", Good, "'shouts'" },
        { "a unique target", "CREATE TABLE widgets (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) NULL, made_at DATETIME NULL, UNIQUE KEY by_name (name));", Good, "'by_name'" },
        {
            "a foreign key",
            "CREATE TABLE names (name VARCHAR(20) NOT NULL PRIMARY KEY);\nCREATE TABLE widgets (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) NULL, made_at DATETIME NULL, CONSTRAINT named FOREIGN KEY (name) REFERENCES names (name));",
            Good,
            "'named'"
        },
        {
            "a foreign key that points here",
            "CREATE TABLE widgets (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) NULL, made_at DATETIME NULL, UNIQUE KEY (name));\nCREATE TABLE parts (id INT PRIMARY KEY, widget VARCHAR(20) NULL, CONSTRAINT belongs FOREIGN KEY (widget) REFERENCES widgets (name) ON UPDATE CASCADE);",
            Good,
            "belongs"
        },
        { "a generated target", "CREATE TABLE widgets (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) GENERATED ALWAYS AS (CONCAT('w', id)) VIRTUAL, made_at DATETIME NULL);", Good, "generated" },
        { "a table without transactions", $"{Good}\nALTER TABLE widgets ENGINE=MyISAM;", Good, "MyISAM" },
        { "a shorter target", Good, "CREATE TABLE widgets (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(21) NULL, made_at DATETIME NULL);", "shorter" },
        { "a smaller character set", "CREATE TABLE widgets (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) CHARACTER SET latin1 NULL, made_at DATETIME NULL);", Good, "latin1" },
        { "another sign of the key", Good, "CREATE TABLE widgets (id BIGINT UNSIGNED NOT NULL PRIMARY KEY, name VARCHAR(20) NULL, made_at DATETIME NULL);", "'id'" },
        { "no such table in the backup", Good, "CREATE TABLE gadgets (id BIGINT NOT NULL PRIMARY KEY);", "'widgets'" },
        { "no such table in live", "CREATE TABLE gadgets (id BIGINT NOT NULL PRIMARY KEY);", Good, "'widgets'" },
        { "no such column in the backup", Good, "CREATE TABLE widgets (id BIGINT NOT NULL PRIMARY KEY);", "'name'" },
        { "no such column in live", "CREATE TABLE widgets (id BIGINT NOT NULL PRIMARY KEY);", Good, "'name'" },
        { "a partition by the target", "CREATE TABLE widgets (id BIGINT NOT NULL, name VARCHAR(20) NOT NULL, made_at DATETIME NULL, PRIMARY KEY (id, name)) PARTITION BY KEY (name) PARTITIONS 2;", Good, "name" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_refused(string what, string live, string archive, string said)
    {
        foreach (var product in Enum.GetValues<ServerProduct>())
        {
            await using var databases = await DatabasePair.CreateAsync(product, live, archive);
            await AssertRefusedAsync(Runners.On(databases), databases, Widget.Restores.Name(), $"{product}, {what}", said);
        }
    }

    [Theory]
    [InlineData("INET6")]
    [InlineData("INET4")]
    public async Task A_type_that_only_MariaDB_has_is_refused(string type)
    {
        await using var databases = await DatabasePair.CreateAsync(ServerProduct.MariaDb, Good.Replace("VARCHAR(20)", type, StringComparison.Ordinal));

        await AssertRefusedAsync(Runners.On(databases), databases, Widget.Restores.Name(), type, $"The column 'name' of the live table 'widgets' is {type.ToLowerInvariant()}, which Backfill cannot carry.");
    }

    [Theory]
    [OnEachServer]
    public async Task A_timestamp_and_a_datetime_need_a_time_zone(ServerProduct product)
    {
        var archive = Good.Replace("made_at DATETIME", "made_at TIMESTAMP", StringComparison.Ordinal);
        await using var databases = await DatabasePair.CreateAsync(product, Good, archive);
        await databases.Live.ExecuteAsync("INSERT INTO widgets VALUES (1, NULL, NULL), (2, NULL, NULL), (3, NULL, NULL)");
        await databases.Archive.ExecuteAsync("INSERT INTO widgets VALUES (1, NULL, '2024-01-15 12:00:00'), (2, NULL, '2024-07-15 12:00:00'), (3, NULL, '2023-10-29 00:30:00')");
        var backfill = Runners.On(databases);

        await AssertRefusedAsync(backfill, databases, Widget.Restores.MadeAt(), $"{product}", "TimeZone");

        var run = await backfill.RunAsync(ZonedWidget.Restores.MadeAt());
        Assert.Equal(3, run.Counts[Outcome.Restored]);
        Assert.Equal(
            ["2024-01-15 13:00:00", "2024-07-15 14:00:00", "2023-10-29 02:30:00"],
            (await databases.Live.RowsAsync("SELECT CAST(made_at AS CHAR) FROM widgets ORDER BY id")).Select(row => row[0]));
    }

    [Theory]
    [OnEachServer]
    public async Task The_same_table_of_the_same_server_is_refused(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Good);
        var live = databases.Live.ConnectionString;

        await AssertRefusedAsync(Runners.On(live, live, databases.JournalSchema), databases, Widget.Restores.Name(), $"{product}", "live table itself");
    }

    [Theory]
    [OnEachServer]
    public async Task Another_database_of_the_same_server_is_a_backup_like_any_other(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"{Good}\nINSERT INTO widgets VALUES (1, 'bad', NULL);");
        await using var copy = await TestDatabase.CreateAsync(databases.Live.Server, $"{databases.Live.Name}_copy");
        await copy.ScriptAsync($"{Good}\nINSERT INTO widgets VALUES (1, 'good', NULL);");
        var server = databases.Live.Server;

        var run = await Runners.On(server.ConnectionStringFor(databases.Live.Name), server.ConnectionStringFor(copy.Name), databases.JournalSchema).RunAsync(Widget.Restores.Name());

        Assert.Equal(1, run.Counts[Outcome.Restored]);
        Assert.Equal("good", await databases.Live.ScalarAsync("SELECT name FROM widgets"));
        Assert.Equal("good", await copy.ScalarAsync("SELECT name FROM widgets"));
    }

    internal static async Task AssertRefusedAsync(MySqlBackfill backfill, DatabasePair databases, Restore restore, string what, string said)
    {
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.RunAsync(restore));

        Assert.True(refused.Message.Contains(said, StringComparison.Ordinal), $"{what}: {refused.Message}");
        Assert.All(refused.Refusals, refusal => Assert.DoesNotContain('\n', refusal.ToString()));
        Assert.False(await databases.JournalSchemaExistsAsync(), what);
        await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.DryRunAsync(restore));
        Assert.False(await databases.JournalSchemaExistsAsync(), what);
    }

    /// <summary>A run is refused, but whoever only looks may do so, and is told.</summary>
    internal static async Task AssertOnlyRunIsRefusedAsync(MySqlBackfill backfill, DatabasePair databases, Restore restore, string what, string said)
    {
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.RunAsync(restore));

        Assert.True(refused.Message.Contains(said, StringComparison.Ordinal), $"{what}: {refused.Message}");
        Assert.True((await backfill.DryRunAsync(restore)).Counts.Reconciles, what);
        Assert.Equal(refused.Refusals, (await backfill.PlanAsync(restore)).RunRefusals);
        Assert.False(await databases.JournalSchemaExistsAsync(), what);
    }
}
