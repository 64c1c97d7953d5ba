using Backfill.MySql.Tests.Story;
using Backfill.Stores;
using Backfill.Testing.Network;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Crashes;

/// <summary>A network that swallows packets and closes nothing: every wait ends, and the sentence says what was waited for. The bounds are the connection string's.</summary>
public sealed class BlackHoleTests
{
    private const int Rows = 2_000;
    private const string Bounds = ";Connection Timeout=2;Default Command Timeout=2";

    // What passes on one connection before the rows of a read: the handshake and the session.
    private const int AllButRows = 3_000;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    [Theory]
    [OnEachServer(true)]
    [OnEachServer(false)]
    public async Task Before_anything_is_read(ServerProduct product, bool live)
    {
        await using var story = await StoryDatabases.CreateAsync(product, Rows);
        using var proxy = Proxy(story, live, new ProxyOptions());
        proxy.Swallows = true;
        var error = await Assert.ThrowsAsync<StoreException>(() => Through(story, proxy, live).DryRunAsync(StoryDatabases.Restore).WaitAsync(Long));
        Assert.StartsWith($"Connecting to {(live ? "live" : "the backup")} failed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer(true)]
    [OnEachServer(false)]
    public async Task In_the_middle_of_a_read(ServerProduct product, bool live)
    {
        await using var story = await StoryDatabases.CreateAsync(product, Rows);
        using var proxy = Proxy(story, live, new ProxyOptions { BlackHoleAfterReceived = AllButRows * 10 });
        var error = await Assert.ThrowsAnyAsync<Exception>(() => Through(story, proxy, live).RunAsync(StoryDatabases.Restore, new RunOptions { BatchSize = 1000 }).WaitAsync(Long));
        Assert.IsNotType<TimeoutException>(error);
        Assert.True(proxy.Swallows);
        Assert.Contains("failed, ", error.Message, StringComparison.Ordinal);
        Assert.Contains(live ? "live" : "the backup", error.Message, StringComparison.Ordinal);
        proxy.Swallows = false;
        await FinishAsync(story, error);
    }

    [Theory]
    [OnEachServer]
    public async Task At_a_commit_nobody_knows_and_resume_finds_out(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, Rows);
        using var proxy = Proxy(story, live: true, new ProxyOptions { Commit = CommitCut.BlackHole, CommitNumber = 4 });
        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => Through(story, proxy, live: true).RunAsync(StoryDatabases.Restore, new RunOptions { BatchSize = 200 }).WaitAsync(Long));
        Assert.Contains("no answer came", error.Message, StringComparison.Ordinal);
        Assert.Contains("is not known", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rolled back", error.Message, StringComparison.Ordinal);
        await FinishAsync(story, error);
    }

    private static async Task FinishAsync(StoryDatabases story, Exception error)
    {
        var backfill = Runners.On(story.Databases);
        var run = error is RunInterruptedException interrupted
            ? await backfill.ResumeAsync(StoryDatabases.Restore.Plan, interrupted.Run, new RunOptions { BatchSize = 200, TakeOver = interrupted.WaysOut.Single().TakeOver })
            : await backfill.RunAsync(StoryDatabases.Restore);
        Assert.Equal(RunState.Done, run.State);
        Assert.Empty(run.Discrepancies);
        Assert.Equal(StoryDatabases.TrueCancelledAt(Rows), await story.CancelledAtAsync());
    }

    private static TcpProxy Proxy(StoryDatabases story, bool live, ProxyOptions options)
    {
        var server = live ? story.Live.Server : story.Databases.Archive.Server;
        return new TcpProxy(server.Host, server.Port, options);
    }

    private static MySqlBackfill Through(StoryDatabases story, TcpProxy proxy, bool live)
    {
        var (to, other) = (story.Databases.Live, story.Databases.Archive);
        return Runners.On(
            (live ? to.Server.ConnectionStringFor(to.Name, port: proxy.Port) : to.ConnectionString) + Bounds,
            (live ? other.ConnectionString : other.Server.ConnectionStringFor(other.Name, port: proxy.Port)) + Bounds,
            story.Databases.JournalSchema);
    }
}
