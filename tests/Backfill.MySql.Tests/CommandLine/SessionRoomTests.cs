using Backfill.MySql.Tests.Refusals;
using Backfill.MySql.Tests.Story;
using Backfill.Stores;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>A run opens several sessions at once, more than a plan or a dry run: an account that may not is told before.</summary>
public sealed class SessionRoomTests
{
    private const string Password = "s3cret-Passw0rd";
    private static readonly string[] Stamped = ["--stamped-from", "2024-03-01", "--stamped-to", "2024-03-03"];

    [Theory]
    [OnEachServer(3)]
    [OnEachServer(4)]
    public async Task An_account_with_too_few_looks_and_is_told_that_run_will_refuse(ServerProduct product, int most)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 400);
        await using var account = await AccountAsync(story, most);
        var shell = new Shell(story.Databases, SubscriptionVariant.Restores.All, account.ConnectionString);
        var sentence = $"{account} may have {most} sessions at once (max_user_connections), and a run opens 5 on live. ALTER USER {account} WITH MAX_USER_CONNECTIONS 5";

        foreach (var command in new[] { "plan", "dry-run" })
        {
            var shown = await shell.RunAsync([command, .. Stamped]);
            shown.Is(0);
            Assert.Contains($"run will refuse: {sentence}", Line(shown.Out), StringComparison.Ordinal);
        }

        var damaged = await story.AllColumnsAsync();
        var backfill = Runners.On(account.ConnectionString, story.Databases.Archive.ConnectionString, story.Databases.JournalSchema);
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.RunAsync(StoryDatabases.Restore));
        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, await story.AllColumnsAsync());
        Assert.False(await story.Databases.JournalSchemaExistsAsync());

        await story.Live.ExecuteAsync($"ALTER USER {account} WITH MAX_USER_CONNECTIONS 5");
        Assert.DoesNotContain("run will refuse", (await shell.RunAsync(["plan", .. Stamped])).Out, StringComparison.Ordinal);
        var run = await backfill.RunAsync(StoryDatabases.Restore, new RunOptions { BatchSize = 20 });
        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(RunState.Done, (await backfill.UndoAsync(StoryDatabases.Restore.Plan, run.Id)).State);
    }

    [Theory]
    [OnEachServer]
    public async Task Sessions_that_others_have_now_are_a_note(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 100);
        await using var account = await AccountAsync(story, 6);
        var shell = new Shell(story.Databases, SubscriptionVariant.Restores.All, account.ConnectionString);
        await using var application = new MySqlConnector.MySqlDataSource(account.ConnectionString);
        await using var one = await application.OpenConnectionAsync();
        Assert.DoesNotContain("others have", (await shell.RunAsync(["plan", .. Stamped])).Out, StringComparison.Ordinal);
        await using var two = await application.OpenConnectionAsync();

        foreach (var command in new[] { "plan", "dry-run" })
        {
            Assert.Contains($"{account} may have 6 sessions at once, and others have 2 of them now", Line((await shell.RunAsync([command, .. Stamped])).Out), StringComparison.Ordinal);
        }
    }

    [Theory]
    [OnEachServer]
    public async Task One_that_may_have_a_single_session_is_told_what_to_do(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 20);
        await using var account = await AccountAsync(story, 1);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Runners.On(account.ConnectionString, story.Databases.Archive.ConnectionString, story.Databases.JournalSchema).PlanAsync(StoryDatabases.Restore));

        Assert.Contains("give the account room for them (ALTER USER … WITH MAX_USER_CONNECTIONS)", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<TestAccount> AccountAsync(StoryDatabases story, int most)
    {
        var account = await TestAccount.CreateAsync(story.Live, Password);
        await story.Live.ExecuteAsync($"GRANT SELECT, UPDATE, TRIGGER ON `{story.Live.Name}`.{StoryTables.Name} TO {account}");
        await story.Live.ExecuteAsync($"GRANT CREATE, SELECT, INSERT, UPDATE ON `{story.Databases.JournalSchema}`.* TO {account}");
        await story.Live.ExecuteAsync($"ALTER USER {account} WITH MAX_USER_CONNECTIONS {most}");
        return account;
    }

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
