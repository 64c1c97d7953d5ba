using Backfill.MySql.Tests.Types;
using Backfill.Planning;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Journals;

/// <summary>Trap 80: columns of which a row has room for one, but not for the value before beside the value after.</summary>
public sealed class WideJournalTests
{
    [Theory]
    [OnEachServer("VARCHAR(20000) CHARACTER SET utf8mb3 COLLATE utf8mb3_bin")]
    [OnEachServer("VARCHAR(16380) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci")]
    [OnEachServer("VARCHAR(65500) CHARACTER SET latin1 COLLATE latin1_swedish_ci")]
    [OnEachServer("VARCHAR(32000) CHARACTER SET sjis COLLATE sjis_japanese_ci")]
    [OnEachServer("VARCHAR(16000) CHARACTER SET utf32 COLLATE utf32_general_ci")]
    public async Task A_long_text(ServerProduct product, string type)
    {
        var length = int.Parse(type.Split('(', ')')[1], null);
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE cells (id INT PRIMARY KEY, v {type} NULL);");
        var charset = type.Split(' ')[3];
        string Text(string text) => $"CONVERT({text} USING {charset})";
        await databases.Archive.ExecuteAsync(
            $"INSERT INTO cells VALUES (1, {Text($"REPEAT('a', {length})")}), (2, {Text("'right'")}), (3, ''), (4, {Text("'two  '")}), (5, {Text("'only here'")}), (6, {Text($"CONCAT(REPEAT(' ', {length - 1}), 'x')")})");
        await databases.Live.ExecuteAsync(
            $"INSERT INTO cells VALUES (1, 'x'), (2, {Text($"REPEAT('b', {length})")}), (3, {Text("' '")}), (4, {Text("'two '")}), (6, NULL)");

        await HoldsAsync(databases, UnreadString.Restores.V(), "cells", 5);
    }

    [Theory]
    [OnEachServer("VARBINARY(60000)", 60_000)]
    [OnEachServer("VARBINARY(33000)", 33_000)]
    public async Task Long_bytes(ServerProduct product, string type, int length)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE cells (id INT PRIMARY KEY, v {type} NULL);");
        await databases.Archive.ExecuteAsync($"INSERT INTO cells VALUES (1, REPEAT(x'00', {length})), (2, x'00FF00'), (3, ''), (4, x'61')");
        await databases.Live.ExecuteAsync($"INSERT INTO cells VALUES (1, x'00'), (2, REPEAT(x'FF', {length})), (3, x'20'), (4, x'6100')");

