using Backfill.MySql.Tests.Refusals;
using Backfill.MySql.Tests.Story;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>What a person reads when a command cannot be carried out: one sentence, the exit code, nothing written, no password.</summary>
[Collection("one at a time")]
public sealed class RefusedCommandTests
{
    private const string Password = "s3cret-Passw0rd";
    private const string Table = StoryTables.Name;
    private static readonly string[] Stamped = ["--stamped-from", "2024-03-01", "--stamped-to", "2024-03-03"];

    [Theory]
    [OnEachServer]
    public Task A_wrong_password(ServerProduct product) =>
        RefusedAsync(product, 1, "1045", connect: live => live.Replace(Password, "wr0ng-Passw0rd", StringComparison.Ordinal));

    [Theory]
    [OnEachServer]
    public Task A_server_that_does_not_answer(ServerProduct product) =>
        RefusedAsync(product, 1, "Connecting to live failed", connect: live => new MySqlConnector.MySqlConnectionStringBuilder(live) { Port = 1 }.ConnectionString);

    [Theory]
    [OnEachServer]
    public Task No_such_table_in_the_backup(ServerProduct product) =>
        RefusedAsync(product, 2, Table, databases => databases.Archive.ExecuteAsync($"DROP TABLE {Table}"));

    [Theory]
    [OnEachServer]
    public Task A_table_without_a_primary_key(ServerProduct product) =>
        RefusedAsync(product, 2, "primary key", databases => databases.Live.ExecuteAsync($"ALTER TABLE {Table} DROP PRIMARY KEY, ADD UNIQUE KEY (id)"));

    [Theory]
    [OnEachServer]
    public Task A_trigger_on_update(ServerProduct product) =>
        RefusedAsync(product, 2, "'shouts'", databases => databases.Live.ExecuteAsync($"CREATE TRIGGER shouts AFTER UPDATE ON {Table} FOR EACH ROW SET @x = 1"));

    [Theory]
    [OnEachServer]
    public Task An_account_that_cannot_see_triggers(ServerProduct product) => RefusedAsync(product, 2, "GRANT TRIGGER", grants: "SELECT, UPDATE", looks: true);

    [Theory]
    [OnEachServer]
    public async Task A_read_only_live_server(ServerProduct product)
    {
        var live = (await ServerPair.OfAsync(product)).Live;
        try
        {
            await RefusedAsync(product, 2, "read-only", databases => databases.Live.ExecuteAsync("SET GLOBAL read_only = 1"), looks: true);
        }
        finally
        {
            await using var source = live.DataSource();
            await using var off = source.CreateCommand("SET GLOBAL read_only = 0");
            await off.ExecuteNonQueryAsync();
        }
    }

    [Theory]
    [OnEachServer]
    public Task An_unknown_restore(ServerProduct product) => RefusedAsync(product, 2, "Subscription.CancelledOn", more: ["Subscription.CancelledOn"]);

    [Theory]
    [OnEachServer]
    public Task A_wrong_option(ServerProduct product) => RefusedAsync(product, 2, "--stamped-til", more: ["--stamped-til", "2024-03-03"]);

    private static async Task RefusedAsync(
        ServerProduct product, int exit, string said, Func<DatabasePair, Task>? prepare = null, Func<string, string>? connect = null, string grants = "SELECT, UPDATE, TRIGGER", string[]? more = null,
        bool looks = false)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 40);
        await using var account = await TestAccount.CreateAsync(story.Live, Password);
        await story.Live.ExecuteAsync($"GRANT {grants} ON `{story.Live.Name}`.* TO {account}");
        await (prepare?.Invoke(story.Databases) ?? Task.CompletedTask);
        var before = await story.AllColumnsAsync();
        var shell = new Shell(story.Databases, SubscriptionVariant.Restores.All, connect?.Invoke(account.ConnectionString) ?? account.ConnectionString);

        foreach (var looking in looks ? new[] { "plan", "dry-run" } : [])
        {
            var ran = await shell.RunAsync([looking, .. Stamped]);

            ran.Is(0);
            Assert.Matches($"run will refuse: [^\n]*(\n[^\n]+)*{said}", ran.Out);
        }

        foreach (var verb in looks ? new string[][] { ["run", "--plan", "0123456789ab"] } : [["plan"], ["dry-run"], ["run", "--plan", "0123456789ab"]])
        {
            var ran = await shell.RunAsync([.. verb, .. more ?? [], .. Stamped]);

            ran.Is(exit);
            Assert.Equal("", ran.Out);
            Assert.Contains(said, ran.Error, StringComparison.Ordinal);
            Assert.Equal(looks ? 2 : 1, ran.Error.TrimEnd('\n').Split('\n').Length);
            Assert.DoesNotContain("Exception", ran.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Passw0rd", ran.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, await story.AllColumnsAsync());
        Assert.False(await story.Databases.JournalSchemaExistsAsync());
    }
}
