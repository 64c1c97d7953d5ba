using System.Globalization;
using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Keys_of_several_columns_and_below_zero
{
    [Theory]
    [InlineData(50_000, 1000)]
    [InlineData(5, 2)]
    [InlineData(3, 3)]
    [InlineData(1, 1)]
    public async Task Two_columns(int slice, int batch)
    {
        using var folder = new Folder();
        var keys = new List<(long Order, int Line)>();
        foreach (var order in new[] { long.MinValue, -5, -1, 0, 1, 2, 3, long.MaxValue })
        {
            keys.AddRange(Enumerable.Range(-2, 5).Select(line => (order, line)));
        }

        const string Schema = "CREATE TABLE order_lines (order_id INTEGER NOT NULL, line INTEGER NOT NULL, amount NUMERIC, PRIMARY KEY (order_id, line));";
        Db.Run(folder.Live, Schema + Insert("order_lines", keys.Select((k, i) => Row(k.Order, k.Line, i % 3 == 0 ? Amount(i) : "0"))));
        Db.Run(folder.Archive, Schema + Insert("order_lines", keys.Select((k, i) => Row(k.Order, k.Line, Amount(i)))));

        var run = await folder.Backfill(slice).RunAsync(OrderLine.Restore, new RunOptions { BatchSize = batch });

        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(keys.Count, run.Counts.Selected);
        Assert.Equal(keys.Where((_, i) => i % 3 == 0).Count(), run.Counts[Outcome.SameAsArchive]);
        Image.AssertEqual(Image.Of(folder.Archive), Image.Of(folder.Live));
    }

    [Theory]
    [InlineData(50_000, 1000)]
    [InlineData(4, 3)]
    [InlineData(1, 2)]
    public async Task Three_columns_of_a_table_without_rowid(int slice, int batch)
    {
        using var folder = new Folder();
        var keys = (
            from site in new[] { -3, 0, 7 }
            from sensor in new[] { -1_000_000_000_000, 5, 6 }
            from slot in new[] { 0, 1, 255 }
            select (site, sensor, slot)).ToList();
        const string Schema = "CREATE TABLE readings (site INT, sensor INT, slot INT, value REAL, PRIMARY KEY (site, sensor, slot)) WITHOUT ROWID;";
        Db.Run(folder.Live, Schema + Insert("readings", keys.Select((k, i) => Row(k.site, k.sensor, k.slot, i % 2 == 0 ? "0.0" : Amount(i)))));
        Db.Run(folder.Archive, Schema + Insert("readings", keys.Select((k, i) => Row(k.site, k.sensor, k.slot, Amount(i)))));

        var run = await folder.Backfill(slice).RunAsync(Reading.Restore, new RunOptions { BatchSize = batch });

        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(keys.Where((_, i) => i % 2 == 0).Count(), run.Counts[Outcome.Restored]);
        Image.AssertEqual(Image.Of(folder.Archive), Image.Of(folder.Live));
    }

    [Fact]
    public async Task A_row_of_another_key_with_the_same_first_columns_is_not_touched()
    {
        using var folder = new Folder();
        const string Schema = "CREATE TABLE order_lines (order_id INTEGER NOT NULL, line INTEGER NOT NULL, amount NUMERIC, PRIMARY KEY (order_id, line));";
        Db.Run(folder.Live, Schema + "INSERT INTO order_lines VALUES (1, 1, 0), (1, 2, 0), (2, 1, 0);");
        Db.Run(folder.Archive, Schema + "INSERT INTO order_lines VALUES (1, 2, 9.5), (2, 2, 7);");

        var run = await folder.Backfill().RunAsync(OrderLine.Restore);

        Assert.Equal(2, run.Counts[Outcome.NotInArchive]);
        Assert.Equal(["1|1|0", "1|2|9.5", "2|1|0"], Db.Rows(folder.Live, "SELECT order_id || '|' || line || '|' || amount FROM order_lines ORDER BY order_id, line").Select(r => r[0]));
    }

    private static string Amount(int i) => (0.125m + i).ToString(CultureInfo.InvariantCulture);

    private static string Row(params object[] values) => $"({string.Join(", ", values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)))})";

    private static string Insert(string table, IEnumerable<string> rows) => $"INSERT INTO {table} VALUES {string.Join(", ", rows)};";
}
