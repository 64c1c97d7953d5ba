using System.Globalization;
using System.Text.Json;
using Backfill.MySql.Tests.Story;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>The commands on real servers, each with its exit code.</summary>
public sealed class CommandsTests
{
    private static readonly string[] Stamped =
    [
        "--stamped-from", StoryRow.StampedFrom.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        "--stamped-to", StoryRow.StampedTo.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    ];

    [Theory]
    [OnEachServer]
    public async Task Plan_run_verify_and_undo(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 1_000);
        var damaged = await story.AllColumnsAsync();
        var fix = new CommandLine(story.Databases, SubscriptionVariant.Restores.All);

        await EndsWithAsync(0, fix, ["dry-run", .. Stamped]);
        Assert.False(await story.Databases.JournalSchemaExistsAsync());
        var plan = await PlanIdAsync(fix);
        await EndsWithAsync(0, fix, ["run", .. Stamped, "--plan", plan]);
        Assert.Equal(StoryDatabases.TrueCancelledAt(1_000), await story.CancelledAtAsync());
        await EndsWithAsync(0, fix, ["verify", "1"]);
        await EndsWithAsync(0, fix, ["undo", "1", "--plan", plan]);
        Assert.Equal(damaged, await story.AllColumnsAsync());
    }

    [Theory]
    [OnEachServer]
    public async Task A_run_that_a_lock_stops_ends_with_1_and_says_how_to_go_on(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 1_000);
        var fix = new CommandLine(story.Databases, SubscriptionVariant.Restores.All);
        string[] run = ["run", .. Stamped, "--plan", await PlanIdAsync(fix)];
        await using (var customer = await story.Live.OpenAsync())
        await using (var transaction = await customer.BeginTransactionAsync())
        {
            await using var locking = customer.CreateCommand();
            (locking.Transaction, locking.CommandText) = (transaction, $"SELECT COUNT(*) FROM (SELECT id FROM {StoryTables.Name} WHERE id > 900 FOR UPDATE) locked");
            await locking.ExecuteScalarAsync();

            var (_, error) = await EndsWithAsync(1, fix, run);

            Assert.Contains("at the keys ", error, StringComparison.Ordinal);
            Assert.Contains("1205", error, StringComparison.Ordinal);
            Assert.Contains("resume 1", error, StringComparison.Ordinal);
        }

        await EndsWithAsync(0, fix, ["resume", "1"]);
        Assert.Equal(StoryDatabases.TrueCancelledAt(1_000), await story.CancelledAtAsync());
        await story.Live.ExecuteAsync($"UPDATE {StoryTables.Name} SET cancelled_at = NULL WHERE id = (SELECT MIN(key_id) FROM `{story.Databases.JournalSchema}`.`{await JournalAsync(story)}`)");
        await EndsWithAsync(3, fix, ["verify", "1"]);
    }

    private static async Task<(string Out, string Error)> EndsWithAsync(int exit, CommandLine fix, string[] args)
    {
        var ran = await fix.RunAsync(args);
        Assert.True(ran.Exit == exit, $"{args[0]}: exit {ran.Exit}, not {exit}: {ran.Out}{ran.Error}");
        return (ran.Out, ran.Error);
    }

    private static async Task<string> PlanIdAsync(CommandLine fix)
    {
        var (plan, _) = await EndsWithAsync(0, fix, ["plan", .. Stamped, "--json"]);
        return JsonDocument.Parse(plan).RootElement.GetProperty("planId").GetString()!;
    }

    private static async Task<string> JournalAsync(StoryDatabases story) =>
        (await story.Live.ScalarAsync($"SELECT table_name FROM information_schema.tables WHERE table_schema = '{story.Databases.JournalSchema}' AND table_name LIKE 'backfill_journal%'"))!;
}
