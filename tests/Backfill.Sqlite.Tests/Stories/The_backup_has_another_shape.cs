using Backfill.Archived;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

/// <summary>Keys of text and of two columns, values that are computed, groups and further backups, where the archived row is of another type.</summary>
public sealed class The_backup_has_another_shape : IDisposable
{
    private const string History = "CREATE TABLE price_history (article TEXT PRIMARY KEY, net INTEGER, gross_then NUMERIC);";

    private readonly Folder _folder = new();

    [Fact]
    public async Task A_value_is_computed_of_it_and_every_backup_is_of_that_shape()
    {
        Db.Run(_folder.Live, "CREATE TABLE prices (code TEXT PRIMARY KEY, gross NUMERIC, note TEXT); INSERT INTO prices VALUES ('a', 9900, NULL), ('B', 9900, NULL), ('c', 9900, NULL), ('kü', 5, NULL)");
        Db.Run(_folder.Archive, History + "INSERT INTO price_history VALUES ('a', 10000, 119), ('b', 1, 1), ('kü', 1, 9999)");
        Db.Run(_folder.Path("older.db"), History + "INSERT INTO price_history VALUES ('B', 2050, 1), ('a', 1, 1)");
        var before = Image.Of(_folder.Live);
        var backfill = new SqliteBackfill(_folder.Live, new() { ["Archive"] = _folder.Archive, ["Older"] = _folder.Path("older.db") });

        // Where can be asked of this archived row: one of it looks damaged.
        Assert.Equal([("price_history", 1), ("price_history", 0)], (await backfill.PlanAsync(Price.Restore)).Archives.Select(a => (a.Inspection.Table, a.Damaged!.Value)));
        var run = await backfill.RunAsync(Price.Restore);

        Assert.Equal(["B 24.4", "a 119", "c 9900", "kü 5"], Db.Rows(_folder.Live, "SELECT code || ' ' || gross FROM prices ORDER BY code").Select(r => r[0]));
        Assert.Equal([new("Archive", 1), new("Older", 1)], run.WrittenFrom);
        var found = await backfill.VerifyAsync(Price.Restore.Plan, run.Id);
        Assert.True(found.Holds, string.Join(' ', found.Differences.Select(d => $"{d.Key}: {d.Values[0]}")));
        Assert.Equal(0, (await backfill.RunAsync(Price.Restore)).Counts[Outcome.Restored]);
        await backfill.UndoAsync(Price.Restore.Plan, run.Id);
        Image.AssertEqual(before, Image.Of(_folder.Live));
    }

    [Fact]
    public async Task The_columns_of_a_group_come_from_it_together()
    {
        Db.Run(_folder.Live, """
            CREATE TABLE stock (shop INTEGER, article TEXT, amount INTEGER, unit TEXT, PRIMARY KEY (shop, article));
            INSERT INTO stock VALUES (1, 'a', 0, '?'), (1, 'b', 0, '?'), (2, 'a', 0, '?'), (2, 'c', 5, 'box');
            """);
        Db.Run(_folder.Archive, """
            CREATE TABLE stock_2024 (art TEXT, shop_no INTEGER, pieces INTEGER, per TEXT, PRIMARY KEY (art, shop_no));
            INSERT INTO stock_2024 VALUES ('a', 1, 11, 'box'), ('a', 2, 21, NULL), ('c', 2, 5, 'box');
            """);

        var run = await _folder.Backfill().RunAsync(Stock.Restore);

        // 1 b is in no backup and becomes NULL; of 2 a the unit is NULL in the backup, so both stay.
        Assert.Equal(["1 a 11 box", "1 b", "2 a 0 ?", "2 c 5 box"], Db.Rows(_folder.Live, "SELECT concat_ws(' ', shop, article, amount, unit) FROM stock ORDER BY 1").Select(r => r[0]));
        Assert.Equal((2, 1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NullInArchive], run.Counts[Outcome.SameAsArchive]));
        Assert.True((await _folder.Backfill().VerifyAsync(Stock.Restore.Plan, run.Id)).Holds);
        Assert.Equal(0, (await _folder.Backfill().RunAsync(Stock.Restore)).Counts[Outcome.Restored]);
        Assert.Equal(["shop_no", "art", "pieces", "per"], (await _folder.Backfill().ExplainAsync(Stock.Restore, ["2", "c"])).ArchivedRow!.Select(c => c.Key));
    }

    public void Dispose() => _folder.Dispose();
}
