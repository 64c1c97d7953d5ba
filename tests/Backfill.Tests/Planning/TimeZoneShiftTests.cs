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
        Assert.Equal("2023-03-26 02:30:00 does not exist in Europe/Berlin.", Unmoved("2023-03-26 02:30:00"));

    [Fact]
    public void A_time_in_the_repeated_hour_exists_twice() =>
        Assert.Equal("2023-10-29 02:30:00 exists twice in Europe/Berlin.", Unmoved("2023-10-29 02:30:00"));

    [Fact]
    public void Both_instants_of_the_repeated_hour_have_a_wall_clock()
    {
        Assert.Equal("2023-10-29 02:30:00", Shift("2023-10-29 00:30:00", toUtc: false));
        Assert.Equal("2023-10-29 02:30:00", Shift("2023-10-29 01:30:00", toUtc: false));
    }

    [Theory]
    [InlineData("9999-12-31 00:00:00", "it ends in 2106")]
    [InlineData("2106-02-07 07:28:16", "it ends in 2106")]
    [InlineData("0001-01-01 00:00:00", "it begins in 1970")]
    [InlineData("1970-01-01 01:00:00", "it begins in 1970")]
    public void A_time_that_no_timestamp_holds_is_not_moved(string text, string why) => Assert.Equal($"{text} is outside the range of a TIMESTAMP: {why}.", Unmoved(text));

    [Theory]
    [InlineData("1970-01-01 01:00:01", "1970-01-01 00:00:01")]
    [InlineData("2106-02-07 07:28:15.999999", "2106-02-07 06:28:15.999999")]
    public void The_first_and_the_last_are_moved(string text, string utc) => Assert.Equal(utc, Shift(text, toUtc: true));

    [Fact]
    public void NULL_stays_NULL() => Assert.Null(Shift(null, toUtc: true));

    [Fact]
    public void A_zero_date_is_not_moved() => Assert.Equal("'0000-00-00 00:00:00' cannot be read as DateTime.", Unmoved("0000-00-00 00:00:00"));

    private static string? Shift(string? text, bool toUtc)
    {
        var moved = new TimeZoneShift(Berlin, toUtc).Apply(Field.From(text), new FieldArena());
        Assert.NotEqual(Field.Unmoved, moved.Form);
        return moved.ToString();
    }

    private static string? Unmoved(string text)
    {
        var moved = new TimeZoneShift(Berlin, toUtc: true).Apply(Field.From(text), new FieldArena());
        Assert.Equal(Field.Unmoved, moved.Form);
        return moved.ToString();
    }
}
