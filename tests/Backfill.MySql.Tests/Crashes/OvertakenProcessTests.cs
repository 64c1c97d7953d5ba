using Backfill.Overtaken;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Crashes;

/// <summary>A process that has lost its run changes nothing of it.</summary>
public sealed class OvertakenProcessTests
{
    [Theory]
    [OnEachServer]
    public async Task The_backup_times_out_before_the_first_batch(ServerProduct product)
    {
        await using var parts = await Parts.CreateAsync(product);
        await OvertakenTests.TheBackupTimesOutBeforeTheFirstBatchAsync(parts);
    }

    [Theory]
    [OnEachServer(true)]
    [OnEachServer(false)]
    public async Task Between_two_ranges(ServerProduct product, bool which)
    {
        await using var parts = await Parts.CreateAsync(product);
        await OvertakenTests.BetweenTwoRangesAsync(parts, which);
    }

    [Theory]
    [OnEachServer]
    public async Task Stopped_while_it_waited_for_the_backup(ServerProduct product)
    {
        await using var parts = await Parts.CreateAsync(product);
        await OvertakenTests.StoppedWhileItWaitedAsync(parts);
    }

    [Theory]
    [OnEachServer]
    public async Task Undone_inside_a_batch_which_rolls_back(ServerProduct product)
    {
        await using var parts = await Parts.CreateAsync(product);
        await OvertakenTests.UndoneInsideABatchAsync(parts);
    }

    [Theory]
    [OnEachServer(true)]
    [OnEachServer(false)]
    public async Task Given_up_between_two_ranges_or_inside_a_batch(ServerProduct product, bool which)
    {
        await using var parts = await Parts.CreateAsync(product);
        await OvertakenTests.GivenUpAsync(parts, which);
    }

    [Theory]
    [OnEachServer]
    public async Task Resumed_twice(ServerProduct product)
    {
        await using var parts = await Parts.CreateAsync(product);
        await OvertakenTests.ResumedTwiceAsync(parts);
    }

    [Theory]
    [OnEachServer]
    public async Task Undone_twice_and_the_undo_taken_over(ServerProduct product)
    {
        await using var parts = await Parts.CreateAsync(product);
        await OvertakenTests.UndoneTwiceAsync(parts);
    }

    [Theory]
    [OnEachServer]
    public async Task Died_before_the_first_range_of_an_undo(ServerProduct product)
    {
        await using var parts = await Parts.CreateAsync(product);
        await OvertakenTests.DiedBeforeTheFirstRangeOfAnUndoAsync(parts);
    }

    [Theory]
    [OnEachServer(true)]
    [OnEachServer(false)]
    public async Task An_undo_that_does_not_find_all_of_the_journal_is_not_done(ServerProduct product, bool which)
    {
        await using var parts = await Parts.CreateAsync(product);
        await OvertakenTests.TheJournalWasThinnedAsync(parts, which);
    }
}
