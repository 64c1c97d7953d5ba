using Backfill.MySql.Tests.Story;
using Backfill.Stores;
using Backfill.Testing.Network;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Traps;

/// <summary>A COMMIT whose answer never comes.</summary>
public sealed class CommitTraps
{
    private const int Rows = 4_000;

    /// <summary>The run and its first range have a COMMIT each before it.</summary>
    private const int FirstBatch = 3;

    [Theory]
    [OnEachServer(CommitCut.BeforeTheServerSeesIt, FirstBatch)]
    [OnEachServer(CommitCut.BeforeTheServerSeesIt, FirstBatch + 3)]
    [OnEachServer(CommitCut.BeforeTheClientHears, FirstBatch)]
    [OnEachServer(CommitCut.BeforeTheClientHears, FirstBatch + 3)]
    public async Task Trap48_a_commit_of_unknown_outcome_is_settled_by_the_checkpoint(ServerProduct product, CommitCut cut, int number)
    {
        await using var story = await StoryDatabases.CreateAsync(product, Rows);
        var others = await story.OtherColumnsAsync();
        using var proxy = new TcpProxy(story.Live.Server.Host, story.Live.Server.Port, new ProxyOptions { Commit = cut, CommitNumber = number });
        var live = story.Live.Server.ConnectionStringFor(story.Live.Name, port: proxy.Port);
        var backfill = Runners.On(live, story.Databases.Archive.ConnectionString, story.Databases.JournalSchema);

        Run run;
        if (cut == CommitCut.BeforeTheServerSeesIt)
        {
            var interrupted = await Assert.ThrowsAsync<RunInterruptedException>(() => backfill.RunAsync(StoryDatabases.Restore, new RunOptions { BatchSize = 200 }));
            Assert.Contains("The batch was rolled back", interrupted.Message, StringComparison.Ordinal);
            run = await backfill.ResumeAsync(StoryDatabases.Restore.Plan, interrupted.Run, new RunOptions { BatchSize = 200 });
        }
        else
        {
            run = await backfill.RunAsync(StoryDatabases.Restore, new RunOptions { BatchSize = 200 });
        }

        Assert.Equal(1, proxy.Cuts);
        Assert.Equal(RunState.Done, run.State);
        Assert.Empty(run.Discrepancies);
        Assert.Equal(run.Counts[Outcome.Restored], run.Tables.Journaled);
        Assert.Equal(StoryDatabases.TrueCancelledAt(Rows), await story.CancelledAtAsync());
        Assert.Equal(others, await story.OtherColumnsAsync());
    }
}
