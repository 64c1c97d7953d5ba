using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Values_are_carried_without_loss
{
    [Theory]
    [InlineData("'it''s'")]
    [InlineData("''")]
    [InlineData("'a' || char(0) || 'b'")]
    [InlineData("'kü😀'")]
    [InlineData("CAST(x'ff61fe' AS TEXT)")]
    [InlineData("'{rows} {keys} {live} @run'")]
    [InlineData("'1e3'")]
    [InlineData("' 7 '")]
    public async Task Text(string value) => await AssertRestored("title", Article.TitleRestore, $"CAST({value} AS TEXT)", "'damaged'");

    [Theory]
    [InlineData("'a' || char(0) || 'ü'")]
    [InlineData("'😀'")]
    public async Task Text_in_a_file_of_UTF_16(string value) => await AssertRestored("title", Article.TitleRestore, value, "'damaged'", "PRAGMA encoding = 'UTF-16le';");

    [Theory]
    [InlineData("UTF-16le", "00D84100")]
    [InlineData("UTF-16be", "D8000041")]
    [InlineData("UTF-16le", "00DC")]
    public async Task Half_a_surrogate_pair_in_a_file_of_UTF_16_is_named(string encoding, string bytes)
    {
        using var folder = new Folder();
        var schema = $"PRAGMA encoding = '{encoding}'; CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, body);";
        Db.Run(folder.Live, schema + "INSERT INTO articles (id, title) VALUES (1, 'damaged')");
        Db.Run(folder.Archive, schema + $"INSERT INTO articles (id, title) VALUES (1, CAST(x'{bytes}' AS TEXT))");

        var stopped = await Assert.ThrowsAnyAsync<Exception>(() => folder.Backfill().RunAsync(Article.TitleRestore));

        Assert.Contains("has half a surrogate pair, of which SQLite would make another text", stopped.Message, StringComparison.Ordinal);
        Assert.Equal("damaged", Db.Rows(folder.Live, "SELECT title FROM articles")[0][0]);
    }

    [Theory]
    [InlineData("x''")]
    [InlineData("x'0027ff'")]
    [InlineData("'text in a BLOB column'")]
    [InlineData("5")]
    [InlineData("5.0")]
    public async Task Anything_in_a_column_without_a_type(string value) => await AssertRestored("body", Article.BodyRestore, value, "x'00'");

    [Theory]
    [InlineData("0.1")]
    [InlineData("1e308 * 10")]
    [InlineData("-1.7976931348623157e308")]
    [InlineData("5e-324")]
    [InlineData("123456789012345680.0")]
    [InlineData("2.0 / 3")]
    [InlineData("0.1 + 0.2")]
    public async Task Numbers_with_a_fraction(string value)
    {
        using var folder = new Folder();
        const string Schema = "CREATE TABLE readings (site INT, sensor INT, slot INT, value REAL, PRIMARY KEY (site, sensor, slot));";
        Db.Run(folder.Live, Schema + "INSERT INTO readings VALUES (1, 1, 1, 0)");
        Db.Run(folder.Archive, Schema + $"INSERT INTO readings VALUES (1, 1, 1, {value})");

        var run = await folder.Backfill().RunAsync(Reading.Restore);

        Assert.Equal(1, run.Counts[Outcome.Restored]);
        Image.AssertEqual(Image.Of(folder.Archive), Image.Of(folder.Live));
    }

    [Theory]
    [InlineData("REAL")]
    [InlineData("")]
    [InlineData("INTEGER")]
    public async Task A_zero_below_zero_is_the_zero_that_SQLite_keeps(string type)
    {
        using var folder = new Folder();
        const string Key = "site INT, sensor INT, slot INT, PRIMARY KEY (site, sensor, slot)";
        Db.Run(folder.Live, $"CREATE TABLE readings (value {type}, {Key}); INSERT INTO readings VALUES (0, 1, 1, 1)");
        Db.Run(folder.Archive, $"CREATE TABLE readings (value, {Key}); INSERT INTO readings VALUES (-0.0, 1, 1, 1)");

        var run = await folder.Backfill().RunAsync(Reading.Restore);

        Assert.True((await folder.Backfill().VerifyAsync(Reading.Plan, run.Id)).Holds);
        Assert.Equal(0, (await folder.Backfill().RunAsync(Reading.Restore)).Counts[Outcome.Restored]);
    }

    [Fact]
    public async Task Guids_as_text_of_either_case_and_as_sixteen_bytes()
    {
        using var folder = new Folder();
        const string Schema = "CREATE TABLE sessions (id INTEGER PRIMARY KEY, token, owner);";
        const string Owner = "'ABCDEF12-3456-7890-abcd-ef1234567890'";
        Db.Run(folder.Live, Schema + $"INSERT INTO sessions VALUES (1, NULL, {Owner}), (2, 'x', lower({Owner})), (3, x'00', x'ABCDEF1234567890ABCDEF1234567890'), (4, 'x', NULL), (5, 'x', 'none')");
        Db.Run(folder.Archive, Schema + "INSERT INTO sessions VALUES (1, 'AAAAaaaa-0000-0000-0000-00000000000B', 0), (2, x'00112233445566778899aabbccddeeff', 0), (3, 'n/a', 0), (4, 'y', 0), (5, 'y', 0)");
        var restore = Session.Restore(Guid.Parse("abcdef12-3456-7890-abcd-ef1234567890"));

        var run = await folder.Backfill().RunAsync(restore);

        Assert.Equal((RunState.Done, 3, 3), (run.State, run.Counts.Selected, run.Counts[Outcome.Restored]));
        Assert.True((await folder.Backfill().VerifyAsync(restore.Plan, run.Id)).Holds);
        Assert.Equal(
            ["'AAAAaaaa-0000-0000-0000-00000000000B'", "X'00112233445566778899AABBCCDDEEFF'", "'n/a'", "'x'", "'x'"],
            Db.Rows(folder.Live, "SELECT quote(token) FROM sessions ORDER BY id").Select(r => r[0]));
    }

    [Theory]
    [InlineData("TEXT", "'18446744073709551615'", "greater than 9223372036854775807")]
    [InlineData("INTEGER", "'18446744073709551615'", "not a whole number")]
    [InlineData("INTEGER", "'abc'", "not a whole number")]
    public async Task What_SQLite_cannot_hold_is_refused_at_the_row(string type, string value, string reason)
    {
        using var folder = new Folder();
        var schema = $"CREATE TABLE counters (id INTEGER PRIMARY KEY, total {type} NOT NULL);";
        Db.Run(folder.Live, schema + "INSERT INTO counters VALUES (-1, 0), (0, 0), (1, 0)");
        Db.Run(folder.Archive, schema + $"INSERT INTO counters VALUES (-1, 1), (0, {value}), (1, 9223372036854775807)");

        var run = await folder.Backfill().RunAsync(Counter.Restore);

        Assert.Equal((RunState.Done, 2, 1), (run.State, run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
        Assert.Contains(reason, Assert.Single(run.Exceptions).Reason, StringComparison.Ordinal);
        Assert.Equal(["1", "0", "9223372036854775807"], Db.Rows(folder.Live, "SELECT total FROM counters ORDER BY id").Select(r => r[0]));
    }

    [Fact]
    public async Task A_change_that_a_collation_calls_equal_is_a_change()
    {
        using var folder = new Folder();
        const string Schema = "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT COLLATE NOCASE, body BLOB);";
        Db.Run(folder.Live, Schema + "INSERT INTO articles VALUES (1, 'right', NULL)");
        Db.Run(folder.Archive, Schema + "INSERT INTO articles VALUES (1, 'Right', NULL)");
        var backfill = folder.Backfill((step, batch) =>
        {
            if (step == Step.Begin && batch == 1)
            {
                Db.Run(folder.Live, "UPDATE articles SET title = 'Right'");
            }
        });

        var run = await backfill.RunAsync(Article.TitleRestore);

        Assert.Equal((0, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.SameAsArchive]));
    }

    [Fact]
    public async Task NULL_in_the_backup_is_no_value_to_restore_and_NULL_in_live_is_restored_over()
    {
        using var folder = new Folder();
        const string Schema = "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, body BLOB);";
        Db.Run(folder.Live, Schema + "INSERT INTO articles VALUES (1, NULL, NULL), (2, 'x', NULL), (3, NULL, NULL)");
        Db.Run(folder.Archive, Schema + "INSERT INTO articles VALUES (1, 'right', NULL), (2, NULL, NULL), (3, NULL, NULL)");

        var run = await folder.Backfill().RunAsync(Article.TitleRestore);

        Assert.Equal((1, 1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NullInArchive], run.Counts[Outcome.SameAsArchive]));
        Assert.Equal(["right", "x", null], Db.Rows(folder.Live, "SELECT title FROM articles ORDER BY id").Select(r => r[0]));
    }

    private static async Task AssertRestored(string column, Restore restore, string value, string damaged, string pragma = "")
    {
        using var folder = new Folder();
        var schema = pragma + "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, body);";
        Db.Run(folder.Live, schema + $"INSERT INTO articles (id, {column}) VALUES (-7, {damaged})");
        Db.Run(folder.Archive, schema + $"INSERT INTO articles (id, {column}) VALUES (-7, {value})");
        var before = Image.Of(folder.Live);

        var run = await folder.Backfill().RunAsync(restore);

        Assert.Equal((RunState.Done, 1), (run.State, run.Counts[Outcome.Restored]));
        Image.AssertEqual(Image.Of(folder.Archive), Image.Of(folder.Live));

        await folder.Backfill().UndoAsync(restore.Plan, run.Id);
        Image.AssertEqual(before, Image.Of(folder.Live));
    }
}
