using Backfill.Overtaken;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class An_overtaken_process_changes_nothing
{
    [Fact]
    public async Task The_backup_times_out_before_the_first_batch()
    {
        await using var parts = new Parts();
        await OvertakenTests.TheBackupTimesOutBeforeTheFirstBatchAsync(parts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Between_two_ranges(bool which)
    {
        await using var parts = new Parts();
        await OvertakenTests.BetweenTwoRangesAsync(parts, which);
    }

    [Fact]
    public async Task Stopped_while_it_waited_for_the_backup()
    {
        await using var parts = new Parts();
        await OvertakenTests.StoppedWhileItWaitedAsync(parts);
    }

    [Fact]
    public async Task Undone_inside_a_batch_which_rolls_back()
    {
        await using var parts = new Parts();
        await OvertakenTests.UndoneInsideABatchAsync(parts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_up_between_two_ranges_or_inside_a_batch(bool which)
    {
        await using var parts = new Parts();
        await OvertakenTests.GivenUpAsync(parts, which);
    }

    [Fact]
    public async Task Resumed_twice()
    {
        await using var parts = new Parts();
        await OvertakenTests.ResumedTwiceAsync(parts);
    }

    [Fact]
    public async Task Undone_twice_and_the_undo_taken_over()
    {
        await using var parts = new Parts();
        await OvertakenTests.UndoneTwiceAsync(parts);
    }

    [Fact]
    public async Task Died_before_the_first_range_of_an_undo()
    {
        await using var parts = new Parts();
        await OvertakenTests.DiedBeforeTheFirstRangeOfAnUndoAsync(parts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_undo_that_does_not_find_all_of_the_journal_is_not_done(bool which)
    {
        await using var parts = new Parts();
        await OvertakenTests.TheJournalWasThinnedAsync(parts, which);
    }
}
