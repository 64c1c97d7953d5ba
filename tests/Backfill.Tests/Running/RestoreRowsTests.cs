using Backfill.Planning;
using Backfill.Running;

namespace Backfill.Tests.Running;

public class RestoreRowsTests
{
    private readonly RestoreRows<TestPlan.Key, TestPlan.LiveRow, TestPlan.ArchivedRow> _rows = new(new TestPlan(TestTables.Declaration with { RestoredColumns = [new(new("amount", ColumnKind.Int32), new("amount", ColumnKind.Int32))] }));

    [Theory]
    [InlineData("1", "2", Outcome.Restored)]
    [InlineData("2", "2", Outcome.SameAsArchive)]
    [InlineData(null, null, Outcome.SameAsArchive)]
    [InlineData("1", null, Outcome.NullInArchive)]
    [InlineData("1", "-2", Outcome.SkippedByGuard)]
    [InlineData("1", "not a number", Outcome.Failed)]
    public void A_row_has_the_outcome_of_its_plan(string? live, string? archived, Outcome outcome)
    {
        _rows.Clear(1);
        _rows.AddLive(Live(1, live));
        _rows.AddArchived(Archived(1, archived), 1);
        _rows.Decide(0);
        Assert.Equal(outcome, _rows.OutcomeOf(0));
    }

    [Fact]
    public void A_row_whose_key_the_backup_lacks_is_not_in_it()
    {
        _rows.Clear(2);
        _rows.AddLive(Live(1, "1"));
        _rows.AddArchived(Archived(2, "2"), 1);
        _rows.Decide(0);
        Assert.Equal(Outcome.NotInArchive, _rows.OutcomeOf(0));
    }

    [Fact]
    public void A_guard_that_throws_fails_its_row_with_its_message_cut_to_500_characters()
    {
        _rows.Clear(1);
        _rows.AddLive(Live(1, "1"));
        _rows.AddArchived(Archived(1, "throw"), 1);
        _rows.Decide(0);
        Assert.Equal(Outcome.Failed, _rows.OutcomeOf(0));
        Assert.StartsWith("Guard threw InvalidOperationException: xxx", _rows.ReasonOf(0), StringComparison.Ordinal);
        Assert.Equal(500, _rows.ReasonOf(0)!.Length);
    }

    [Fact]
    public void A_value_that_cannot_be_read_fails_its_row_by_name()
    {
        _rows.Clear(1);
        _rows.AddLive(Live(1, "1"));
        _rows.AddArchived(Archived(1, "x"), 1);
        _rows.Decide(0);
        Assert.Equal("'x' cannot be read as int.", _rows.ReasonOf(0));
    }

    [Fact]
    public void Nothing_of_the_batch_before_is_left()
    {
        _rows.Clear(2);
        _rows.AddLive(Live(1, "1"));
        _rows.AddArchived(Archived(1, "x"), 1);
        _rows.Decide(0);
        _rows.Clear(2);
        _rows.AddLive(Live(1, "1"));
        _rows.Decide(0);
        Assert.Equal((1, Outcome.NotInArchive, (string?)null, false), (_rows.Count, _rows.OutcomeOf(0), _rows.ReasonOf(0), _rows.Found(0)));
    }

    [Fact]
    public void A_key_that_comes_twice_stops_the_batch()
    {
        _rows.Clear(2);
        _rows.AddLive(Live(1, "1"));
        Assert.Throws<InvalidDataException>(() => _rows.AddLive(Live(1, "1")));
    }

    [Fact]
    public void Judging_a_batch_again_allocates_nothing()
    {
        Judge();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Judge();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private readonly Field _one = Field.From("1");
    private readonly Field _two = Field.From("2");

    private void Judge()
    {
        _rows.Clear(1000);
        for (var i = 0; i < 1000; i++)
        {
            _rows.AddLive(new TestPlan.LiveRow(new TestPlan.Key(1, (ulong)i), _one));
            _rows.AddArchived(new TestPlan.ArchivedRow(new TestPlan.Key(1, (ulong)i), _two), 1);
            _rows.Decide(i);
        }
    }

    private static TestPlan.LiveRow Live(ulong id, string? value) => new(new TestPlan.Key(1, id), Field.From(value));

    private static TestPlan.ArchivedRow Archived(ulong id, string? value) => new(new TestPlan.Key(1, id), Field.From(value));
}
