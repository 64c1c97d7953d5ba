using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_value_is_computed_in_CSharp : IDisposable
{
    private const string Table = """
        CREATE TABLE invoices (id INTEGER PRIMARY KEY, net NUMERIC, gross NUMERIC, paid_at DATETIME, rate REAL, label TEXT, seal BLOB, positions INTEGER, waiting TEXT, open INTEGER);
        """;

    private readonly Folder _folder = new();

    public A_value_is_computed_in_CSharp()
    {
        Db.Run(_folder.Live, Table + """
            INSERT INTO invoices VALUES (1, 1, 0, '2030-01-01 00:00:00', 0, '', x'', 0, '00:00:00', 1), (2, 1, 0, NULL, 0, NULL, NULL, 0, '00:00:00', 0), (3, 1, 0, NULL, 0, NULL, NULL, 0, '00:00:00', 1)
            """);
        Db.Run(_folder.Archive, Table + """
            INSERT INTO invoices VALUES (1, 10, 0, '2025-03-01 10:30:00.25', 0.1, ' a''b\0 ', x'00ff', 7, '100:00:01', 1), (2, 0.1, 0, NULL, 1e20, 'ab', x'27', 8, '00:30:00', 1), (3, 12.5, 0, '2025-03-01 10:30:00', -2.5, NULL, NULL, 9, '-01:00:00', 1)
            """);
    }

    [Theory]
    [InlineData("gross", "11.9 0.119 14.875", "real real real")]
    [InlineData("paid_at", "2025-03-01 11:30:00.25 - 2025-03-01 11:30:00", "text null text")]
    [InlineData("rate", "0.30000000000000004 3.0e+20 -7.5", "real real real")]
    [InlineData("label", @"a'b\0 ab -", "text text null")]
    [InlineData("seal", "FF00 27 -", "blob blob null")]
    [InlineData("positions", "8 8 10", "integer integer integer")]
    [InlineData("waiting", "-200:00:02 -01:00:00 02:00:00", "text text text")]
    [InlineData("open", "0 1 0", "integer integer integer")]
    public async Task It_is_written_as_the_column_stores_it_and_a_second_run_writes_nothing(string column, string values, string types)
    {
        var before = Image.Of(_folder.Live);
        var run = await RunAsync(column);

        var shown = column == "seal" ? "hex(seal)" : column == "rate" ? "printf('%!.17g', rate)" : column;
        Assert.Equal(values, Joined($"SELECT CASE WHEN {column} IS NULL THEN '-' ELSE {shown} END FROM invoices ORDER BY id"));
        Assert.Equal(types, Joined($"SELECT typeof({column}) FROM invoices ORDER BY id"));
        var again = await RunAsync(column);
        Assert.Equal((RunState.Done, 0, 0), (again.State, again.Counts[Outcome.Restored], again.Counts[Outcome.Failed]));

        var verified = await _folder.Backfill().VerifyAsync(Invoice.Plan(column), run.Id);
        Assert.True(verified.Holds, string.Join("; ", verified.Differences));
        await _folder.Backfill().UndoAsync(Invoice.Plan(column), run.Id);
        Image.AssertEqual(before, Image.Of(_folder.Live));
    }

    [Fact]
    public async Task NULL_is_nothing_to_put_back()
    {
        Db.Run(_folder.Live, "UPDATE invoices SET paid_at = '2030-01-01 00:00:00'");
        var run = await RunAsync("paid_at");
        Assert.Equal((2, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NullInArchive]));
    }

    [Fact]
    public async Task A_row_for_which_it_throws_is_failed_by_name_and_the_others_are_written()
    {
        Db.Run(_folder.Archive, "UPDATE invoices SET net = -1 WHERE id = 2");
        var run = await RunAsync("gross");
        Assert.Equal((2, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
        var failed = Assert.Single(run.Exceptions);
        Assert.Equal(("2", "Value threw InvalidOperationException: A credit note has no gross amount."), (failed.Key.ToString(), failed.Reason));
    }

    [Fact]
    public async Task A_value_that_the_column_would_round_is_failed()
    {
        Db.Run(_folder.Archive, "UPDATE invoices SET net = 123456789.123456 WHERE id = 2");
        var run = await RunAsync("gross");
        Assert.Equal("Value made '146913579.05691264', which 'gross' (numeric) cannot hold exactly: SQLite keeps 15 digits of a number with a fraction.", Assert.Single(run.Exceptions).Reason);
    }

    [Fact]
    public async Task Verify_computes_it_again_from_the_backup()
    {
        var run = await RunAsync("gross");
        Db.Run(_folder.Archive, "UPDATE invoices SET net = 11 WHERE id = 1; UPDATE invoices SET net = -1 WHERE id = 2");

        var found = await _folder.Backfill().VerifyAsync(Invoice.Plan("gross"), run.Id);

        Assert.Equal((1, 2), (found.Standings[Standing.Holds], found.Standings[Standing.DiffersFromArchive]));
        Assert.Equal(["13.09", "Value threw InvalidOperationException: A credit note has no gross amount."], found.Differences.Select(d => d.Values[0].ArchiveText));
    }

    [Fact]
    public async Task Verify_says_that_it_cannot_where_the_live_row_was_read()
    {
        var run = await RunAsync("positions");
        Db.Run(_folder.Archive, "UPDATE invoices SET positions = 100");
        Db.Run(_folder.Live, "UPDATE invoices SET positions = 0 WHERE id = 3");

        var found = await _folder.Backfill().VerifyAsync(Invoice.Plan("positions"), run.Id);

        Assert.Equal((2, 1), (found.Standings[Standing.Holds], found.Standings[Standing.BackAtOld]));
        Assert.StartsWith("WithTheOpenOne reads the live row", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_row_that_changes_between_read_and_write_is_computed_again()
    {
        var changed = false;
        var backfill = _folder.Backfill((step, _) =>
        {
            if (step == Step.Begin && !changed)
            {
                changed = true;
                Db.Run(_folder.Live, "UPDATE invoices SET open = 1 WHERE id = 2");
            }
        });

        var run = await backfill.RunAsync(Invoice.Plan("positions").With());

        Assert.Equal(3, run.Counts[Outcome.Restored]);
        Assert.Equal("8 9 10", Joined("SELECT positions FROM invoices ORDER BY id"));
    }

    [Fact]
    public async Task Explain_shows_it()
    {
        var row = await _folder.Backfill().ExplainAsync(Invoice.Plan("gross").With(), ["1"]);
        Assert.Equal((Outcome.Restored, "'gross' would get '11.90', which GrossThen makes of the backup's row."), (row.Outcome, row.Reason));
    }

    public void Dispose() => _folder.Dispose();

    private Task<Run> RunAsync(string column) => _folder.Backfill().RunAsync(Invoice.Plan(column).With());

    private string Joined(string sql) => string.Join(' ', Db.Rows(_folder.Live, sql).Select(r => r[0]));
}
