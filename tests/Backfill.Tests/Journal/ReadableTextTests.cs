using System.Text;
using Backfill.Journal;
using Backfill.Planning;

namespace Backfill.Tests.Journal;

public class ReadableTextTests
{
    [Theory]
    [InlineData(ColumnKind.DateTime, "2024-01-01 12:00:00", "2024-01-01 12:00:00.000000")]
    [InlineData(ColumnKind.Date, "2024-01-01", "2024-01-01")]
    [InlineData(ColumnKind.Time, "12:00:00", "12:00:00.000000")]
    public void A_time_is_the_same_whether_a_server_made_text_or_hexadecimal_digits_of_it(ColumnKind kind, string inSqlite, string inMySql) =>
        Assert.True(ReadableText.Value(Hex(inSqlite), kind).SameAs(ReadableText.Value(Field.From(inMySql), kind), kind));

    [Fact]
    public void A_number_of_nothing_but_digits_stays_a_number() => Assert.Equal("1234", ReadableText.Of(Field.From("1234"), ColumnKind.Int32));

    [Fact]
    public void Text_bytes_and_NULL_are_shown_for_people()
    {
        Assert.Equal("käse", ReadableText.Of(Hex("käse"), ColumnKind.String));
        Assert.Equal("0xDEAD", ReadableText.Of(Field.From("DEAD"), ColumnKind.Binary));
        Assert.Null(ReadableText.Of(Field.Null, ColumnKind.String));
    }

    private static Field Hex(string text) => Field.From(Convert.ToHexString(Encoding.UTF8.GetBytes(text)));
}
