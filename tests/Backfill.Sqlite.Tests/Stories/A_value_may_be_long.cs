using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_value_may_be_long : IDisposable
{
    private const int Rows = 40;
    private const string Table = "CREATE TABLE scans (id INTEGER PRIMARY KEY, page TEXT, image BLOB);";

    private readonly Folder _folder = new();
    private readonly List<int> _asked = [];
    private readonly List<int> _askedSecond = [];

    private string Second => _folder.Path("second.db");

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-16le")]
    public async Task Text_and_bytes_of_20_MB_go_the_whole_way(string encoding)
    {
        Make(_folder.Live, "'old' || i, x'00'", encoding);
        Make(_folder.Archive, $"iif(i = 7, {Text(20)}, 'é' || i), iif(i = 9, {Bytes(20)}, x'FF00')", encoding);
        Make(Second, "NULL, NULL", encoding);

        await EndsAsync();
    }

    [Fact]
    public async Task A_batch_ends_with_as_many_bytes_of_live_as_it_may_have()
    {
        Make(_folder.Live, $"iif(i > 10 AND i <= 30, {Text(1)}, 'x'), x'00'");
        Make(_folder.Archive, "'y' || i, x'01'");
        Make(Second, "NULL, NULL");

        await EndsAsync();

        // Ten small rows and eight of a million bytes; both runs have asked for each row once.
        Assert.Equal(18, _asked[0]);
        Assert.Equal(2 * Rows, _asked.Sum());
        Assert.True(_asked.Take(3).All(rows => rows < Rows), string.Join(' ', _asked));
    }

    [Fact]
    public async Task A_batch_ends_with_as_many_bytes_of_a_backup_as_it_may_have_and_no_row_is_taken_for_absent()
    {
        Make(_folder.Live, "NULL, NULL");
        Make(_folder.Archive, $"{Text(1)}, {Bytes(1)}");
        Db.Run(_folder.Archive, "DELETE FROM scans WHERE id % 3 = 0");
        Make(Second, $"{Text(2)}, x'02'");
        Db.Run(Second, "DELETE FROM scans WHERE id % 6 = 0");
        var backfill = Backfill();

        var run = await backfill.RunAsync(Scan.Restore);

        Assert.Equal((Rows - 6, 6), (run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive]));
        Assert.Equal(
            Db.Rows(_folder.Archive, "SELECT id, hex(page) = (SELECT hex(page) FROM scans WHERE id = 1) FROM scans").Count,
            int.Parse(Db.One(_folder.Live, $"SELECT count(*) FROM scans WHERE length(image) > 1000000 AND page = {Text(1)}")!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("7", Db.One(_folder.Live, $"SELECT count(*) FROM scans WHERE image = x'02' AND page = {Text(2)}"));
        Assert.True(int.Parse(Db.One(_folder.Live, "SELECT max(batch) FROM backfill_range")!, System.Globalization.CultureInfo.InvariantCulture) > 5);
        Assert.True((await backfill.VerifyAsync(Scan.Restore.Plan, run.Id)).Holds);
        var undo = await backfill.UndoAsync(Scan.Restore.Plan, run.Id);
        Assert.Equal(Rows - 6, undo.Counts[Outcome.Restored]);
        Assert.Equal($"{Rows}", Db.One(_folder.Live, "SELECT count(*) FROM scans WHERE page IS NULL AND image IS NULL"));
        Assert.True(int.Parse(Db.One(_folder.Live, $"SELECT max(batch) FROM backfill_range WHERE run_id = {undo.Id}")!, System.Globalization.CultureInfo.InvariantCulture) > 5);
    }

    public void Dispose() => _folder.Dispose();

    private async Task EndsAsync()
    {
        var before = Image.Of(_folder.Live);
        var backfill = Backfill();

        var dryRun = await backfill.DryRunAsync(Scan.Restore);
        _asked.Clear();
        var run = await backfill.RunAsync(Scan.Restore);

        Assert.Equal((Rows, Rows), (dryRun.Counts[Outcome.Restored], run.Counts[Outcome.Restored]));
        Image.AssertEqual(Image.Of(_folder.Archive), Image.Of(_folder.Live));
        Assert.True((await backfill.VerifyAsync(Scan.Restore.Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(Scan.Restore)).Counts[Outcome.Restored]);
        await backfill.UndoAsync(Scan.Restore.Plan, run.Id);
        Image.AssertEqual(before, Image.Of(_folder.Live));
    }

    private BackfillRunner Backfill() => new(
        async cancellationToken => await SqliteLive.OpenAsync(_folder.Live, null, cancellationToken),
        new Dictionary<string, Func<CancellationToken, Task<IArchive>>>
        {
            ["Archive"] = async cancellationToken => new CountedArchive(await SqliteArchive.OpenAsync(_folder.Archive, cancellationToken), _asked),
            ["Second"] = async cancellationToken => new CountedArchive(await SqliteArchive.OpenAsync(Second, cancellationToken), _askedSecond),
        });

    private static string Text(int megabytes) => $"replace(hex(zeroblob({megabytes * 250_000})), '00', 'aé''')";

    private static string Bytes(int megabytes) => $"CAST(zeroblob({megabytes * 1_000_000}) || x'FF01' AS BLOB)";

    private static void Make(string file, string values, string encoding = "UTF-8") => Db.Run(
        file, $"PRAGMA encoding = '{encoding}'; {Table} WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) INSERT INTO scans SELECT i, {values} FROM n");
}
