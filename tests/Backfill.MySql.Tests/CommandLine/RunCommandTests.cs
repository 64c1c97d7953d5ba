using Backfill.MySql.Tests.Story;
using Backfill.MySql.Tests.Traps;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>Commands that write, and the exit codes that a script goes by.</summary>
public sealed class RunCommandTests
{
    private const string Things = "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) NULL);\nINSERT INTO things VALUES (1, '{0}'), (2, '{0}'), (3, '{0}'), (4, '{0}'), (5, '{0}'), (6, '{0}');";

    [Theory]
    [OnEachServer]
    public async Task Plan_run_verify_undo(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 400);
        var damaged = await story.AllColumnsAsync();
        var shell = new Shell(story.Databases, SubscriptionVariant.Restores.All);

        var (planId, ran) = await shell.PlanAndRunAsync(["--stamped-from", "2024-03-01", "--stamped-to", "2024-03-03"]);
        ran.Is(0);
        Assert.Equal(StoryDatabases.TrueCancelledAt(400), await story.CancelledAtAsync());

        (await shell.RunAsync("verify", "1")).Is(0);
        (await shell.RunAsync("undo", "1", "--plan", "0123456789ab")).Is(2);
        Assert.Equal(StoryDatabases.TrueCancelledAt(400), await story.CancelledAtAsync());
        (await shell.RunAsync("undo", "1", "--plan", planId)).Is(0);
        Assert.Equal(damaged, await story.AllColumnsAsync());
    }

    [Theory]
    [OnEachServer]
    public async Task A_run_that_the_server_interrupts_ends_with_1_says_where_and_can_be_resumed(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product);
        await databases.Live.ExecuteAsync("ALTER TABLE things ADD CONSTRAINT sane CHECK (id < 5 OR value <> 'good')");
        var shell = new Shell(databases, Thing.Restores.All);

        var (_, ran) = await shell.PlanAndRunAsync([], "--batch", "2");

        ran.Is(1);
        Assert.Contains("at the keys 5 to 6", ran.Error, StringComparison.Ordinal);
        Assert.Contains("fix resume 1", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
        Assert.Equal(4, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'good'"));

        await databases.Live.ExecuteAsync("ALTER TABLE things DROP CONSTRAINT sane");
        (await shell.RunAsync("resume", "1")).Is(0);
        Assert.Equal(6, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'good'"));
    }

    [Theory]
    [OnEachServer]
    public async Task An_interrupted_run_as_JSON_says_which_it_is_and_how_to_go_on(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product);
        await databases.Live.ExecuteAsync("ALTER TABLE things ADD CONSTRAINT sane CHECK (id < 5 OR value <> 'good')");
        var shell = new Shell(databases, Thing.Restores.All);

        var (_, ran) = await shell.PlanAndRunAsync([], "--batch", "2", "--json");

        ran.Is(1);
        using var json = System.Text.Json.JsonDocument.Parse(ran.Out);
        Assert.Equal("Interrupted", json.RootElement.GetProperty("code").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("run").GetInt64());
        Assert.Contains("at the keys 5 to 6", json.RootElement.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal($"fix resume 1 --batch 2 --journal-schema {databases.JournalSchema}", json.RootElement.GetProperty("next")[0].GetString());
    }

    [Theory]
    [OnEachServer]
    public async Task A_run_with_a_conflict_ends_with_3(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product);
        var shell = new Shell(databases, Thing.Restores.All);
        Between.ReadAndWrite(id =>
        {
            if (id == 2)
            {
                databases.Live.ExecuteAsync("DELETE FROM things WHERE id = 2").GetAwaiter().GetResult();
            }
        });

        var (_, ran) = await shell.PlanAndRunAsync([]);

        ran.Is(3);
        Assert.Contains("Conflict", ran.Out, StringComparison.Ordinal);
        Assert.Equal(5, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'good'"));
    }

    [Theory]
    [OnEachServer]
    public async Task A_conflict_says_what_became_of_the_row(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Noted("bad"), Noted("good"));
        var shell = new Shell(databases, DamagedThing.Restores.All);
        Between.ReadAndWrite(id =>
        {
            if (id == 2)
            {
                databases.Live.ExecuteAsync("DELETE FROM things WHERE id = 2").GetAwaiter().GetResult();
                databases.Live.ExecuteAsync("UPDATE things SET value = 'mine' WHERE id = 3").GetAwaiter().GetResult();
            }
        });

        var (_, ran) = await shell.PlanAndRunAsync(["--damage", "bad"]);

        ran.Is(3);
        Assert.Contains("2    Conflict   The row was deleted, or got another key, between read and write.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("3    Conflict   The row was changed between read and write, and is no longer selected.", ran.Out, StringComparison.Ordinal);
        Assert.Equal(1, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'good'"));
    }

    [Theory]
    [OnEachServer("--json")]
    [OnEachServer("--no-json")]
    public async Task A_run_that_has_not_read_every_selected_row_ends_with_3(ServerProduct product, string json)
    {
        await using var databases = await ThingsAsync(product);
        var shell = new Shell(databases, Thing.Restores.All);
        Between.ReadAndWrite(id =>
        {
            if (id == 2)
            {
                databases.Live.ExecuteAsync("INSERT INTO things VALUES (0, 'new')").GetAwaiter().GetResult();
            }
        });

        var (_, ran) = await shell.PlanAndRunAsync([], json == "--json" ? [json] : []);

        ran.Is(3);
        Assert.Contains("1 row at least is selected now that the run has not read", ran.Out, StringComparison.Ordinal);
        Assert.Equal(json == "--json", ran.Out.Contains("\"unread\": 1", StringComparison.Ordinal));
        Assert.Equal(6, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'good'"));
    }

    private static string Noted(string value) =>
        $"CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) NULL, note VARCHAR(20) NULL);\nINSERT INTO things VALUES (1, '{value}', ''), (2, '{value}', ''), (3, '{value}', '');";

    private static Task<DatabasePair> ThingsAsync(ServerProduct product) =>
        DatabasePair.CreateAsync(product, Things.Replace("{0}", "bad", StringComparison.Ordinal), Things.Replace("{0}", "good", StringComparison.Ordinal));
}
