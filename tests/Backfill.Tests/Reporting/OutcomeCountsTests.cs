namespace Backfill.Tests.Reporting;

public class OutcomeCountsTests
{
    [Fact]
    public void Adds_up_every_counter()
    {
        var sum = new OutcomeCounts();
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            sum.Add(new OutcomeCounts { Selected = 1, Recorded = 1, [outcome] = 1 });
        }

        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.Equal(1, sum[outcome]));
        Assert.Equal((8, 8, 8, true), (sum.Selected, sum.Recorded, sum.Sum, sum.Reconciles));
    }

    [Fact]
    public void Every_outcome_but_two_is_an_exception()
    {
        var counts = new OutcomeCounts();
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            counts[outcome] = 1;
        }

        Assert.Equal(6, counts.Exceptions);
        Assert.False(counts.Reconciles);
    }
}
