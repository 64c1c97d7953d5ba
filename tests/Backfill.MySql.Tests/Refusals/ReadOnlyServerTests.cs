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
    public async Task A_read_only_live_server_is_refused(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, 100);
        await story.Live.ExecuteAsync("SET GLOBAL read_only = 1");
        try
        {
            await RefusalTests.AssertRefusedAsync(story.Backfill, story.Databases, StoryDatabases.Restore, $"{product}", "read-only");
        }
        finally
        {
            await story.Live.ExecuteAsync("SET GLOBAL read_only = 0");
        }
    }
}
