using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.LongValues;

/// <summary>Values of megabytes, alone among small ones and several in a row, with the batch size as it is.</summary>
public sealed class LongValueTests
{
    private const string Columns = "unicode, latin, sjis, medium, bytes, document";

    [Theory]
    [InlineData(ServerProduct.MySql, ServerProduct.MySql)]
    [InlineData(ServerProduct.MariaDb, ServerProduct.MariaDb)]
    public async Task Of_every_type(ServerProduct live, ServerProduct archive)
    {
        await using var databases = await DatabasePair.CreateAsync(live, archive, Ddl("JSON"));
        await databases.Archive.ExecuteAsync(Rows());
        await databases.Live.ExecuteAsync(Rows("1"));
        foreach (var (row, megabytes, column) in new[] { (3, 12, 0), (7, 3, 1), (8, 12, 2), (9, 5, 3), (10, 3, 4), (11, 12, 4), (13, 1, 5), (14, 5, 5), (15, 1, 1) })
        {
            await databases.Archive.ExecuteAsync($"UPDATE pages SET {Columns.Split(", ")[column]} = {Long(column, megabytes)} WHERE id = {row}");
        }

        await databases.Live.ExecuteAsync($"UPDATE pages SET latin = {Long(1, 1)}, bytes = {Long(4, 3)} WHERE id = 12");

        await EndsAsync(databases, Page.Restores.Whole(), 20, Columns);
    }

