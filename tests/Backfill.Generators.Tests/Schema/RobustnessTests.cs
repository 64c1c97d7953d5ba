using System.Diagnostics;
using System.Runtime.CompilerServices;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Tests.Schema;

/// <summary>Whatever is in a file, reading it ends, soon and without an exception: it is read while somebody types.</summary>
public class RobustnessTests
{
    private static readonly string[] Dumps = [.. Directory.GetFiles(Folder(), "*.sql").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static readonly string[] Pieces =
    [
        "CREATE", "TABLE", "TRIGGER", "VIEW", "ALTER", "DROP", "PRIMARY", "KEY", "(", ")", ",", ";", "`", "'", "\"", "``", "''", "\\", "/*", "*/", "/*!", "/*!50003", "/*M!", "--", "-- ", "#", "\n",
        "DELIMITER", "DELIMITER ;;\n", "DELIMITER \n", ";;", "int", "enum(", "decimal(10,", "NOT", "NULL", "GENERATED ALWAYS AS (", "ON UPDATE", "CURRENT_TIMESTAMP", "COMMENT", "DEFAULT", "CHARSET", "=", ".", "t",
        "`x`", "'y'", "\0", "\uD800", "日本", "99999999999999999999", "CONSTRAINT", "CHECK", "PERIOD FOR", "IF NOT EXISTS", "ADD", "MODIFY", "UNSIGNED",
        "CHANGE", "COLUMN", "RENAME", "TO", "AFTER", "FIRST", "LIKE", "CONVERT TO CHARACTER SET", "binary", "BYTE", "LONG", "NATIONAL", "INDEX", "ON", "PROCEDURE", "BEGIN", "END", "END IF", "THEN", "CASE", "CALL",
        "SET @s =", "'ALTER TABLE t ADD x INT'", "'ALTER TABLE `'", "PREPARE", "SELECT", "`__EFMigrationsHistory`", "-- +goose Down\n", "-- +goose Up\n", "-->", "\uFEFF", "x'4'", "enum(x'414'", "REPLACE", "DATABASE",
    ];

    [Fact]
    public void Every_dump_cut_off_anywhere()
    {
        foreach (var dump in Dumps)
        {
            for (var length = 0; length < dump.Length; length += 7)
            {
                Read(dump[..length]);
                Read(dump[length..]);
            }
        }
    }

    [Fact]
    public void Dumps_with_pieces_taken_out_doubled_and_put_in()
    {
        var random = new Random(17);
        for (var i = 0; i < 4000; i++)
        {
            var text = Dumps[random.Next(Dumps.Length)];
            for (var edits = random.Next(1, 8); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                var length = Math.Min(random.Next(40), text.Length - at);
                text = random.Next(3) switch
                {
                    0 => text.Remove(at, length),
                    1 => text.Insert(at, text.Substring(at, length)),
                    _ => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                };
            }

            Read(text);
        }
    }

    [Fact]
    public void Nothing_but_keywords_and_quotes()
    {
        var random = new Random(18);
        for (var i = 0; i < 20000; i++)
        {
            Read(string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(60)).Select(_ => Pieces[random.Next(Pieces.Length)])));
        }
    }

    [Theory]
    [InlineData("(")]
    [InlineData("CREATE TABLE t (")]
    [InlineData("/*!50000 ")]
    [InlineData("`")]
    [InlineData("CREATE ")]
    [InlineData("ALTER TABLE ")]
    [InlineData("a,")]
    [InlineData("CREATE PROCEDURE p BEGIN `__EFMigrationsHistory` THEN ")]
    [InlineData("CREATE PROCEDURE p `__EFMigrationsHistory` THEN; ")]
    [InlineData("SET @s = 'ALTER TABLE t ADD ")]
    [InlineData("CREATE TABLE t (a INT, b INT); ALTER TABLE t RENAME COLUMN a TO b, RENAME COLUMN b TO a; RENAME TABLE t TO u, u TO t; ")]
    [InlineData("ALTER TABLE t ADD a INT; ")]
    [InlineData("-- +goose Down\n")]
    public void A_megabyte_of_one_thing_is_read_in_a_moment(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        Read(text);
        Read("CREATE TABLE t (x int " + text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    private static void Read(string text)
    {
        try
        {
            var read = SchemaReader.Read(text, default);
            Assert.All(read.Tables, t => Assert.Equal(t.Table.Columns.Count, t.ColumnPlaces.Count));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Assert.Fail($"{e}\nreading\n{text}");
        }
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Dumps");
}
