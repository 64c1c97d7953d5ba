using Backfill.Planning;

namespace Backfill.Tests.Planning;

public class TimeZoneShiftTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2025-01-15 12:00:00", "2025-01-15 11:00:00")]
    [InlineData("2025-07-15 12:00:00", "2025-07-15 10:00:00")]
    [InlineData("2025-07-15 00:30:00.123456", "2025-07-14 22:30:00.123456")]
    public void Goes_to_UTC_and_back(string wall, string utc)
    {
        Assert.Equal(utc, Shift(wall, toUtc: true));
        Assert.Equal(wall, Shift(utc, toUtc: false));
    }

    [Fact]
    public void A_time_in_the_gap_does_not_exist() =>
        Assert.Equal("2023-03-26 02:30:00 does not exist in Europe/Berlin.", Assert.Throws<FormatException>(() => Shift("2023-03-26 02:30:00", toUtc: true)).Message);

    [Fact]
    public void A_time_in_the_repeated_hour_exists_twice() =>
        Assert.Equal("2023-10-29 02:30:00 exists twice in Europe/Berlin.", Assert.Throws<FormatException>(() => Shift("2023-10-29 02:30:00", toUtc: true)).Message);

    [Fact]
    public void Both_instants_of_the_repeated_hour_have_a_wall_clock()
    {
        Assert.Equal("2023-10-29 02:30:00", Shift("2023-10-29 00:30:00", toUtc: false));
        Assert.Equal("2023-10-29 02:30:00", Shift("2023-10-29 01:30:00", toUtc: false));
    }

    [Theory]
    [InlineData("9999-12-31 00:00:00")]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("1970-01-01 01:00:00")]
    public void A_time_that_no_timestamp_holds_is_refused(string text) => Assert.Throws<FormatException>(() => Shift(text, toUtc: true));

    [Fact]
    public void NULL_stays_NULL() => Assert.Null(Shift(null, toUtc: true));

    [Fact]
    public void A_zero_date_is_refused() => Assert.Throws<FormatException>(() => Shift("0000-00-00 00:00:00", toUtc: true));

    private static string? Shift(string? text, bool toUtc) => new TimeZoneShift(Berlin, toUtc).Apply(Field.From(text), new FieldArena()).ToString();
}