        await HoldsAsync(databases, Scan.Restores.V(), "cells", 4);
    }

    [Theory]
    [OnEachServer("VARCHAR(5000) CHARACTER SET utf8mb4")]
    [OnEachServer("VARCHAR(8000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")]
    public async Task A_group_of_two_texts(ServerProduct product, string type)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE pages (id INT PRIMARY KEY, title {type} NULL, body {type} NULL, moved_at TIMESTAMP(6) NULL ON UPDATE CURRENT_TIMESTAMP(6));");
        await databases.Archive.ExecuteAsync("INSERT INTO pages VALUES (1, REPEAT('ü', 5000), REPEAT('😀', 5000), NULL), (2, 'a', NULL, NULL), (3, 'same', 'same', NULL)");
        await databases.Live.ExecuteAsync("INSERT INTO pages VALUES (1, NULL, 'x', '2023-10-29 01:30:00'), (2, REPEAT('b', 5000), 'x', NULL), (3, 'same', 'same', NULL)");

        await HoldsAsync(databases, Page.Restores.All.Single().With(), "pages", 1);
    }

    [Theory]
    [OnEachServer("CHAR(255) CHARACTER SET latin1 COLLATE latin1_swedish_ci")]
    [OnEachServer("VARCHAR(240) CHARACTER SET latin1 COLLATE latin1_bin")]
    [OnEachServer("CHAR(120) CHARACTER SET ucs2")]
    public async Task A_group_of_many_columns_that_stay_on_the_page(ServerProduct product, string type)
    {
        var names = Enumerable.Range('a', 17).Select(c => $"{(char)c}").ToArray();
        await using var databases = await DatabasePair.CreateAsync(
            product, $"CREATE TABLE forms (id INT PRIMARY KEY, {string.Join(", ", names.Select(n => $"{n} {type} NULL"))});");
        string Row(int id, Func<string, string> value) => $"({id}, {string.Join(", ", names.Select(value))})";
        await databases.Archive.ExecuteAsync($"INSERT INTO forms VALUES {Row(1, n => $"REPEAT('{n}', 110)")}, {Row(2, _ => "''")}, {Row(3, n => $"'  {n}  '")}, {Row(4, _ => "'same'")}");
        await databases.Live.ExecuteAsync($"INSERT INTO forms VALUES {Row(1, _ => "NULL")}, {Row(2, n => $"REPEAT('{n}', 110)")}, {Row(3, n => $"'{n}'")}, {Row(4, _ => "'same'")}");

        await HoldsAsync(databases, Form.Restores.All.Single().With(), "forms", 3);
    }

    [Theory]
    [OnEachServer]
    public async Task Columns_of_which_two_fit_keep_their_type(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE cells (id INT PRIMARY KEY, v VARCHAR(8180) CHARACTER SET utf8mb4 NULL);");
        await databases.Archive.ExecuteAsync("INSERT INTO cells VALUES (1, 'right')");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (1, 'damaged')");
        var backfill = Runners.On(databases);

        Assert.Equal(1, (await backfill.RunAsync(UnreadString.Restores.V())).Counts[Outcome.Restored]);

        var journal = await ControlTableNames.JournalAsync(databases);
        Assert.Contains("varchar(8180)", (await databases.Live.RowsAsync($"SHOW CREATE TABLE {journal}"))[0][1], StringComparison.OrdinalIgnoreCase);
        await databases.Live.ExecuteAsync($"ALTER TABLE {journal} MODIFY `old` VARCHAR(8000) NULL");
        Assert.Contains("but it must be varchar(8180) exactly", (await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.RunAsync(UnreadString.Restores.V()))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer("VARCHAR(20000) CHARACTER SET utf8mb3", "REPEAT('x', 20001)", "1406")]
    [OnEachServer("VARCHAR(20000) CHARACTER SET utf8mb3", "REPEAT(' ', 20001)", "warning 1265")]
    [OnEachServer("VARCHAR(20000) CHARACTER SET utf8mb3", "'other'", "other bytes")]
    public async Task What_such_a_journal_takes_and_live_does_not_stops_the_batch(ServerProduct product, string type, string taken, string reason)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE cells (id INT NOT NULL PRIMARY KEY, v {type} NULL);");
        await databases.Archive.ExecuteAsync("INSERT INTO cells VALUES (1, 'first'), (2, 'right')");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (1, NULL)");
        var backfill = Runners.On(databases);
        await backfill.RunAsync(UnreadString.Restores.V());
        var journal = await ControlTableNames.JournalAsync(databases);
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (2, 'damaged')");
        await databases.Live.ExecuteAsync($"CREATE TRIGGER `{databases.JournalSchema}`.other BEFORE INSERT ON {journal} FOR EACH ROW SET NEW.new = {taken}");

        var stopped = await Assert.ThrowsAsync<RunInterruptedException>(() => backfill.RunAsync(UnreadString.Restores.V()));

        Assert.Contains(reason, stopped.Message, StringComparison.Ordinal);
        Assert.Equal("damaged", await databases.Live.ScalarAsync("SELECT v FROM cells WHERE id = 2"));
        Assert.Equal(1, await databases.Live.NumberAsync($"SELECT COUNT(*) FROM {journal}"));
    }

    /// <summary>Runs, verifies, runs again, and undoes.</summary>
    internal static async Task HoldsAsync(DatabasePair databases, Restore restore, string table, int restored, int batch = 1000)
    {
        var backfill = Runners.On(databases);
        var before = await TableDump.OfAsync(databases.Live, table);
        await backfill.PlanAsync(restore);
        Assert.Equal(restored, (await backfill.DryRunAsync(restore)).Counts[Outcome.Restored]);

        var run = await backfill.RunAsync(restore, new RunOptions { BatchSize = batch });

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal(restored, run.Counts[Outcome.Restored]);
        Assert.True((await backfill.VerifyAsync(restore.Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(restore)).Counts[Outcome.Restored]);
        await AssertAsInBackupAsync(databases, restore, table);
        var undone = await backfill.UndoAsync(restore.Plan, run.Id, new RunOptions { BatchSize = batch });
        Assert.True(undone.State == RunState.Done && undone.Reconciles, string.Join(' ', undone.Discrepancies));
        Assert.Equal(before, await TableDump.OfAsync(databases.Live, table));
    }

    // By the bytes: a comparison would call spaces and letter case the same.
    private static async Task AssertAsInBackupAsync(DatabasePair databases, Restore restore, string table)
    {
        var declaration = restore.Plan.Declaration;
        var key = string.Join(", ", declaration.Key.Select(k => $"HEX(`{k.Name}`)"));
        var sql = $"SELECT {key}, {string.Join(", ", declaration.Targets.Select(t => $"HEX(`{t.Name}`)"))} FROM {table} ORDER BY {key}";
        var archived = (await databases.Archive.RowsAsync(sql)).ToDictionary(row => string.Join(' ', row.Take(declaration.Key.Count)));
        foreach (var row in await databases.Live.RowsAsync(sql))
        {
            var there = archived[string.Join(' ', row.Take(declaration.Key.Count))];
            if (!there.Skip(declaration.Key.Count).Contains(null))
            {
                Assert.Equal(there, row);
            }
        }
    }
}
