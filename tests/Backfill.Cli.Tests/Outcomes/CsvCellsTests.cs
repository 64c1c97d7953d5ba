using System.Text;
using Backfill.Cli.Outcomes;
using Backfill.Planning;

namespace Backfill.Cli.Tests.Outcomes;

public class CsvCellsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "two\\nlines")]
    [InlineData("two\r\nlines", "two\\r\\nlines")]
    [InlineData("\u001b[31m\u202e", "\\e[31m\\u202e")]
    [InlineData("C:\\new", "C:\\\\new")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30 1234", "'+49 30 1234")]
    [InlineData("@sum", "'@sum")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("-", "'-")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("\tx", "\\tx")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("=\"a\",1", "\"'=\"\"a\"\",1\"")]
    [InlineData("'quoted", "''quoted")]
    [InlineData("\\N", "\\\\N")]
    [InlineData("Zoë 🎬", "Zoë 🎬")]
    public void A_text_value(string value, string cell) => Assert.Equal(cell, Cell(Field.From(value), ColumnKind.String));

    [Fact]
    public void NULL_is_not_the_empty_text()
    {
        Assert.Equal("\\N", Cell(Field.Null, ColumnKind.String));
        Assert.Equal("", Cell(Field.From(""), ColumnKind.String));
    }

    [Theory]
    [InlineData("2025-03-01 04:10:00", false, "2025-03-01 04:10:00")]
    [InlineData("2025-03-01 04:10:00.120000", false, "2025-03-01 04:10:00.12")]
    [InlineData("2025-03-01 04:10:00.000000", true, "2025-03-01 04:10:00Z")]
    [InlineData("0000-00-00 00:00:00", true, "0000-00-00 00:00:00")]
    [InlineData("yesterday", false, "yesterday")]
    public void A_time_is_written_as_everywhere_with_a_Z_only_where_it_is_an_instant(string value, bool isInstant, string cell) =>
        Assert.Equal(cell, Cell(Field.From(value), ColumnKind.DateTime, isInstant));

    [Theory]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("1000000000000000", "'1000000000000000")]
    [InlineData("-1000000000000000", "'-1000000000000000")]
    [InlineData("18446744073709551615", "'18446744073709551615")]
    [InlineData("AB00000000000000000", "AB00000000000000000")]
    [InlineData("=1", "'=1")]
    public void A_key_of_more_digits_than_a_spreadsheet_keeps_is_text(string key, string cell)
    {
        var cells = new CsvCells();
        cells.Key(key);
        Assert.Equal(cell, Encoding.UTF8.GetString(cells.Written));
    }

    [Fact]
    public void Bytes_are_hexadecimal() => Assert.Equal("0x00FF3D", Cell(Field.From([0x00, 0xFF, 0x3D]), ColumnKind.Binary));

    [Theory]
    [InlineData("-01:30:00", ColumnKind.Time, "'-01:30:00")]
    [InlineData("-5", ColumnKind.Int32, "-5")]
    public void A_number_stays_a_number(string value, ColumnKind kind, string cell) => Assert.Equal(cell, Cell(Field.From(value), kind));

    [Fact]
    public void Records_have_commas_between_cells_and_end_in_CRLF()
    {
        var cells = new CsvCells();
        cells.Number(1);
        cells.Text("a");
        cells.Value(Field.Null, ColumnKind.Int32, isInstant: false);
        cells.EndRecord();
        cells.Text("b");
        cells.EndRecord();
        Assert.Equal("1,a,\\N\r\nb\r\n", Encoding.UTF8.GetString(cells.Written));
    }

    private static string Cell(Field value, ColumnKind kind, bool isInstant = false)
    {
        var cells = new CsvCells();
        cells.Value(value, kind, isInstant);
        return Encoding.UTF8.GetString(cells.Written);
    }
}
