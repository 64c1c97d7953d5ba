using Backfill.Planning;
using Backfill.Running;
using Backfill.Stores;

namespace Backfill.Tests.Running;

public class RunningTests
{
    public static TheoryData<RunOptions, string> OutOfRange() => new()
    {
        { new RunOptions { BatchSize = 0 }, "A batch has 1 to 5000 rows, not 0." },
        { new RunOptions { BatchSize = 5001 }, "A batch has 1 to 5000 rows, not 5001." },
        { new RunOptions { Limit = 0 }, "A limit is at least 1 row, not 0." },
        { new RunOptions { ExceptionCap = -1 }, "Between 0 and 10,000,000 exceptions can be kept, not -1." },
        { new RunOptions { MaxFailureRatio = 1.5 }, "A failure ratio is between 0 and 1, not 1.5." },
        { new RunOptions { MaxFailureRatio = double.NaN }, "A failure ratio is between 0 and 1, not NaN." },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Options_out_of_range_are_refused(RunOptions options, string message) =>
        Assert.StartsWith(message, Assert.Throws<RestoreRefusedException>(() => RunOptionsCheck.Checked(options)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_options_are_the_default_ones() => Assert.Equal(1000, RunOptionsCheck.Checked(null).BatchSize);

    [Fact]
    public void The_exception_table_has_room_for_what_earlier_calls_left()
    {
        var budget = new ExceptionBudget(10, new OutcomeCounts { Recorded = 7, [Outcome.Conflict] = 8 });
        Assert.Equal((3, 1), (budget.Room, budget.WithoutRoom));
        budget.Spend(3, 2);
        Assert.Equal((0, 3), (budget.Room, budget.WithoutRoom));
    }

    [Fact]
    public void Progress_is_a_share_of_the_keys_and_never_goes_back()
    {
        var progress = new KeyProgress(Key("100"), Key("200"));
        Assert.Equal([0.5, 0.5, 0.5, 1], [progress.At(Key("150")), progress.At(Key("120")), progress.At(null), progress.At(Key("300"))]);
    }

    [Fact]
    public void Progress_on_keys_that_are_no_numbers_is_unknown() => Assert.Equal(0, new KeyProgress(Key("a"), Key("b")).At(Key("b")));

    [Theory]
    [InlineData(RunState.Done)]
    [InlineData(RunState.Undone)]
    [InlineData(RunState.Cancelled)]
    [InlineData(RunState.Failed)]
    public void An_ended_run_cannot_be_resumed(RunState state)
    {
        var refused = Assert.Throws<RestoreRefusedException>(() => RunFinder.DemandResumable(Record(state)));
        Assert.StartsWith("Run 3 ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunState.Running)]
    [InlineData(RunState.Paused)]
    [InlineData(RunState.Interrupted)]
    public void A_run_that_has_not_ended_can_be_resumed(RunState state) => RunFinder.DemandResumable(Record(state));

    [Theory]
    [InlineData(RunState.Running)]
    [InlineData(RunState.Undone)]
    public void A_run_at_work_or_undone_cannot_be_undone(RunState state) => Assert.Throws<RestoreRefusedException>(() => RunFinder.DemandUndoable(Record(state)));

    [Theory]
    [InlineData(RunState.Paused)]
    [InlineData(RunState.Interrupted)]
    [InlineData(RunState.Done)]
    [InlineData(RunState.Failed)]
    [InlineData(RunState.Cancelled)]
    public void A_run_that_stands_still_can_be_undone(RunState state) => RunFinder.DemandUndoable(Record(state));

    private static CanonicalKey Key(string part) => new([part]);

    private static RunRecord Record(RunState state) =>
        new(3, "r", "shop.t", ["c"], null, new string('0', 64), "{}", state, Key("1"), Key("9"), "me", default, null);
}
