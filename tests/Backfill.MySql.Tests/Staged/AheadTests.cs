using Backfill.Killed;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Staged;

/// <summary>While a batch is written, the next one is staged in a transaction of its own.</summary>
public sealed class AheadTests
{
    /// <summary>What docs/sql.md says a run opens on live.</summary>
    private const long SessionsInTheGuide = 5;

    private static readonly RunOptions TwoRows = new() { BatchSize = 2 };

    [Theory]
    [OnEachServer]
    public async Task The_next_batch_is_staged_while_one_is_written(ServerProduct product)
    {
        await using var databases = await OfferTables.CreateAsync(product, 6);
        using var staged = new SemaphoreSlim(0);
        var waited = false;
        var sessions = 0L;

        var run = await RunAsync(databases, (step, batch) =>
        {
            if ((step, batch) == (Step.Stage, 2))
            {
                staged.Release();
            }
            else if ((step, batch) == (Step.Apply, 1))
            {
                waited = staged.Wait(TimeSpan.FromSeconds(20));
                sessions = databases.Live.NumberAsync("SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()").GetAwaiter().GetResult();
            }
        });

        Assert.True(waited);
        Assert.Equal(SessionsInTheGuide, sessions);
        Assert.Equal((RunState.Done, 6, true), (run.State, run.Counts[Outcome.Restored], run.Reconciles));
    }

    [Theory]
    [OnEachServer]
    public async Task A_batch_that_is_written_again_under_lock_does_not_wait_for_the_one_behind_it(ServerProduct product)
    {
        await using var databases = await OfferTables.CreateAsync(product, 6);
        var changed = false;

        // Where it did, the wait for a lock would end the run.
        var run = await RunAsync(databases, (step, batch) =>
        {
            if ((step, batch) == (Step.Apply, 1))
            {
                databases.Live.ExecuteAsync("UPDATE offers SET label = 'edited', updated_at = updated_at, seen_at = seen_at WHERE id = 2").GetAwaiter().GetResult();
                changed = true;
            }
        });

        Assert.True(changed);
        Assert.Equal((RunState.Done, 6, true), (run.State, run.Counts[Outcome.Restored], run.Reconciles));
        await Runners.On(databases).UndoAsync(Offer.Restores.Label().Plan, run.Id);
        Assert.Equal(["bad", "edited", "bad", "bad", "bad", "bad"], (await databases.Live.RowsAsync("SELECT label FROM offers ORDER BY id")).Select(r => r[0]));
    }

    [Theory]
    [OnEachServer]
    public async Task What_was_staged_ahead_is_gone_when_the_batch_before_it_fails(ServerProduct product)
    {
        await using var databases = await OfferTables.CreateAsync(product, 6);
        using var staged = new SemaphoreSlim(0);

        var stopped = await Assert.ThrowsAsync<RunInterruptedException>(() => RunAsync(databases, (step, batch) =>
        {
            if ((step, batch) == (Step.Stage, 3))
            {
                staged.Release();
            }
            else if ((step, batch) == (Step.Checkpoint, 2))
            {
                Assert.True(staged.Wait(TimeSpan.FromSeconds(20)));
                throw new InvalidOperationException("the second batch fails");
            }
        }));

        Assert.Contains("the second batch fails", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("at the keys 3 to 4", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(2, await databases.Live.NumberAsync("SELECT COUNT(*) FROM offers WHERE label = 'good'"));
        Assert.Equal(2, await databases.Live.NumberAsync($"SELECT COUNT(*) FROM {await ControlTableNames.JournalAsync(databases)}"));
        var resumed = await Runners.On(databases).ResumeAsync(Offer.Restores.Label().Plan, stopped.Run);
        Assert.Equal((RunState.Done, 6, true), (resumed.State, resumed.Counts[Outcome.Restored], resumed.Reconciles));
    }

    [Theory]
    [OnEachServer]
    public async Task An_error_of_staging_ahead_is_told_when_it_is_that_batchs_turn(ServerProduct product)
    {
        await using var databases = await OfferTables.CreateAsync(product, 6);

        var stopped = await Assert.ThrowsAsync<RunInterruptedException>(() => RunAsync(databases, (step, batch) =>
        {
            if ((step, batch) == (Step.Stage, 3))
            {
                throw new InvalidOperationException("the third batch fails");
            }
        }));

        Assert.Contains("at the keys 5 to 6: the third batch fails", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(4, await databases.Live.NumberAsync("SELECT COUNT(*) FROM offers WHERE label = 'good'"));
    }

    [Theory]
    [OnEachServer]
    public async Task A_run_that_pauses_leaves_nothing_staged(ServerProduct product)
    {
        await using var databases = await OfferTables.CreateAsync(product, 6);
        using var stop = new CancellationTokenSource();
        using var staged = new SemaphoreSlim(0);

        var run = await RunAsync(databases, (step, batch) =>
        {
            if ((step, batch) == (Step.Stage, 2))
            {
                staged.Release();
            }
            else if ((step, batch) == (Step.Commit, 1))
            {
                Assert.True(staged.Wait(TimeSpan.FromSeconds(20)));
                stop.Cancel();
            }
        }, stop.Token);

        Assert.Equal((RunState.Paused, 2), (run.State, run.Counts[Outcome.Restored]));
        Assert.Equal(2, await databases.Live.NumberAsync($"SELECT COUNT(*) FROM {await ControlTableNames.JournalAsync(databases)}"));
        await databases.Live.ScriptAsync("SET lock_wait_timeout = 1;\nALTER TABLE offers ADD COLUMN free INT;");
    }

    private static Task<Run> RunAsync(DatabasePair databases, Action<Step, int> at, CancellationToken cancellationToken = default) =>
        Runners.Stepped(databases, at).RunAsync(Offer.Restores.Label(), TwoRows, cancellationToken: cancellationToken);
}
