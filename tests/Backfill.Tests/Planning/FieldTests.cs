using Backfill.Planning;
using CsCheck;

namespace Backfill.Tests.Planning;

public class FieldTests
{
    [Fact]
    public void Every_whole_number_is_read_as_it_was_written()
    {
        Gen.Long.Sample(n => Field.From(Text(n)).Int64() == n);
        Gen.ULong.Sample(n => Field.From(Text(n)).UInt64() == n);
        Gen.Int.Sample(n => Field.From(Text(n)).Int32() == n);
        Gen.Short.Sample(n => Field.From(Text(n)).Int16() == n);
        Gen.SByte.Sample(n => Field.From(Text(n)).SByte() == n);
        Gen.Byte.Sample(n => Field.From(Text(n)).Byte() == n);
    }

    [Fact]
    public void Every_other_number_is_read_as_it_was_written()
    {
        Gen.Decimal.Sample(n => Field.From(Text(n)).Decimal() == n);
        Gen.Double.Where(double.IsFinite).Sample(n => Field.From(n.ToString("R", null)).Double() == n);
    }

    [Fact]
    public void Every_time_is_read_as_it_was_written()
    {
        Gen.DateTime.Sample(t => Field.From(t.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF")).DateTime() == t);
        Gen.DateTime.Sample(t => Field.From(t.ToString("yyyy-MM-dd HH:mm:ss.ffffff")).DateTime() == t.AddTicks(-(t.Ticks % 10)));
        Gen.DateOnly.Sample(d => Field.From(d.ToString("yyyy-MM-dd")).Date() == d);
    }

    [Theory]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("79228162514264337593543950335.4")]
    [InlineData("-0.000000000000000000000000000001")]
    [InlineData("79228162514264337593543950336")]
    public void A_decimal_with_more_digits_than_CSharp_has_cannot_be_read(string text) =>
        Assert.Equal($"'{text}' cannot be read as decimal.", Assert.Throws<FormatException>(() => Field.From(text).Decimal()).Message);

    [Theory]
    [InlineData("1.500000000000000000000000000000", "1.5")]
    [InlineData("-0.000000000000000000000000000000", "0")]
    [InlineData("-79228162514264337593543950335.00", "-79228162514264337593543950335")]
    public void Zeros_at_its_end_are_no_digits(string text, string value) =>
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Field.From(text).Decimal());

    [Theory]
    [InlineData("00:00:00", 0)]
    [InlineData("838:59:59", 3020399)]
    [InlineData("-00:00:01", -1)]
    [InlineData("-838:59:59", -3020399)]
    public void A_time_of_day_may_be_a_duration_as_MySQL_has_it(string text, long seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Field.From(text).Time());

    [Fact]
    public void A_fraction_of_a_time_of_day_is_kept() =>
        Assert.Equal(new TimeSpan(0, 1, 2, 3) + TimeSpan.FromTicks(4_567_890), Field.From("01:02:03.456789").Time());

    [Theory]
    [InlineData("12:60:00")]
    [InlineData("12:00:60")]
    [InlineData("12:00")]
    [InlineData("12:00:")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("x")]
    public void What_is_no_time_of_day_is_refused(string text) => Assert.Throws<FormatException>(() => Field.From(text).Time());

