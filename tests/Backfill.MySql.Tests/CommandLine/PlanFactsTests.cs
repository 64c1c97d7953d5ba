using System.Text.Json;
using Backfill.MySql.Tests.Story;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;
using MySqlConnector;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>What somebody wants to see before they type where it goes.</summary>
public sealed class PlanFactsTests
{
    private static readonly string[] Stamped = ["--stamped-from", "2024-03-01", "--stamped-to", "2024-03-03"];

    [Theory]
    [OnEachServer]
    public async Task Where_it_goes_how_old_the_backup_is_and_how_large_the_journal_gets(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 100);
        var connection = new MySqlConnectionStringBuilder(story.Databases.Live.ConnectionString);
        var shell = new Shell(story.Databases, SubscriptionVariant.Restores.All);

        var shown = await shell.RunAsync(["plan", .. Stamped]);
        var json = JsonDocument.Parse((await shell.RunAsync(["plan", .. Stamped, "--json"])).Out).RootElement;

        var address = $"{connection.Server}:{connection.Port}";
        var hostName = json.GetProperty("live").GetProperty("hostName").GetString();
        Assert.Equal(address, json.GetProperty("live").GetProperty("address").GetString());
        Assert.False(string.IsNullOrEmpty(hostName));
        Assert.Contains($"subscription_variants in {connection.Database} on {address} (", shown.Out, StringComparison.Ordinal);
        Assert.Contains($"which calls itself {hostName}", shown.Out, StringComparison.Ordinal);

        var newest = json.GetProperty("backup").GetProperty("newest").GetProperty("updated_at").GetString();
        var stored = (await story.Databases.Archive.ScalarAsync("SELECT CAST(MAX(updated_at) AS CHAR) FROM subscription_variants"))!;
        Assert.Equal(stored.Contains('.', StringComparison.Ordinal) ? stored.TrimEnd('0').TrimEnd('.') : stored, newest);
        Assert.Contains($"its newest updated_at: {newest}", shown.Out, StringComparison.Ordinal);
        Assert.InRange(json.GetProperty("journalBytesPerRow").GetInt32(), 40, 90);
        Assert.Contains("bytes per written row", shown.Out, StringComparison.Ordinal);
    }
}
