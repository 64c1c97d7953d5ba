using Backfill.Planning;
using Backfill.Planning.Rules;
using Backfill.Stores;
using static Backfill.Tests.TestTables;

namespace Backfill.Tests.Planning.Rules;

public class TimeRulesTests
{
    private static readonly RestoreDeclaration InBerlin = Declaration with { TimeZone = "Europe/Berlin" };

    [Fact]
    public void An_instant_into_a_wall_clock_needs_the_zone()
    {
        var archive = Archive.With(Timestamp("updated_at"));
        var refusal = Assert.Single(Checked(Story, Live, archive, oneServer: false));
        Assert.Contains("one is an instant, the other a wall clock", refusal.Problem, StringComparison.Ordinal);
        Assert.Empty(Checked(RestoreOf(InBerlin), Live, archive, oneServer: false));
    }

    [Fact]
    public void A_wall_clock_into_an_instant_needs_the_zone() =>
        Assert.Single(Checked(Story, Live.With(Timestamp("cancelled_at")), Archive, oneServer: false));

    [Fact]
    public void An_unknown_zone_is_refused_once()
    {
        var refusal = Assert.Single(Checked(RestoreOf(Declaration with { TimeZone = "Mars/Olympus" }), Live, Archive, oneServer: false));
        Assert.Equal("This machine does not know the time zone 'Mars/Olympus'.", refusal.Problem);
    }

    [Fact]
    public void Clocks_that_agree_are_not_shifted() => Assert.Equal([null], TimeRules.Shifts(InBerlin, Live, Archive));

    [Theory]
    [InlineData(true, "2025-07-01 12:00:00", "2025-07-01 10:00:00")]
    [InlineData(false, "2025-07-01 10:00:00", "2025-07-01 12:00:00")]
    public void The_shift_goes_to_the_clock_of_the_restored_column(bool toTimestamp, string archived, string expected)
    {
        var live = toTimestamp ? Live.With(Timestamp("cancelled_at")) : Live;
        var archive = toTimestamp ? Archive : Archive.With(Timestamp("updated_at"));
        Assert.Equal(expected, TimeRules.Shifts(InBerlin, live, archive)[0]!.Apply(Field.From(archived), new FieldArena()).ToString());
    }

    [Fact]
    public void An_argument_with_an_offset_may_not_meet_a_timestamp()
    {
        var texts = new Dictionary<string, string?> { ["stampedFrom"] = "2025-03-01T00:00:00Z", ["stampedTo"] = "2025-03-03" };
        var restore = new TestPlan(InBerlin).WithText(texts);
        Assert.Empty(Checked(restore, Live, Archive, oneServer: false));

        var refusal = Assert.Single(Checked(restore, Live.With(Timestamp("cancelled_at")), Archive, oneServer: false));
        Assert.Contains("'stampedFrom' was given with an offset", refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_note_of_an_argument_says_which_clock_it_is_on()
    {
        Assert.Equal("stampedFrom = 2025-03-01 00:00:00 (wall-clock time, as cancelled_at stores it)", ArgumentNotes.For(Story, Live)[0]);
        Assert.Equal("stampedFrom = 2025-03-01 00:00:00 (wall-clock time in Europe/Berlin, as cancelled_at stores it)", ArgumentNotes.For(RestoreOf(InBerlin), Live)[0]);
        Assert.Equal("stampedTo = 2025-03-03 00:00:00 (UTC: cancelled_at is a TIMESTAMP)", ArgumentNotes.For(Story, Live.With(Timestamp("cancelled_at")))[1]);
    }
}
