using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Tests.Planning;

public class ComputedColumnTests
{
    [Fact]
    public void Null_is_NULL_for_every_kind()
    {
        var column = Made(Column(ColumnFamily.Dynamic, ""));
        Assert.All(
            [
                column.Boolean(null), column.Int64(null), column.UInt64(null), column.Decimal(null), column.Single(null), column.Double(null),
                column.String(null), column.DateTime(null), column.Date(null), column.Time(null), column.Binary(null),
            ],
            field => Assert.True(field.IsNull));
    }

    [Theory]
    [InlineData("12.5", 2, "12.5")]
    [InlineData("12.500", 1, "12.500")]
    [InlineData("-123.45", 2, "-123.45")]
    [InlineData("0.05", 2, "0.05")]
    [InlineData("12.505", 2, "it has fewer digits after the point")]
    [InlineData("1234.5", 2, "it has fewer digits before the point")]
    public void A_decimal(string value, int scale, string expected) => Is(
        expected, Column(ColumnFamily.Decimal, $"decimal({3 + scale},{scale})") with { Precision = 3 + scale, Scale = scale }, c => c.Decimal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(300L, "300")]
    [InlineData(-1L, "its range is smaller")]
    [InlineData(65536L, "its range is smaller")]
    public void A_whole_number(long value, string expected) => Is(expected, Column(ColumnFamily.Integer, "smallint unsigned") with { Least = 0, Greatest = ushort.MaxValue }, c => c.Int64(value));

    [Theory]
    [InlineData(0.1f, "0.10000000149011612")]
    [InlineData(1e20f, "1.0000000200408773E+20")]
    [InlineData(float.NaN, "no number")]
    [InlineData(float.PositiveInfinity, "no number")]
    public void A_float_is_the_double_that_a_FLOAT_column_is_read_as(float value, string expected) => Is(expected, Column(ColumnFamily.Single, "float"), c => c.Single(value));

    [Theory]
    [InlineData("ab ", "varchar(3)", 3, "utf8mb4", "ab ")]
    [InlineData("ab ", "char(3)", 3, "utf8mb4", "it drops spaces at the end")]
    [InlineData("küß", "varchar(3)", 3, "utf8mb4", "küß")]
    [InlineData("😀😀😀", "varchar(3)", 3, "utf8mb4", "😀😀😀")]
    [InlineData("😀", "varchar(3)", 3, "utf8mb3", "its character set utf8mb3 may not have every character")]
    [InlineData("abcd", "varchar(3)", 3, "utf8mb4", "it is shorter")]
    [InlineData("küß", "tinytext", 4, "utf8mb4", "it is shorter")]
    [InlineData("küß", "tinytext", 3, "latin1", "küß")]
    [InlineData("ł", "varchar(3)", 3, "latin1", "its character set latin1 may not have every character")]
    [InlineData("\u0085", "varchar(3)", 3, "latin1", "its character set latin1 may not have every character")]
    [InlineData("ü", "varchar(3)", 3, "ascii", "its character set ascii may not have every character")]
    public void A_text(string value, string type, int length, string charset, string expected) =>
        Is(expected, Column(ColumnFamily.Text, type) with { Length = length, Charset = charset }, c => c.String(value));

    [Theory]
    [InlineData("it's", "it's")]
    [InlineData("b", "b")]
    [InlineData("B", "that is none of its members")]
    [InlineData("s','b", "that is none of its members")]
    public void A_member_of_an_enum(string value, string expected) => Is(expected, Column(ColumnFamily.Enumeration, "enum('a','it''s','b')"), c => c.String(value));

    [Theory]
    [InlineData(5_000_000, 1, "2025-03-01 10:00:00.5")]
    [InlineData(0, 0, "2025-03-01 10:00:00")]
    [InlineData(5_000_000, 0, "it has fewer digits of a second")]
    [InlineData(1, 6, "it has fewer digits of a second")]
    public void A_time(int ticks, int scale, string expected) =>
        Is(expected, Column(ColumnFamily.DateTime, $"datetime({scale})") with { Scale = scale }, c => c.DateTime(new DateTime(2025, 3, 1, 10, 0, 0).AddTicks(ticks)));

    [Fact]
    public void A_time_of_the_wrong_kind_or_before_1970()
    {
        var utc = new DateTime(2025, 3, 1, 10, 0, 0, DateTimeKind.Utc);
        Is("of kind Utc", Column(ColumnFamily.DateTime, "datetime"), c => c.DateTime(utc));
        Is("2025-03-01 10:00:00", Column(ColumnFamily.Timestamp, "timestamp"), c => c.DateTime(utc));
        Is("of kind Local", Column(ColumnFamily.Timestamp, "timestamp"), c => c.DateTime(DateTime.SpecifyKind(utc, DateTimeKind.Local)));
        Is("it begins in 1970", Column(ColumnFamily.Timestamp, "timestamp"), c => c.DateTime(new DateTime(1969, 12, 31)));
    }

    [Theory]
    [InlineData("838:59:59", true)]
    [InlineData("839:00:00", false)]
    public void A_span_of_time(string text, bool fits) =>
        Is(fits ? "-" + text : "it ends at 838 hours", Column(ColumnFamily.Time, "time"), c => c.Time(-Field.From(text).Time()));

    [Theory]
    [InlineData("binary(2)", "it pads with zero bytes")]
    [InlineData("varbinary(2)", "a")]
    public void Bytes(string type, string expected) => Is(expected, Column(ColumnFamily.Binary, type) with { Length = 2 }, c => c.Binary([(byte)'a']));

    [Fact]
    public void A_date_and_more_bytes_than_there_is_room_for()
    {
        Is("2025-03-01", Column(ColumnFamily.Date, "date"), c => c.Date(new DateOnly(2025, 3, 1)));
        Is("Value made '0x010203', which 'c' (varbinary(2)) cannot hold exactly: it is shorter.", Column(ColumnFamily.Binary, "varbinary(2)") with { Length = 2 }, c => c.Binary([1, 2, 3]));
    }

    [Theory]
    [InlineData("1e20", "1E+20", true)]
    [InlineData("0.1", "0.10000000000000001", true)]
    [InlineData("0.1", "0.10000000000000002", false)]
    [InlineData("0", "-0", false)]
    [InlineData(null, "0", false)]
    public void Doubles_are_the_same_however_they_are_written(string? one, string? other, bool same) =>
        Assert.Equal(same, Field.From(one).SameAs(Field.From(other), ColumnKind.Double));

    [Fact]
    public void A_value_costs_no_allocation()
    {
        var arena = new FieldArena();
        var column = new ComputedColumn(Column(ColumnFamily.Decimal, "decimal(10,2)") with { Precision = 10, Scale = 2 }, arena, StampRange.LastOfAll);
        Make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Make();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Make()
        {
            arena.Clear();
            for (var i = 0; i < 1000; i++)
            {
                column.Decimal(i * 0.25m);
                column.Int64(i);
            }
        }
    }

    private static ComputedColumn Made(ColumnFacts facts) => new(facts, new FieldArena(), StampRange.LastOfAll);

    private static void Is(string expected, ColumnFacts facts, Func<ComputedColumn, Field> make)
    {
        string? actual;
        try
        {
            actual = make(Made(facts)).ToString();
        }
        catch (FormatException e)
        {
            actual = e.Message;
        }

        Assert.Contains(expected, actual, StringComparison.Ordinal);
    }

    private static ColumnFacts Column(ColumnFamily family, string type) => new() { Name = "c", Type = type, Family = family, Nullable = true };
}
