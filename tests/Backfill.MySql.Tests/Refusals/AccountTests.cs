using Backfill.MySql.Tests.Story;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.Refusals;

/// <summary>Accounts with fewer rights than an administrator.</summary>
public sealed class AccountTests
{
    private const string Password = "s3cret-Passw0rd";

    [Theory]
    [OnEachServer]
    public async Task Without_the_trigger_privilege_a_run_is_refused_with_the_grant_that_helps(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 100);
        await using var account = await TestAccount.CreateAsync(story.Live, Password);
        await story.Live.ExecuteAsync($"GRANT SELECT, UPDATE ON `{story.Live.Name}`.* TO {account}");
        var backfill = Runners.On(account.ConnectionString, story.Databases.Archive.ConnectionString, story.Databases.JournalSchema);

        await RefusalTests.AssertOnlyRunIsRefusedAsync(backfill, story.Databases, StoryDatabases.Restore, $"{product}", "GRANT TRIGGER");
    }

    [Theory]
    [OnEachServer]
    public async Task With_a_grant_on_some_columns_only_it_is_refused(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 100);
        await using var account = await TestAccount.CreateAsync(story.Live, Password);
        await story.Live.ExecuteAsync($"GRANT SELECT (id, active, cancelled_at, updated_at), UPDATE, TRIGGER ON `{story.Live.Name}`.{StoryTables.Name} TO {account}");
        var backfill = Runners.On(account.ConnectionString, story.Databases.Archive.ConnectionString, story.Databases.JournalSchema);

        await RefusalTests.AssertRefusedAsync(backfill, story.Databases, StoryDatabases.Restore, $"{product}", "GRANT SELECT");
    }

    [Theory]
    [OnEachServer]
    public async Task A_wrong_password_is_said_without_the_password(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 100);
        await using var account = await TestAccount.CreateAsync(story.Live, Password);
        var wrong = account.ConnectionString.Replace(Password, "wr0ng-Passw0rd", StringComparison.Ordinal);
        var backfill = Runners.On(wrong, story.Databases.Archive.ConnectionString, story.Databases.JournalSchema);

        var refused = await Assert.ThrowsAsync<StoreException>(() => backfill.RunAsync(StoryDatabases.Restore));

        Assert.Contains("1045", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Passw0rd", refused.ToString(), StringComparison.Ordinal);
        Assert.False(await story.Databases.JournalSchemaExistsAsync());
    }

    [Theory]
    [OnEachServer]
    public async Task An_account_without_create_runs_everything_on_tables_that_an_administrator_made_from_the_plan(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 2_000);
        await using var account = await TestAccount.CreateAsync(story.Live, Password);
        await using var reader = await TestAccount.CreateAsync(story.Databases.Archive, Password);
        await story.Databases.Archive.ExecuteAsync($"GRANT SELECT ON `{story.Databases.Archive.Name}`.{StoryTables.Name} TO {reader}");
        await story.Live.ExecuteAsync($"GRANT SELECT, TRIGGER, UPDATE ON `{story.Live.Name}`.{StoryTables.Name} TO {account}");
        var damaged = await story.AllColumnsAsync();
        var backfill = Runners.On(account.ConnectionString, reader.ConnectionString, story.Databases.JournalSchema);

        var plan = await backfill.PlanAsync(StoryDatabases.Restore);
        Assert.NotEmpty(plan.Live.Control!.Missing);
        await Assert.ThrowsAnyAsync<Exception>(() => backfill.RunAsync(StoryDatabases.Restore));
        foreach (var statement in plan.Live.Control.Ddl)
        {
            await story.Live.ExecuteAsync(statement);
        }

        foreach (var statement in plan.Live.Control.Grants)
        {
            await story.Live.ExecuteAsync(statement);
        }

        var run = await backfill.RunAsync(StoryDatabases.Restore, new RunOptions { BatchSize = 300, Limit = 600 });
        Assert.Equal(RunState.Paused, run.State);
        run = await backfill.ResumeAsync(StoryDatabases.Restore.Plan, run.Id);
        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(StoryDatabases.TrueCancelledAt(2_000), await story.CancelledAtAsync());
        Assert.True((await backfill.VerifyAsync(StoryDatabases.Restore.Plan, run.Id)).Holds);
        Assert.Single(await backfill.StatusAsync());
        Assert.Equal(RunState.Done, (await backfill.UndoAsync(StoryDatabases.Restore.Plan, run.Id)).State);
        Assert.Equal(damaged, await story.AllColumnsAsync());
    }
}
