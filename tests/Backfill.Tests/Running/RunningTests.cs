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

    [Fact]
    public void An_undone_run_cannot_be_undone() => Assert.Throws<RestoreRefusedException>(() => RunFinder.DemandUndoable(Record(RunState.Undone)));

    [Theory]
    [InlineData(RunState.Running, 59, true)]
    [InlineData(RunState.Running, 60, false)]
    [InlineData(RunState.Paused, 0, false)]
    [InlineData(RunState.Interrupted, 0, false)]
    public void A_run_that_moved_within_its_lease_is_not_taken_without_a_word(RunState state, int idle, bool holds)
    {
        var run = Record(state) with { Idle = TimeSpan.FromSeconds(idle) };
        Assert.Equal(holds, Lease.Holds(run, Lease.Default));
        Lease.DemandOver(run, Lease.Default, takeOver: true, RunCommand.Resume);
        if (holds)
        {
            var refused = Assert.Throws<RestoreRefusedException>(() => Lease.DemandOver(run, Lease.Default, takeOver: false, RunCommand.Resume));
            Assert.Equal(
                "Run 3 is at work: me@here, process 7, since 2026-11-28 10:00:00 UTC, moved 59 seconds ago. Stop that process, wait until it has not moved for 60 seconds, or take the run over. "
                + "Go on with: resume 3 --take-over",
                refused.Message);
        }
    }

    [Theory]
    [InlineData(RunState.Paused)]
    [InlineData(RunState.Interrupted)]
    [InlineData(RunState.Done)]
    [InlineData(RunState.Failed)]
    [InlineData(RunState.Cancelled)]
    public void A_run_that_stands_still_can_be_undone(RunState state) => RunFinder.DemandUndoable(Record(state));

    private static CanonicalKey Key(string part) => new([part]);

    private static RunRecord Record(RunState state) =>
        new(3, "r", "shop.t", ["c"], null, new string('0', 64), "{}", state, Key("1"), Key("9"), "me", default, null)
        {
            Epoch = 1,
            Owner = "me@here, process 7",
            TakenAt = new DateTime(2026, 11, 28, 10, 0, 0),
            Heartbeat = default,
            Idle = default,
        };
}
