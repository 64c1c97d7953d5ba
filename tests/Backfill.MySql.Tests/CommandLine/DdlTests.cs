using Backfill.MySql.Tests.Refusals;
using Backfill.MySql.Tests.Story;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>What <c>plan --ddl</c> prints, run by a DBA as it stands.</summary>
public sealed class DdlTests
{
    private const string Nothing = "-- Nothing is missing: every control table is there, and every right that a run needs.\n";
    private const string Password = "s3cret-Passw0rd";
    private static readonly string[] Ddl = ["plan", "--stamped-from", "2024-03-01", "--stamped-to", "2024-03-03", "--ddl"];

    [Theory]
    [OnEachServer]
    public async Task It_can_be_piped_twice_and_then_nothing_is_missing(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 200);
        await using var account = await TestAccount.CreateAsync(story.Live, Password);
        await story.Live.ExecuteAsync($"GRANT SELECT ON `{story.Live.Name}`.{StoryTables.Name} TO {account}");
        var shell = new Shell(story.Databases, SubscriptionVariant.Restores.All, account.ConnectionString);

        var script = (await shell.RunAsync(Ddl)).Out;
        Assert.Contains("\nGRANT TRIGGER, UPDATE (`cancelled_at`, `updated_at`, ", script, StringComparison.Ordinal);
        await story.Live.ScriptAsync(script);
        await story.Live.ScriptAsync(script);

        Assert.Equal(Nothing, (await shell.RunAsync(Ddl)).Out);
        await story.Live.ScriptAsync(Nothing);
        var run = await Runners.On(account.ConnectionString, story.Databases.Archive.ConnectionString, story.Databases.JournalSchema).RunAsync(StoryDatabases.Restore);
        Assert.Equal(RunState.Done, run.State);
        await story.Live.ScriptAsync(script);
        Assert.Equal(RunState.Done, (await Runners.On(story.Databases).UndoAsync(StoryDatabases.Restore.Plan, run.Id)).State);
    }

    [Theory]
    [OnEachServer]
    public async Task It_has_only_what_is_missing(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 20);
        await using var account = await TestAccount.CreateAsync(story.Live, Password);
        await story.Live.ExecuteAsync($"GRANT SELECT, TRIGGER, UPDATE ON `{story.Live.Name}`.{StoryTables.Name} TO {account}");
        var shell = new Shell(story.Databases, SubscriptionVariant.Restores.All, account.ConnectionString);
        await story.Live.ScriptAsync((await shell.RunAsync(Ddl)).Out);
        var schema = story.Databases.JournalSchema;
        await story.Live.ExecuteAsync($"DROP TABLE {schema}.backfill_range");
        await story.Live.ExecuteAsync($"REVOKE INSERT ON {schema}.backfill_run FROM {account}");

        var script = (await shell.RunAsync(Ddl)).Out;

        Assert.StartsWith($"CREATE TABLE IF NOT EXISTS `{schema}`.`backfill_range` (", script, StringComparison.Ordinal);
        Assert.Equal(
            [$"GRANT INSERT ON `{schema}`.`backfill_run` TO {account}"],
            script.Split(';')[1..].Select(statement => statement.Trim()).Where(statement => statement.Length > 0 && !statement.Contains("backfill_range", StringComparison.Ordinal)));
        await story.Live.ScriptAsync(script);
        Assert.Equal(Nothing, (await shell.RunAsync(Ddl)).Out);
    }
}
