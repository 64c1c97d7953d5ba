using Backfill.MySql.Tests.Traps;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>Two journal schemas have a run 1 each: a command that is copied acts on the one that it was suggested for.</summary>
public sealed class CopiedCommandTests
{
    private const string Things = "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(20) NULL);\nINSERT INTO things VALUES (1, '{0}'), (2, '{0}'), (3, '{0}'), (4, '{0}');";

    [Theory]
    [OnEachServer]
    public async Task From_the_plan_to_the_undo(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product);
        var one = new Shell(databases, Thing.Restores.All);
        var other = new Shell(databases, Thing.Restores.All, journalSchema: databases.JournalSchema + "_2");
        (await one.PlanAndRunAsync([])).Ran.Is(0);
        await databases.Live.ExecuteAsync("UPDATE things SET value = 'worse'");

        try
        {
            var plan = await other.RunAsync("plan");
            var dryRun = await other.CopyAsync(plan, "dry-run");
            dryRun.Is(0);
            (await other.CopyAsync(plan, "run")).Is(0);
            await databases.Live.ExecuteAsync("UPDATE things SET value = 'worse'");
            (await other.RunAsync("status", "1")).Is(0);

            var second = await other.CopyAsync(dryRun, "run");
            second.Is(0);
            Assert.Equal(4, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'good'"));
            (await other.CopyAsync(second, "verify 2")).Is(0);
            (await other.CopyAsync(second, "undo 2")).Is(0);
            Assert.Equal(4, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'worse'"));
            Assert.Contains("Done", (await one.RunAsync("status")).Out, StringComparison.Ordinal);
        }
        finally
        {
            await databases.Live.ExecuteAsync($"DROP DATABASE IF EXISTS `{databases.JournalSchema}_2`");
        }
    }

    [Theory]
    [OnEachServer]
    public async Task An_interrupted_run_a_paused_one_and_what_a_refusal_suggests(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product);
        await databases.Live.ExecuteAsync("ALTER TABLE things ADD CONSTRAINT sane CHECK (id < 3 OR value <> 'good')");
        var shell = new Shell(databases, Thing.Restores.All);
        (await shell.CopyAsync(await shell.RunAsync("run"), "plan")).Is(0);

        var (_, interrupted) = await shell.PlanAndRunAsync([], "--batch", "2");
        interrupted.Is(1);
        await databases.Live.ExecuteAsync("ALTER TABLE things DROP CONSTRAINT sane");
        (await shell.CopyAsync(interrupted, "resume 1 --batch 2")).Is(0);

        var undone = await shell.CopyAsync(await shell.RunAsync("undo", "1"), "status 1");
        (await shell.CopyAsync(undone, "undo 1")).Is(0);
        Assert.Equal(4, await databases.Live.NumberAsync("SELECT COUNT(*) FROM things WHERE value = 'bad'"));
    }

    [Theory]
    [OnEachServer]
    public async Task A_plan_for_one_journal_schema_does_not_run_in_another(ServerProduct product)
    {
        await using var databases = await ThingsAsync(product);
        var one = new Shell(databases, Thing.Restores.All);
        var other = new Shell(databases, Thing.Restores.All, journalSchema: databases.JournalSchema + "_2");
        var (id, ran) = await one.PlanAndRunAsync([]);
        ran.Is(0);
        var refused = await other.RunAsync("run", "--plan", id);
        refused.Is(2);
        Assert.Contains("The plan is now", refused.Error, StringComparison.Ordinal);
    }

    private static Task<DatabasePair> ThingsAsync(ServerProduct product) =>
        DatabasePair.CreateAsync(product, Things.Replace("{0}", "bad", StringComparison.Ordinal), Things.Replace("{0}", "good", StringComparison.Ordinal));
}
