using Backfill.MySql.Tests.Refusals;
using Backfill.MySql.Tests.Story;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>What goes wrong before a run, as a person at the command line meets it: one sentence, the right exit code, nothing written, no password.</summary>
[Collection("one at a time")]
public sealed class RefusedCommandTests
{
    private const string Password = "s3cret-Passw0rd";
    private const string Good = "CREATE TABLE widgets (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) NULL, made_at DATETIME NULL);";
    private const string AnyPlan = "0123456789ab";

    public static TheoryData<string, string, string> Tables => new()
    {
        { "CREATE TABLE widgets (id BIGINT NOT NULL, name VARCHAR(20) NULL, made_at DATETIME NULL, UNIQUE KEY (id));", Good, "has no primary key" },
        { $"{Good}\nCREATE TRIGGER shouts AFTER UPDATE ON widgets FOR EACH ROW SET @x = 1;", Good, "'shouts'" },
        { Good, "CREATE TABLE gadgets (id BIGINT NOT NULL PRIMARY KEY);", "has no table 'widgets'" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_table_that_cannot_be_restored(string live, string archive, string said)
    {
        foreach (var product in Enum.GetValues<ServerProduct>())
        {
            await using var databases = await DatabasePair.CreateAsync(product, live, archive);
            await databases.Live.ExecuteAsync("INSERT INTO widgets VALUES (1, 'damaged', NULL)");
            var fix = new CommandLine(databases, Widget.Restores.All);

            await fix.AssertRefusedAsync(2, said, "plan", "Widget.Name");
            await fix.AssertRefusedAsync(2, said, "dry-run", "Widget.Name");
            await fix.AssertRefusedAsync(2, said, "run", "Widget.Name", "--plan", AnyPlan);
            Assert.Equal("damaged", await databases.Live.ScalarAsync("SELECT name FROM widgets"));
        }
    }

    [Theory]
    [OnEachServer]
    public async Task A_read_only_live_server(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Good);
        await databases.Live.ExecuteAsync("SET GLOBAL read_only = 1");
        try
        {
            await new CommandLine(databases, Widget.Restores.All).AssertRefusedAsync(2, "read-only", "run", "Widget.Name", "--plan", AnyPlan);
        }
        finally
        {
            await databases.Live.ExecuteAsync("SET GLOBAL read_only = 0");
        }
    }

    [Theory]
    [OnEachServer]
    public async Task An_account_that_may_not_see_triggers_or_gives_a_wrong_password(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 10);
        await using var account = await TestAccount.CreateAsync(story.Live, Password);
        await story.Live.ExecuteAsync($"GRANT SELECT, UPDATE ON `{story.Live.Name}`.* TO {account}");
        var before = await story.AllColumnsAsync();
        var fix = new CommandLine(story.Databases, SubscriptionVariant.Restores.All) { Live = account.ConnectionString };
        string[] run = ["run", "--stamped-from", "2025-03-01", "--stamped-to", "2025-03-03", "--plan", AnyPlan];

        await fix.AssertRefusedAsync(2, "GRANT TRIGGER", run);
        fix.Live = account.ConnectionString.Replace(Password, "wr0ng-Passw0rd", StringComparison.Ordinal);
        await fix.AssertRefusedAsync(1, "1045", run);
        Assert.DoesNotContain("Passw0rd", (await fix.RunAsync(run)).Error, StringComparison.Ordinal);
        Assert.Equal(before, await story.AllColumnsAsync());
    }

    [Theory]
    [OnEachServer]
    public async Task A_word_that_is_not_known(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Good);
        var fix = new CommandLine(databases, Widget.Restores.All);

        await fix.AssertRefusedAsync(2, "Widget.Nane", "run", "Widget.Nane", "--plan", AnyPlan);
        await fix.AssertRefusedAsync(2, "--bach", "run", "Widget.Name", "--bach", "5");
        await fix.AssertRefusedAsync(2, "--batch", "run", "Widget.Name", "--batch", "many");
        await fix.AssertRefusedAsync(2, "--plan", "run", "Widget.Name");
    }
}
