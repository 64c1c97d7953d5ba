using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.LongValues;

/// <summary>A server that takes less than the other one.</summary>
[Collection("one at a time")]
public sealed class MaxAllowedPacketTests
{
    private const string Small = "1048576";

    [Theory]
    [OnEachServer("Text")]
    [OnEachServer("Bytes")]
    public async Task What_live_does_not_take_fails_by_name_and_the_rest_is_restored(ServerProduct product, string of)
    {
        var (type, restore) = of == "Text" ? ("LONGTEXT CHARACTER SET latin1", Text.Restores.V()) : ("LONGBLOB", Binary.Restores.V());
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE pages (id INT PRIMARY KEY, v {type});");
        await databases.Archive.ExecuteAsync("INSERT INTO pages VALUES (1, 'a'), (2, REPEAT(x'61E9', 600000)), (3, REPEAT('c', 1048576)), (4, 'd'), (5, REPEAT(x'65E9', 450000))");
        await databases.Live.ExecuteAsync("INSERT INTO pages VALUES (1, NULL), (2, NULL), (3, NULL), (4, REPEAT(x'61E9', 700000)), (5, REPEAT(x'6527', 500000))");
        var options = new RunOptions { MaxFailureRatio = 1 };
        await WithAsync(databases.Live, async () =>
        {
            var backfill = Runners.On(databases);
            var dryRun = await backfill.DryRunAsync(restore, options);
            var explained = await backfill.ExplainAsync(restore, ["2"]);
            var run = await backfill.RunAsync(restore, options);

            Assert.Equal((3, 2), (dryRun.Counts[Outcome.Restored], dryRun.Counts[Outcome.Failed]));
            Assert.Equal((3, 2), (run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
            Assert.Equal(["2", "4"], run.Exceptions.Select(e => e.Key.ToString()));
            Assert.Equal("The backup's 'v' has 1,200,000 bytes, and live's server takes at most 1,048,576 in one value (max_allowed_packet); raise it there and run again.", run.Exceptions[0].Reason);
            Assert.StartsWith("Live's 'v' has 1,400,000 bytes", run.Exceptions[1].Reason, StringComparison.Ordinal);
            Assert.Equal(run.Exceptions.Select(e => e.Reason), dryRun.Exceptions.Select(e => e.Reason));
            Assert.Equal((Outcome.Failed, run.Exceptions[0].Reason), (explained.Outcome, explained.Reason));
            Assert.True((await backfill.VerifyAsync(restore.Plan, run.Id)).Holds);
            await backfill.UndoAsync(restore.Plan, run.Id);
            Assert.Equal("1 2 3", await databases.Live.ScalarAsync("SELECT GROUP_CONCAT(id ORDER BY id SEPARATOR ' ') FROM pages WHERE v IS NULL"));
            await backfill.RunAsync(restore, options);
        });

        Assert.Equal(2, (await Runners.On(databases).RunAsync(restore, options)).Counts[Outcome.Restored]);
        Assert.Equal(await DigestsAsync(databases.Archive), await DigestsAsync(databases.Live));
    }

    [Theory]
    [OnEachServer("latin1", "latin1")]
    [OnEachServer("latin1", "utf8mb4")]
    [OnEachServer("utf8mb4", "utf8mb4")]
    public async Task What_a_backup_sends_has_no_limit(ServerProduct product, string archive, string live)
    {
        static string Ddl(string charset) => $"CREATE TABLE pages (id INT PRIMARY KEY, v LONGTEXT CHARACTER SET {charset});";
        await using var databases = await DatabasePair.CreateAsync(product, Ddl(live), Ddl(archive));
        await databases.Archive.ExecuteAsync("INSERT INTO pages VALUES (1, 'a'), (2, CONVERT(REPEAT(_utf8mb4'aé', 1000000) USING utf8mb4)), (3, REPEAT('c', 3000000)), (4, NULL)");
        await databases.Live.ExecuteAsync("INSERT INTO pages VALUES (1, NULL), (2, NULL), (3, 'old'), (4, 'old')");
        await WithAsync(databases.Archive, async () =>
        {
            var backfill = Runners.On(databases);
            var run = await backfill.RunAsync(Text.Restores.V());

            Assert.Equal((3, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NullInArchive]));
            Assert.True((await backfill.VerifyAsync(Text.Restores.V().Plan, run.Id)).Holds);
            Assert.Equal(0, (await backfill.RunAsync(Text.Restores.V())).Counts[Outcome.Restored]);
        });

        Assert.Equal(await DigestsAsync(databases.Archive), await DigestsAsync(databases.Live));
    }

    [Theory]
    [InlineData("live")]
    [InlineData("backup")]
    public async Task A_JSON_document_that_its_server_does_not_give_fails_by_name(string side)
    {
        await using var databases = await DatabasePair.CreateAsync(ServerProduct.MySql, "CREATE TABLE pages (id INT PRIMARY KEY, v JSON);");
        const string Long = "JSON_ARRAY(REPEAT('a', 3000000))";
        await databases.Archive.ExecuteAsync($"INSERT INTO pages VALUES (1, '1'), (2, {(side == "live" ? "'2'" : Long)}), (3, '[3, 4]')");
        await databases.Live.ExecuteAsync($"INSERT INTO pages VALUES (1, NULL), (2, {Long}), (3, NULL)");
        var options = new RunOptions { MaxFailureRatio = 1 };
        await WithAsync(side == "live" ? databases.Live : databases.Archive, async () =>
        {
            var backfill = Runners.On(databases);
            var dryRun = await backfill.DryRunAsync(Text.Restores.V(), options);
            var run = await backfill.RunAsync(Text.Restores.V(), options);

            var reason = Assert.Single(run.Exceptions).Reason;
            Assert.Equal((2, 1, reason), (dryRun.Counts[Outcome.Restored], dryRun.Counts[Outcome.Failed], dryRun.Exceptions[0].Reason));
            Assert.Equal((2, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
            Assert.StartsWith($"{(side == "live" ? "Live's" : "The backup's")} 'v' is a JSON document of 30000", reason, StringComparison.Ordinal);
            Assert.Contains("max_allowed_packet", reason, StringComparison.Ordinal);
            Assert.True((await backfill.VerifyAsync(Text.Restores.V().Plan, run.Id)).Holds);
        });

        Assert.Equal(side == "live" ? 1 : 0, (await Runners.On(databases).RunAsync(Text.Restores.V(), options)).Counts[Outcome.Restored]);
        Assert.Equal(await DigestsAsync(databases.Archive), await DigestsAsync(databases.Live));
    }

    [Theory]
    [OnEachServer]
    public async Task Neither_memory_nor_traffic_grows_with_the_number_of_long_values(ServerProduct product)
    {
        const int Rows = 32;
        const long Megabyte = 1048576;
        await using var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE pages (id INT PRIMARY KEY, v LONGBLOB);");
        await databases.Archive.ExecuteAsync($"INSERT INTO pages WITH RECURSIVE q (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM q WHERE n < {Rows}) SELECT n, REPEAT(x'00FF275C', {Megabyte}) FROM q");
        await databases.Live.ExecuteAsync($"INSERT INTO pages WITH RECURSIVE q (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM q WHERE n < {Rows}) SELECT n, NULL FROM q");
        var backfill = Runners.On(databases);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var heap = new Most();
        async Task SendsAsync(TestDatabase from, int least, int most, Func<Task> work)
        {
            var sent = await SentAsync(from);
            await work();
            Assert.InRange((await SentAsync(from)) - sent, least * Rows * 4 * Megabyte, (most * Rows * 4 * Megabyte * 5 / 4) + Megabyte);
        }

        Run run = null!;
        await SendsAsync(databases.Archive, 1, 1, async () => run = await backfill.RunAsync(Binary.Restores.V(), progress: heap));
        await SendsAsync(databases.Live, 0, 0, () => backfill.VerifyAsync(Binary.Restores.V().Plan, run.Id, progress: heap));

        // Each batch reads the row before it and the one behind it, too.
        await SendsAsync(databases.Live, 1, 2, () => backfill.DryRunAsync(Binary.Restores.V(), progress: heap));

        // Two batches, each with up to 8 MB of either side and one value more, and what statements and results are made in; the values have 128 MB.
        Assert.Equal(Rows, run.Counts[Outcome.Restored]);
        Assert.InRange(heap.Bytes - before, 0, 112 * Megabyte);
        Assert.True(await databases.Live.NumberAsync($"SELECT MIN(batch) FROM `{databases.JournalSchema}`.backfill_range") >= Rows / 5);
    }

    private static async Task<long> SentAsync(TestDatabase database) =>
        long.Parse((await database.RowsAsync("SHOW GLOBAL STATUS LIKE 'Bytes_sent'"))[0][1]!, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Most : IProgress<RunProgress>
    {
        public long Bytes { get; private set; }

        public void Report(RunProgress value) => Bytes = Math.Max(Bytes, GC.GetTotalMemory(forceFullCollection: true));
    }

    private static async Task WithAsync(TestDatabase database, Func<Task> work)
    {
        var before = await database.ScalarAsync("SELECT @@GLOBAL.max_allowed_packet");
        await database.ExecuteAsync($"SET GLOBAL max_allowed_packet = {Small}");
        try
        {
            await work();
        }
        finally
        {
            await database.ExecuteAsync($"SET GLOBAL max_allowed_packet = {before}");
        }
    }

    private static async Task<IEnumerable<string>> DigestsAsync(TestDatabase database) =>
        (await database.RowsAsync("SELECT id, SHA2(CONVERT(v USING utf8mb4), 256) FROM pages WHERE v <> 'old' ORDER BY id")).Select(row => string.Join(' ', row));
}