    [Theory]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("2024-02-30 00:00:00")]
    [InlineData("2024-01-00 00:00:00")]
    [InlineData("2024-01-01")]
    [InlineData("2024-01-01 00:00:00.123456789")]
    [InlineData("")]
    public void A_date_that_dotnet_does_not_have_is_refused_by_name_but_still_carried(string text)
    {
        var field = Field.From(text);
        var error = Assert.Throws<FormatException>(() => field.DateTime());
        Assert.Contains($"'{text}' cannot be read as DateTime", error.Message, StringComparison.Ordinal);
        Assert.Equal(text, field.ToString());
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("-5", true)]
    public void A_bool_is_false_only_for_zero(string text, bool value) => Assert.Equal(value, Field.From(text).Boolean());

    [Theory]
    [InlineData("18446744073709551616")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("1 ")]
    [InlineData("")]
    public void A_number_out_of_range_is_refused(string text) => Assert.Throws<FormatException>(() => Field.From(text).UInt64());

    [Fact]
    public void NULL_is_read_only_where_it_may_be()
    {
        Assert.Null(Field.Null.DateTimeOrNull());
        Assert.Null(Field.Null.StringOrNull());
        Assert.Null(Field.Null.ToString());
        Assert.Contains("NULL", Assert.Throws<FormatException>(() => Field.Null.DateTime()).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Field.Null.String());
    }

    [Fact]
    public void A_guid_is_read_from_sixteen_bytes_in_the_order_they_are_written_in_and_from_text_of_either_case()
    {
        var guid = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef");
        var bytes = Field.From(Convert.FromHexString("0123456789ABCDEF0123456789ABCDEF"));
        Assert.Equal(guid, bytes.Guid());
        Assert.Equal(guid, Field.From("01234567-89AB-CDEF-0123-456789abcdef").Guid());
        Assert.Equal("01234567-89ab-cdef-0123-456789abcdef", bytes.ToText(ColumnKind.Guid));
        Assert.Equal("01234567-89AB-CDEF-0123-456789abcdef", Field.From("01234567-89AB-CDEF-0123-456789abcdef").ToText(ColumnKind.Guid));
        Assert.Null(Field.Null.GuidOrNull());
        Assert.Throws<FormatException>(() => Field.From("0123456789abcdef0123456789abcdef").Guid());
        Assert.Throws<FormatException>(() => Field.From("{01234567-89ab-cdef-0123-456789abcd}").Guid());
    }

    [Fact]
    public void A_long_value_is_shortened_in_the_message() =>
        Assert.True(Assert.Throws<FormatException>(() => Field.From(new string('x', 10_000)).Int64()).Message.Length < 100);

    [Theory]
    [InlineData(ColumnKind.DateTime, "2024-01-01 12:00:00", "2024-01-01 12:00:00.000000", true)]
    [InlineData(ColumnKind.DateTime, "2024-01-01 12:00:00.100", "2024-01-01 12:00:00.1", true)]
    [InlineData(ColumnKind.DateTime, "2024-01-01 12:00:00.1", "2024-01-01 12:00:00.01", false)]
    [InlineData(ColumnKind.DateTime, "2024-01-01 12:00:10", "2024-01-01 12:00:1", false)]
    [InlineData(ColumnKind.Decimal, "5", "5.00", true)]
    [InlineData(ColumnKind.Decimal, "500", "5", false)]
    [InlineData(ColumnKind.Decimal, "0.10", "0.1", true)]
    [InlineData(ColumnKind.String, "5.0", "5.00", false)]
    [InlineData(ColumnKind.String, "a", "A", false)]
    [InlineData(ColumnKind.String, "a", "a ", false)]
    [InlineData(ColumnKind.String, "", null, false)]
    [InlineData(ColumnKind.DateTime, null, null, true)]
    [InlineData(ColumnKind.Decimal, null, "0", false)]
    public void Two_fields_are_the_same_value_or_not(ColumnKind kind, string? one, string? other, bool same)
    {
        Assert.Equal(same, Field.From(one).SameAs(Field.From(other), kind));
        Assert.Equal(same, Field.From(other).SameAs(Field.From(one), kind));
    }

    [Fact]
    public void Fields_of_the_same_decimal_value_are_the_same() =>
        Gen.Select(Gen.Int[-10_000, 10_000], Gen.Int[0, 4]).Sample((n, zeros) =>
            Field.From(Text(n) + ".5").SameAs(Field.From(Text(n) + ".5" + new string('0', zeros)), ColumnKind.Decimal));

    private static string Text(IFormattable value) => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
