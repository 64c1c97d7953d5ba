using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Keys_of_text_and_bytes
{
    private static readonly Guid Spared = Guid.Parse("ffffffff-0000-0000-0000-00000000000f");

    [Theory]
    [InlineData("", 50_000, 1000)]
    [InlineData("", 3, 2)]
    [InlineData("COLLATE NOCASE", 50_000, 1000)]
    [InlineData("COLLATE NOCASE", 3, 2)]
    [InlineData("COLLATE NOCASE", 1, 1)]
    [InlineData("COLLATE RTRIM", 4, 3)]
    public async Task Text_in_the_order_of_its_collation(string collation, int slice, int batch)
    {
        using var folder = new Folder();
        var schema = $"CREATE TABLE labels (code VARCHAR(255) {collation} PRIMARY KEY, name TEXT);";
        string[] codes = ["''", "'a'", "'B'", "'c'", "'_'", "'Ä'", "'ä'", "'kü'", "'😀'", "'it''s'", "'0'", "'00'", "'10'", "'9'", "'a b'", $"'{new string('z', 255)}'", "CAST(x'6100' AS TEXT)"];
        Db.Run(folder.Archive, schema + $"INSERT INTO labels VALUES {string.Join(", ", codes.Select((c, i) => $"({c}, 'right {i}')"))}");
        Db.Run(folder.Live, schema + $"INSERT INTO labels VALUES {string.Join(", ", codes.Select((c, i) => $"({c}, {(i % 3 == 0 ? "NULL" : "'damaged'")})"))}, ('only live', 'x')");
        var before = Image.Of(folder.Live);

        var run = await folder.Backfill(slice).RunAsync(Label.Restore, new RunOptions { BatchSize = batch });

        Assert.Equal((RunState.Done, true, codes.Length, 1), (run.State, run.Reconciles, run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive]));
        Assert.Equal("only live", Assert.Single(run.Exceptions).Key.ToString());
        Assert.Equal(Image.Of(folder.Archive), Image.Of(folder.Live).Where(row => row.Key != "labels only live"));
        Assert.True((await folder.Backfill().VerifyAsync(Label.Restore.Plan, run.Id)).Holds);
        Assert.Equal(0, (await folder.Backfill(slice).RunAsync(Label.Restore)).Counts[Outcome.Restored]);
        await folder.Backfill().UndoAsync(Label.Restore.Plan, run.Id);
        Image.AssertEqual(before, Image.Of(folder.Live));
    }

    [Theory]
    [InlineData("", "B, a, b\u0001, b ")]
    [InlineData("COLLATE NOCASE", "a, B, b\u0001, b ")]
    [InlineData("COLLATE RTRIM", "B, a, b , b\u0001")]
    public async Task Journal_and_exceptions_have_the_order_of_live(string collation, string order)
    {
        using var folder = new Folder();
        var schema = $"CREATE TABLE labels (code TEXT {collation} PRIMARY KEY, name TEXT);";
        Db.Run(folder.Live, schema + "INSERT INTO labels VALUES ('a', NULL), ('B', NULL), ('b ', NULL), ('b\u0001', NULL)");
        Db.Run(folder.Archive, schema + "INSERT INTO labels SELECT 'x', 'y'");
        await folder.Backfill().RunAsync(Label.Restore);
        Db.Run(folder.Archive, "INSERT INTO labels VALUES ('a', 'x'), ('B', 'x'), ('b ', 'x'), ('b\u0001', 'x')");
        await folder.Backfill().RunAsync(Label.Restore);

        string Keys(string table, string key) => string.Join(", ", Db.Rows(folder.Live, $"SELECT {key} FROM {table} ORDER BY {key}").Select(r => r[0]));
        Assert.Equal((order, order, order), (Keys("labels", "code"), Keys(Control.Journal(folder.Live), "key_code"), Keys(Control.Exceptions(folder.Live), "key_code")));
    }

    [Theory]
    [InlineData(Step.Apply)]
    [InlineData(Step.Commit)]
    [InlineData(Step.Committed)]
    public async Task Interrupted_and_resumed(Step step)
    {
        using var folder = new Folder();
        const string Schema = "CREATE TABLE labels (code TEXT COLLATE NOCASE PRIMARY KEY, name TEXT);";
        var codes = Enumerable.Range(0, 60).Select(i => $"'{(char)('a' + (i % 26))}{(i % 2 == 0 ? "ü" : "Z")}{i}'").ToList();
        Db.Run(folder.Archive, Schema + $"INSERT INTO labels VALUES {string.Join(", ", codes.Select((c, i) => $"({c}, 'right {i}')"))}");
        Db.Run(folder.Live, Schema + $"INSERT INTO labels VALUES {string.Join(", ", codes.Select(c => $"({c}, NULL)"))}");
        var stopped = folder.Backfill((reached, batch) => _ = reached == step && batch == 3 ? throw new StoreException("Stopped.") : 0, sliceSize: 10);
        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => stopped.RunAsync(Label.Restore, new RunOptions { BatchSize = 4 }));

        var run = await folder.Backfill(10).ResumeAsync(Label.Restore.Plan, error.Run, new RunOptions { BatchSize = 4 });

        Assert.Equal((RunState.Done, true, codes.Count), (run.State, run.Reconciles, run.Counts[Outcome.Restored]));
        Image.AssertEqual(Image.Of(folder.Archive), Image.Of(folder.Live));
        Assert.True((await folder.Backfill().VerifyAsync(Label.Restore.Plan, run.Id)).Holds);
    }

    [Fact]
    public async Task A_key_in_another_letter_case_is_another_key()
    {
        using var folder = new Folder();
        Db.Run(folder.Live, "CREATE TABLE labels (code TEXT COLLATE NOCASE PRIMARY KEY, name TEXT); INSERT INTO labels VALUES ('abc', NULL), ('same', NULL)");
        Db.Run(folder.Archive, "CREATE TABLE labels (code TEXT COLLATE NOCASE PRIMARY KEY, name TEXT); INSERT INTO labels VALUES ('ABC', 'other'), ('same', 'right')");

        var run = await folder.Backfill().RunAsync(Label.Restore);
        var explained = await folder.Backfill().ExplainAsync(Label.Restore, ["ABC"]);
        var same = await folder.Backfill().ExplainAsync(Label.Restore, ["same"]);

        Assert.Equal((1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive]));
        Assert.Equal("Live has no row with exactly this key; its collation finds 'abc'.", explained.Reason);
        Assert.Equal((Outcome?)Outcome.SameAsArchive, same.Outcome);
    }

    [Theory]
    [InlineData("TEXT", "upper(id)", 50_000, 1000)]
    [InlineData("TEXT", "id", 4, 3)]
    [InlineData("BLOB", "unhex(id, '-')", 50_000, 1000)]
    [InlineData("BLOB", "unhex(id, '-')", 4, 3)]
    public async Task Guids(string type, string stored, int slice, int batch)
    {
        using var folder = new Folder();
        var schema = $"CREATE TABLE devices (id {type} PRIMARY KEY, owner TEXT) WITHOUT ROWID;";
        var rows = $"WITH g(id, n) AS (VALUES {string.Join(", ", Enumerable.Range(0, 20).Select(n => $"('{(n * 7) % 20:x2}{n:x6}-4455-6677-8899-aabbccddee{n:x2}', {n})"))}, ('{Spared}', 99)) INSERT INTO devices SELECT {stored}, ";
        Db.Run(folder.Archive, schema + rows + "'right ' || n FROM g");
        Db.Run(folder.Live, schema + rows + "NULL FROM g");
        var before = Image.Of(folder.Live);
        var restore = Device.Restore(Spared);

        var run = await folder.Backfill(slice).RunAsync(restore, new RunOptions { BatchSize = batch });

        Assert.Equal((RunState.Done, true, 20), (run.State, run.Reconciles, run.Counts[Outcome.Restored]));
        Assert.Equal("0", Db.One(folder.Live, "SELECT COUNT(*) FROM devices WHERE owner IS NULL AND substr(hex(id), 1, 2) NOT IN ('FF', '66', '46')"));
        Assert.True((await folder.Backfill().VerifyAsync(restore.Plan, run.Id)).Holds);
        var asked = Db.One(folder.Live, type == "BLOB" ? "SELECT '07000001-4455-6677-8899-aabbccddee01'" : "SELECT id FROM devices WHERE lower(id) LIKE '07%'")!;
        var explained = await folder.Backfill().ExplainAsync(restore, [asked]);
        Assert.Equal((Outcome?)Outcome.SameAsArchive, explained.Outcome);
        Assert.Equal(asked, explained.LiveRow![0].Value);
        await folder.Backfill().UndoAsync(restore.Plan, run.Id);
        Image.AssertEqual(before, Image.Of(folder.Live));
    }

    [Theory]
    [InlineData(50_000, 1000)]
    [InlineData(5, 2)]
    [InlineData(1, 1)]
    public async Task Text_a_guid_bytes_and_a_number_together(int slice, int batch)
    {
        using var folder = new Folder();
        const string Schema = "CREATE TABLE entries (area TEXT COLLATE NOCASE, device TEXT, hash BLOB, line INTEGER, amount INTEGER, PRIMARY KEY (area, device, hash, line));";
        var keys = (
            from area in new[] { "''", "'a'", "'ü'" }
            from device in new[] { $"'{Guid.Empty}'", $"'{Spared}'" }
            from hash in new[] { "x''", "x'00'", "x'00ff'" }
            from line in new[] { -1, 0, 7 }
            select $"{area}, {device}, {hash}, {line}").ToList();
        Db.Run(folder.Archive, Schema + $"INSERT INTO entries VALUES {string.Join(", ", keys.Select((k, i) => $"({k}, {i})"))}");
        Db.Run(folder.Live, Schema + $"INSERT INTO entries VALUES {string.Join(", ", keys.Select((k, i) => $"({k}, {(i % 4 == 0 ? i : -1)})"))}, ('b', 'no guid', x'0a', 1, 1)");

        var run = await folder.Backfill(slice).RunAsync(Entry.Restore, new RunOptions { BatchSize = batch });

        Assert.Equal((RunState.Done, true), (run.State, run.Reconciles));
        Assert.Equal((keys.Count, 1), (run.Counts[Outcome.Restored] + run.Counts[Outcome.SameAsArchive], run.Counts[Outcome.NotInArchive]));
        Assert.Equal("b, no guid, 0x0A, 1", Assert.Single(run.Exceptions).Key.ToString());
        Assert.Equal(Image.Of(folder.Archive).Values, Image.Of(folder.Live).Where(row => !row.Key.Contains("no guid", StringComparison.Ordinal)).Select(row => row.Value));
        Assert.True((await folder.Backfill().VerifyAsync(Entry.Restore.Plan, run.Id)).Holds);
        Assert.Equal((Outcome?)Outcome.SameAsArchive, (await folder.Backfill().ExplainAsync(Entry.Restore, ["a", $"{Spared}", "0x00FF", "-1"])).Outcome);
        Assert.Contains("is not a binary key", (await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().ExplainAsync(Entry.Restore, ["a", "x", "00FF", "1"]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("labels", "code ANY PRIMARY KEY, name TEXT", "(1, 'x')", "rows where it is not text")]
    [InlineData("labels", "code TEXT PRIMARY KEY, name TEXT", "(NULL, 'x')", "rows where it is not text")]
    [InlineData("devices", "id PRIMARY KEY, owner TEXT", "('00000000-0000-0000-0000-000000000000', 'x'), (x'00112233445566778899aabbccddeeff', 'x')", "in every row as a blob")]
    public async Task Keys_that_are_not_what_the_property_says_are_refused(string table, string columns, string rows, string problem)
    {
        using var folder = new Folder();
        Db.Run(folder.Live, $"CREATE TABLE {table} ({columns}); INSERT INTO {table} VALUES {rows}");
        Db.Run(folder.Archive, $"CREATE TABLE {table} ({columns})");

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().RunAsync(table == "labels" ? Label.Restore : Device.Restore(Spared)));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(x'00112233445566778899aabbccddeeff', 'x')", null)]
    [InlineData("('00112233-4455-6677-8899-aabbccddeeff', 'x')", null)]
    [InlineData(null, "(x'00112233445566778899aabbccddeeff', 'x')")]
    [InlineData(null, "('00112233-4455-6677-8899-aabbccddeeff', 'x')")]
    [InlineData(null, null)]
    public async Task A_table_without_rows_is_no_reason_to_refuse(string? live, string? archive)
    {
        using var folder = new Folder();
        foreach (var (file, row) in new[] { (folder.Live, live), (folder.Archive, archive) })
        {
            Db.Run(file, $"CREATE TABLE devices (id PRIMARY KEY, owner TEXT){(row is null ? "" : $"; INSERT INTO devices VALUES {row}")}");
        }

        var run = await folder.Backfill().RunAsync(Device.Restore(Spared));

        Assert.Equal((live is null ? 0 : 1, 0L), (run.Counts.Selected, run.Counts[Outcome.Restored]));
    }

    [Fact]
    public async Task Guids_kept_as_text_here_and_as_bytes_there_are_refused()
    {
        using var folder = new Folder();
        Db.Run(folder.Live, "CREATE TABLE devices (id PRIMARY KEY, owner TEXT); INSERT INTO devices VALUES (x'00112233445566778899aabbccddeeff', 'x')");
        Db.Run(folder.Archive, "CREATE TABLE devices (id PRIMARY KEY, owner TEXT); INSERT INTO devices VALUES ('00112233-4455-6677-8899-aabbccddeeff', 'y')");

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().RunAsync(Device.Restore(Spared)));

        Assert.Contains("holds sixteen bytes in live and text there", refused.Message, StringComparison.Ordinal);
    }
}
