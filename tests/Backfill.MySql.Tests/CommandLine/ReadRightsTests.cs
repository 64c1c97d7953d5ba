using System.Text.Json;
using Backfill.MySql.Tests.Refusals;
using Backfill.MySql.Tests.Story;
using Backfill.MySql.Tests.Traps;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>Plan and dry run need SELECT and nothing else; what run needs beyond it they say, so that it can be granted before anybody waits for a run.</summary>
public sealed class ReadRightsTests
{
    private const string Password = "s3cret-Passw0rd";
    private const string Pinned = "`updated_at`, `seen_at`, `billed_at`";
    private static readonly string[] Stamped = ["--stamped-from", "2024-03-01", "--stamped-to", "2024-03-03"];

    [Theory]
    [OnEachServer]
    public async Task Who_may_only_read_looks_is_told_each_grant_and_runs_the_same_plan_once_they_are_given(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 400);
        await using var account = await AccountAsync(story, "SELECT");
        await using var reader = await TestAccount.CreateAsync(story.Databases.Archive, Password);
        await story.Databases.Archive.ExecuteAsync($"GRANT SELECT ON `{story.Databases.Archive.Name}`.{StoryTables.Name} TO {reader}");
        var damaged = await story.AllColumnsAsync();
        var shell = new Shell(story.Databases, SubscriptionVariant.Restores.All, account.ConnectionString, archive: reader.ConnectionString);

        var plan = await JsonAsync(shell, "plan");
        var dryRun = await JsonAsync(shell, "dry-run");
        var id = plan.GetProperty("planId").GetString()!;
        string[] remedies = [.. Remedies(plan)];

        Assert.Equal(remedies, Remedies(dryRun));
        Assert.Equal(
            [
                $"GRANT TRIGGER ON `{story.Live.Name}`.`{StoryTables.Name}` TO {account}.",
                $"GRANT UPDATE (`cancelled_at`, {Pinned}) ON `{story.Live.Name}`.`{StoryTables.Name}` TO {account}.",
                $"Let a DBA run what 'plan --ddl' prints, or GRANT CREATE, SELECT, INSERT, UPDATE ON `{story.Databases.JournalSchema}`.* TO {account}.",
            ],
            remedies);
        foreach (var command in new[] { "plan", "dry-run" })
        {
            var shown = await shell.RunAsync([command, .. Stamped]);
            shown.Is(0);
            Assert.Equal(3, shown.Out.Split("run will refuse: ").Length - 1);
        }

        var refused = await shell.RunAsync(["run", .. Stamped, "--plan", id]);
        refused.Is(2);
        Assert.All(remedies, remedy => Assert.Contains(remedy, refused.Error, StringComparison.Ordinal));
        Assert.False(await story.Databases.JournalSchemaExistsAsync());
        Assert.Equal(damaged, await story.AllColumnsAsync());

        foreach (var remedy in remedies)
        {
            await story.Live.ExecuteAsync(remedy[remedy.IndexOf("GRANT ", StringComparison.Ordinal)..^1]);
        }