    [Theory]
    [OnEachServer("utf8mb4", "F09F98805C27", 12)]
    [OnEachServer("sjis", "835C5C8ABF", 3)]
    [OnEachServer("ucs2", "D8000061", 1)]
    public async Task Of_text_that_is_staged_as_it_was_read(ServerProduct product, string charset, string hex, int megabytes)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Ddl(charset, "LONGTEXT"));
        await databases.Archive.ExecuteAsync(Filled("REPEAT('a', n)"));
        await databases.Live.ExecuteAsync(Filled("NULL"));
        await databases.Archive.ExecuteAsync($"UPDATE pages SET v = {Repeated(charset, hex, megabytes)} WHERE id = 5");
        await databases.Live.ExecuteAsync($"UPDATE pages SET v = CONCAT({Repeated(charset, hex, 1)}, id) WHERE id IN (5, 6)");

        await EndsAsync(databases, Text.Restores.V(), 20, "v");
    }

    [Theory]
    [OnEachServer]
    public async Task Guard_and_Value_see_all_of_it(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Ddl("latin1", "LONGTEXT"));
        await databases.Archive.ExecuteAsync(Filled("'é'"));
        await databases.Live.ExecuteAsync(Filled("'e'"));
        await databases.Archive.ExecuteAsync($"UPDATE pages SET v = {Repeated("latin1", "6161E9", 6)} WHERE id = 5");
        await databases.Archive.ExecuteAsync($"UPDATE pages SET v = {Repeated("latin1", "E96161", 6)} WHERE id = 6");
        var backfill = Runners.On(databases);

        var guarded = await backfill.RunAsync(Guarded.Restores.V());
        Assert.Equal((19, 1), (guarded.Counts[Outcome.Restored], guarded.Counts[Outcome.SkippedByGuard]));
        Assert.True((await backfill.VerifyAsync(Guarded.Restores.V().Plan, guarded.Id)).Holds);
        Assert.Equal(await DigestsAsync(databases.Archive, "v", "id <> 6"), await DigestsAsync(databases.Live, "v", "id <> 6"));

        var computed = await backfill.RunAsync(Computed.Restores.V());
        var verified = await backfill.VerifyAsync(Computed.Restores.V().Plan, computed.Id);
        Assert.Equal(20, computed.Counts[Outcome.Restored]);
        Assert.True(verified.Holds, string.Join(' ', verified.Differences));
        Assert.Equal(await DigestsAsync(databases.Archive, "CONCAT(v, '!')"), await DigestsAsync(databases.Live, "v"));
    }

    [Theory]
    [InlineData(ServerProduct.MySql, ServerProduct.MariaDb)]
    [InlineData(ServerProduct.MariaDb, ServerProduct.MySql)]
    public async Task Between_products_and_character_sets(ServerProduct live, ServerProduct archive)
    {
        await using var databases = await DatabasePair.CreateAsync(live, archive, Ddl("utf8mb4", "LONGTEXT"), Ddl("latin1", "LONGTEXT"));
        await databases.Archive.ExecuteAsync(Filled("'é'"));
        await databases.Live.ExecuteAsync(Filled("NULL"));
        await databases.Archive.ExecuteAsync($"UPDATE pages SET v = {Repeated("latin1", "6161E9", 7)} WHERE id = 5");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(Text.Restores.V());
        var verified = await backfill.VerifyAsync(Text.Restores.V().Plan, run.Id);

        Assert.Equal(20, run.Counts[Outcome.Restored]);
        Assert.True(verified.Holds, string.Join(' ', verified.Differences));
        Assert.Equal(await DigestsAsync(databases.Archive, "CONVERT(v USING utf8mb4)"), await DigestsAsync(databases.Live, "v"));
        Assert.Equal(0, (await backfill.RunAsync(Text.Restores.V())).Counts[Outcome.Restored]);
    }

    private static async Task EndsAsync(DatabasePair databases, Restore restore, int rows, string columns)
    {
        var backfill = Runners.On(databases);
        var damaged = await DigestsAsync(databases.Live, columns);

        var dryRun = await backfill.DryRunAsync(restore);
        var run = await backfill.RunAsync(restore);

        Assert.Equal((rows, rows), (dryRun.Counts[Outcome.Restored], run.Counts[Outcome.Restored]));
        Assert.True(run.Reconciles);
        Assert.Equal(await DigestsAsync(databases.Archive, columns), await DigestsAsync(databases.Live, columns));
        var verified = await backfill.VerifyAsync(restore.Plan, run.Id);
        Assert.True(verified.Holds, string.Join(' ', verified.Differences));
        Assert.Equal(0, (await backfill.RunAsync(restore)).Counts[Outcome.Restored]);
        var undo = await backfill.UndoAsync(restore.Plan, run.Id);
        Assert.Equal(rows, undo.Counts[Outcome.Restored]);
        Assert.Equal(damaged, await DigestsAsync(databases.Live, columns));
        Assert.True((await backfill.VerifyAsync(restore.Plan, undo.Id)).Holds);
    }

    private static async Task<IEnumerable<string>> DigestsAsync(TestDatabase database, string columns, string where = "TRUE")
    {
        var digests = string.Join(", ", columns.Split(", ").Select(c => columns.Contains('(', StringComparison.Ordinal) ? columns : c).Distinct().Select(c => $"LENGTH({c}), SHA2({c}, 256)"));
        return (await database.RowsAsync($"SELECT id, {digests} FROM pages WHERE {where} ORDER BY id")).Select(row => string.Join(' ', row));
    }

    private static string Ddl(string json) =>
        $"CREATE TABLE pages (id INT PRIMARY KEY, unicode LONGTEXT CHARACTER SET utf8mb4, latin LONGTEXT CHARACTER SET latin1, sjis LONGTEXT CHARACTER SET sjis, medium MEDIUMTEXT CHARACTER SET utf8mb4, bytes LONGBLOB, document {json});";

    private static string Ddl(string charset, string type) => $"CREATE TABLE pages (id INT PRIMARY KEY, v {type} CHARACTER SET {charset});";

    private static string Rows(string more = "") =>
        Filled($"CONCAT('é', n, '{more}'), CONCAT('é', n, '{more}'), CONCAT('表', n, '{more}'), CONCAT('é', n, '{more}'), CONCAT('é', n, '{more}'), CONCAT('[', n, '{more}]')");

    private static string Filled(string values) => $"INSERT INTO pages WITH RECURSIVE q (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM q WHERE n < 20) SELECT n, {values} FROM q";

    private static string Long(int column, int megabytes) => column switch
    {
        0 => $"CONVERT(REPEAT(x'F09F98805C27C3A9', {megabytes * 131072}) USING utf8mb4)",
        1 => Repeated("latin1", "61E9", megabytes),
        2 => Repeated("sjis", "835C5C8A", megabytes).Replace("835C5C8A", "835C8ABF", StringComparison.Ordinal),
        3 => $"REPEAT('a', {megabytes * 1048576})",
        4 => $"REPEAT(x'00FF275C', {megabytes * 262144})",
        _ => $"CONCAT('[\"', REPEAT('a', {megabytes * 1048576}), '\"]')",
    };

    private static string Repeated(string charset, string hex, int megabytes) => $"CONVERT(REPEAT(x'{hex}', {megabytes * 1048576 / (hex.Length / 2)}) USING {charset})";
}
