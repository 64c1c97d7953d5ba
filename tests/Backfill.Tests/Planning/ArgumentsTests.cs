using System.Globalization;
using Backfill.Planning;
using CsCheck;

namespace Backfill.Tests.Planning;

public class ArgumentsTests
{
    private static readonly RestoreDeclaration OneTime = TestTables.Declaration with { Parameters = [new("stampedFrom", ColumnKind.DateTime)] };

    [Fact]
    public void Every_value_survives_its_text()
    {
        RoundTrips(Gen.Bool, ColumnKind.Boolean);
        RoundTrips(Gen.SByte, ColumnKind.SByte);
        RoundTrips(Gen.Byte, ColumnKind.Byte);
        RoundTrips(Gen.Short, ColumnKind.Int16);
        RoundTrips(Gen.UShort, ColumnKind.UInt16);
        RoundTrips(Gen.Int, ColumnKind.Int32);
        RoundTrips(Gen.UInt, ColumnKind.UInt32);
        RoundTrips(Gen.Long, ColumnKind.Int64);
        RoundTrips(Gen.ULong, ColumnKind.UInt64);
        RoundTrips(Gen.Decimal, ColumnKind.Decimal);
        RoundTrips(Gen.Float, ColumnKind.Single);
        RoundTrips(Gen.Double, ColumnKind.Double);
        RoundTrips(Gen.String, ColumnKind.String);
        RoundTrips(Gen.DateOnly, ColumnKind.Date);
        RoundTrips(Gen.TimeSpan, ColumnKind.Time);
        RoundTrips(Gen.TimeOnly, ColumnKind.TimeOfDay);
        RoundTrips(Gen.DateTime.Select(t => DateTime.SpecifyKind(t, DateTimeKind.Unspecified)), ColumnKind.DateTime);
    }

    [Fact]
    public void A_run_keeps_its_arguments_and_gives_them_back()
    {
        var restore = new TestPlan(TestTables.Declaration).With(new DateTime(2025, 3, 1, 1, 2, 3, 4), new DateTime(2025, 3, 3));
        var json = RecordJson.Of(restore.Arguments);
        var again = restore.Plan.WithText(RecordJson.Arguments(json));
        Assert.Equal(restore.Arguments.Get<DateTime>(0), again.Arguments.Get<DateTime>(0));
        Assert.Equal(restore.Arguments.ToText(), again.Arguments.ToText());
    }

    [Fact]
    public void NULL_is_kept_as_NULL()
    {
        var plan = new TestPlan(OneTime with { Parameters = [new("stampedFrom", ColumnKind.DateTime, Nullable: true)] });
        Assert.Null(plan.WithText(RecordJson.Arguments(RecordJson.Of(plan.With([null]).Arguments))).Arguments[0]);
    }

    [Theory]
    [InlineData("2025-03-01", "2025-03-01 00:00:00")]
    [InlineData("2025-03-01 14:30", "2025-03-01 14:30:00")]
    [InlineData("2025-03-01T14:30:05", "2025-03-01 14:30:05")]
    [InlineData("2025-03-01T14:30:05.125", "2025-03-01 14:30:05.125")]
    public void A_time_without_an_offset_is_what_the_column_stores(string text, string kept) =>
        Assert.Equal(kept, OfText(OneTime, text).ToText()[0].Value);

    [Theory]
    [InlineData("2025-03-01T14:30:00Z")]
    [InlineData("2025-03-01 14:30:00+02:00")]
    public void An_offset_needs_a_zone(string text)
    {
        var error = Assert.Throws<ArgumentException>(() => OfText(OneTime, text));
        Assert.Contains("declares no TimeZone", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-03-01T14:30:00Z", "2025-03-01 15:30:00")]
    [InlineData("2025-07-01T14:30:00+00:00", "2025-07-01 16:30:00")]
    public void An_offset_is_turned_into_the_wall_clock_of_the_zone(string text, string kept)
    {
        var arguments = OfText(OneTime with { TimeZone = "Europe/Berlin" }, text);
        Assert.Equal(kept, arguments.ToText()[0].Value);
        Assert.Equal("stampedFrom", arguments.FirstWithOffset);
    }

    [Fact]
    public void An_unknown_zone_is_no_accident() =>
        Assert.Contains("does not know", Assert.Throws<ArgumentException>(() => OfText(OneTime with { TimeZone = "Mars/Olympus" }, "2025-03-01T00:00Z")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("yesterday", "'yesterday' is not a date and time (2025-03-01 or 2025-03-01T14:30:00) for 'stampedFrom'.")]
    [InlineData("01.03.2025", "'01.03.2025' is not a date and time (2025-03-01 or 2025-03-01T14:30:00) for 'stampedFrom'.")]
    public void What_is_no_time_is_refused_in_one_sentence(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => OfText(OneTime, text)).Message);

    [Fact]
    public void Missing_and_unknown_arguments_are_named()
    {
        Assert.Contains("needs a value for 'stampedFrom'", Assert.Throws<ArgumentException>(() => new TestPlan(OneTime).WithText(new Dictionary<string, string?>())).Message, StringComparison.Ordinal);
        Assert.Contains("has no parameter 'since'; it has stampedFrom", Assert.Throws<ArgumentException>(() => new TestPlan(OneTime).WithText(new Dictionary<string, string?> { ["since"] = "1" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Typed_arguments_are_checked_too()
    {
        var plan = new TestPlan(OneTime);
        Assert.Throws<ArgumentException>(() => plan.With());
        Assert.Throws<ArgumentException>(() => plan.With("2025-03-01"));
        Assert.Throws<ArgumentNullException>(() => plan.With([null]));
        Assert.Contains("DateTimeKind.Unspecified", Assert.Throws<ArgumentException>(() => plan.With(DateTime.UtcNow)).Message, StringComparison.Ordinal);
    }

    private static void RoundTrips<T>(Gen<T> values, ColumnKind kind)
        where T : notnull =>
        values.Sample(value => Equals(value, ArgumentText.ParseConstant(kind, ArgumentText.Format(kind, value))));

    private static Arguments OfText(RestoreDeclaration declaration, string text) =>
        new TestPlan(declaration).WithText(new Dictionary<string, string?> { ["stampedFrom"] = text }).Arguments;
}