        Assert.Empty(Remedies(await JsonAsync(shell, "plan")));
        (await shell.RunAsync(["run", .. Stamped, "--plan", id])).Is(0);
        Assert.Equal(StoryDatabases.TrueCancelledAt(400), await story.CancelledAtAsync());
        (await shell.RunAsync("undo", "1", "--plan", id)).Is(0);
        Assert.Equal(damaged, await story.AllColumnsAsync());
    }

    [Theory]
    [OnEachServer]
    public async Task The_grant_names_the_columns_that_are_lacking(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 100);
        await using var account = await AccountAsync(story, "SELECT, TRIGGER, UPDATE (cancelled_at)");
        var shell = new Shell(story.Databases, SubscriptionVariant.Restores.All, account.ConnectionString);

        var plan = await JsonAsync(shell, "plan");

        Assert.Equal($"GRANT UPDATE ({Pinned}) ON `{story.Live.Name}`.`{StoryTables.Name}` TO {account}.", Remedies(plan).First());
        await JsonAsync(shell, "dry-run");
    }

    [Theory]
    [OnEachServer]
    public async Task A_plan_that_saw_no_triggers_is_another_one_where_there_are_some(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 100);
        await story.Live.ExecuteAsync($"CREATE TRIGGER counts BEFORE INSERT ON {StoryTables.Name} FOR EACH ROW SET @x = 1");
        await using var account = await AccountAsync(story, "SELECT");
        var looking = new Shell(story.Databases, SubscriptionVariant.Restores.All, account.ConnectionString);
        var writing = new Shell(story.Databases, SubscriptionVariant.Restores.All);

        var plan = await JsonAsync(looking, "plan");
        var ran = await writing.RunAsync(["run", .. Stamped, "--plan", plan.GetProperty("planId").GetString()!]);

        Assert.Contains(plan.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("are not seen without the TRIGGER privilege", StringComparison.Ordinal));
        ran.Is(2);
        Assert.Contains("what this account sees of them has moved", ran.Error, StringComparison.Ordinal);
        Assert.False(await story.Databases.JournalSchemaExistsAsync());
    }

    [Theory]
    [OnEachServer]
    public async Task What_is_taken_away_while_a_run_waits_is_no_way_out(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 400);
        await using var account = await AccountAsync(story, "SELECT, TRIGGER, UPDATE");
        await story.Live.ExecuteAsync($"GRANT CREATE, SELECT, INSERT, UPDATE ON `{story.Databases.JournalSchema}`.* TO {account}");
        var shell = new Shell(story.Databases, SubscriptionVariant.Restores.All, account.ConnectionString);
        (await shell.PlanAndRunAsync(Stamped, "--limit", "20")).Ran.Is(0);
        await story.Live.ExecuteAsync($"REVOKE UPDATE ON `{story.Live.Name}`.{StoryTables.Name} FROM {account}");

        foreach (var command in new string[][] { ["resume", "1"], ["undo", "1", "--plan", (await JsonAsync(shell, "plan")).GetProperty("planId").GetString()!] })
        {
            var refused = await shell.RunAsync(command);

            refused.Is(2);
            Assert.Contains($"GRANT UPDATE (`cancelled_at`, {Pinned})", refused.Error, StringComparison.Ordinal);
            Assert.Contains("fix cancel 1", refused.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("fix undo 1", refused.Error, StringComparison.Ordinal);
        }

        (await shell.RunAsync("cancel", "1")).Is(0);
    }

    [Theory]
    [OnEachServer]
    public async Task What_is_taken_away_while_a_run_works_leaves_no_resume_to_be_named(ServerProduct product)
    {
        const string things = "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) NULL);\nINSERT INTO things VALUES (1, '{0}'), (2, '{0}'), (3, '{0}');";
        await using var databases = await DatabasePair.CreateAsync(
            product, things.Replace("{0}", "bad", StringComparison.Ordinal), things.Replace("{0}", "good", StringComparison.Ordinal));
        await using var account = await TestAccount.CreateAsync(databases.Live, Password);
        await databases.Live.ExecuteAsync($"GRANT SELECT, TRIGGER, UPDATE ON `{databases.Live.Name}`.things TO {account}");
        await databases.Live.ExecuteAsync($"GRANT CREATE, SELECT, INSERT, UPDATE ON `{databases.JournalSchema}`.* TO {account}");
        var shell = new Shell(databases, Thing.Restores.All, account.ConnectionString);
        Between.ReadAndWrite(id =>
        {
            if (id == 2)
            {
                databases.Live.ExecuteAsync($"REVOKE UPDATE ON `{databases.Live.Name}`.things FROM {account}").GetAwaiter().GetResult();
            }
        });

        var (_, ran) = await shell.PlanAndRunAsync([]);

        ran.Is(1);
        Assert.Contains("fix cancel 1", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fix resume 1", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fix undo 1", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'good'"));
    }

    [Theory]
    [OnEachServer]
    public async Task The_other_commands_need_what_the_guide_says(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 200);
        var (all, journal) = (SubscriptionVariant.Restores.All, story.Databases.JournalSchema);
        (await new Shell(story.Databases, all).PlanAndRunAsync(Stamped, "--limit", "20")).Ran.Is(0);

        await using var account = await AccountAsync(story, "SELECT");
        await story.Live.ExecuteAsync($"GRANT SELECT ON `{journal}`.* TO {account}");
        var shell = new Shell(story.Databases, all, account.ConnectionString);
        (await shell.RunAsync("verify", "1")).Is(0);
        (await shell.RunAsync(["explain", .. Stamped, "--key", "1"])).Is(0);

        await story.Live.ExecuteAsync($"REVOKE SELECT ON `{story.Live.Name}`.{StoryTables.Name} FROM {account}");
        await story.Live.ExecuteAsync($"GRANT SELECT (id) ON `{story.Live.Name}`.{StoryTables.Name} TO {account}");
        (await shell.RunAsync("status")).Is(0);
        await story.Live.ExecuteAsync($"GRANT UPDATE ON `{journal}`.* TO {account}");
        (await shell.RunAsync("cancel", "1")).Is(0);

        await story.Live.ExecuteAsync($"GRANT INSERT ON `{journal}`.* TO {account}");
        await story.Live.ExecuteAsync($"GRANT SELECT, TRIGGER, UPDATE (cancelled_at, {Pinned}) ON `{story.Live.Name}`.{StoryTables.Name} TO {account}");
        (await new Shell(story.Databases, all, account.ConnectionString, archive: "Server=127.0.0.1;Port=1;User ID=nobody;Database=none").RunAsync("undo", "1", "--plan", (await JsonAsync(shell, "plan")).GetProperty("planId").GetString()!)).Is(0);
    }

    private static async Task<TestAccount> AccountAsync(StoryDatabases story, string rights)
    {
        var account = await TestAccount.CreateAsync(story.Live, Password);
        await story.Live.ExecuteAsync($"GRANT {rights} ON `{story.Live.Name}`.{StoryTables.Name} TO {account}");
        return account;
    }

    private static async Task<JsonElement> JsonAsync(Shell shell, string command)
    {
        var ran = await shell.RunAsync([command, .. Stamped, "--json"]);
        ran.Is(0);
        return JsonDocument.Parse(ran.Out).RootElement;
    }

    private static IEnumerable<string> Remedies(JsonElement result) => result.GetProperty("runRefusals").EnumerateArray().Select(r => r.GetProperty("remedy").GetString()!);
}
