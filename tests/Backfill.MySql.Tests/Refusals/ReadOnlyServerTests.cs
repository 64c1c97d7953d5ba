using Backfill.MySql.Tests.Story;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Refusals;

/// <summary>Settings of a whole server: no other test may run beside these.</summary>
[CollectionDefinition("one at a time", DisableParallelization = true)]
public sealed class OneAtATime;

/// <summary>A server that was failed over.</summary>
[Collection("one at a time")]
public sealed class ReadOnlyServerTests
{
    [Theory]
    [OnEachServer]
    public Task A_read_only_live_server_is_refused_by_run_and_may_be_looked_at(ServerProduct product) => RefusedAsync(product, "read_only = 1", "read_only = 0", "read-only");

    /// <summary>MariaDB has no binary log unless it is started with one.</summary>
    [Fact]
    public Task So_is_one_that_logs_statements() => RefusedAsync(ServerProduct.MySql, "binlog_format = 'STATEMENT'", "binlog_format = 'ROW'", "binlog_format=STATEMENT");

    private static async Task RefusedAsync(ServerProduct product, string on, string off, string said)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 100);
        await story.Live.ExecuteAsync($"SET GLOBAL {on}");
        try
        {
            await RefusalTests.AssertOnlyRunIsRefusedAsync(story.Backfill, story.Databases, StoryDatabases.Restore, $"{product}", said);
        }
        finally
        {
            await story.Live.ExecuteAsync($"SET GLOBAL {off}");
        }
    }
}
