using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Network;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Decisions;

/// <summary>Value, Match, Fallback and Otherwise together, against what SQL says of the three backups.</summary>
public sealed class DecisionTests
{
    private const string Table = """
        CREATE TABLE offers (id BIGINT PRIMARY KEY, mail VARCHAR(30) CHARACTER SET latin1, net DECIMAL(10,2) NOT NULL, gross DECIMAL(10,2) NULL,
          updated_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3));
        """;

    private const string Numbers = "(WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n) n";

    // Of each 10 rows: 9 is not damaged, 8 is NULL already, 7 is in no backup, 6 only in Wednesday's; in Friday's 5 is another's, as is 4 in all of them.
    private const string Live = Table + $"INSERT INTO offers (id, mail, net, gross, updated_at) SELECT i, CONCAT('kü', i), 0, CASE i % 10 WHEN 9 THEN 5 WHEN 8 THEN NULL ELSE 0 END, '2025-01-01' FROM {Numbers};";
    private const string Friday = Table + $"INSERT INTO offers (id, mail, net) SELECT i, CONCAT(IF(i % 10 IN (4, 5), 'x', 'kü'), i), i FROM {Numbers} WHERE i % 10 < 6;";
    private const string Thursday = Table + $"INSERT INTO offers (id, mail, net) SELECT i, CONCAT(IF(i % 10 = 4, 'y', 'kü'), i), i + 0.5 FROM {Numbers} WHERE i % 10 < 6;";
    private const string Wednesday = Table + $"INSERT INTO offers (id, mail, net) SELECT i, CONCAT(IF(i % 10 = 4, 'z', 'kü'), i), i + 0.25 FROM {Numbers} WHERE i % 10 IN (4, 5, 6);";

    private const string Truth = $"""
        SELECT i, CASE WHEN i % 10 IN (4, 7, 8) THEN NULL WHEN i % 10 = 9 THEN CAST(5 AS DECIMAL(10,2))
          ELSE CAST(ROUND((i + CASE i % 10 WHEN 5 THEN 0.5 WHEN 6 THEN 0.25 ELSE 0 END) * 1.19, 2) AS DECIMAL(10,2)) END FROM {Numbers} ORDER BY i
        """;

    private static readonly WrittenFrom[] From = [new("Friday", 400), new("Thursday", 100), new("Wednesday", 100), new(null, 200)];

    [Theory]
    [OnEachServer]
    public async Task Each_row_gets_what_is_declared_and_nothing_else_moves(ServerProduct product)
    {
        await using var backups = await Backups.CreateAsync(product, Live, Friday, Thursday, Wednesday);
        var live = backups.Databases.Live;
        var damaged = await TableDump.OfAsync(live, "offers");
        var others = await live.RowsAsync("SELECT id, mail, net, updated_at FROM offers ORDER BY id");

        var dryRun = await backups.Backfill().DryRunAsync(Offer.Restore);
        Assert.Equal(From, dryRun.WrittenFrom);
        var run = await backups.Backfill().RunAsync(Offer.Restore, new RunOptions { BatchSize = 70 });

        Assert.Equal((RunState.Done, 800, 100, 0), (run.State, run.Counts[Outcome.Restored], run.Counts[Outcome.SameAsArchive], run.Counts.Exceptions));
        Assert.Equal(From, run.WrittenFrom);
        Assert.Equal(await live.RowsAsync(Truth), await live.RowsAsync("SELECT id, gross FROM offers ORDER BY id"));
        Assert.Equal(others, await live.RowsAsync("SELECT id, mail, net, updated_at FROM offers ORDER BY id"));

        var second = await backups.Backfill().RunAsync(Offer.Restore);
        Assert.Equal((RunState.Done, 0), (second.State, second.Tables.Journaled));
        var verification = await backups.Backfill().VerifyAsync(Offer.Restore.Plan, run.Id);
        Assert.True(verification.Holds, string.Join("; ", verification.Differences));
        await backups.Databases.Archive.ExecuteAsync("UPDATE offers SET net = net + 1 WHERE id IN (1, 5)");
        Assert.Equal(["1"], (await backups.Backfill().VerifyAsync(Offer.Restore.Plan, run.Id)).Differences.Select(d => d.Key.ToString()));

        var undo = await backups.Backfill().UndoAsync(Offer.Restore.Plan, run.Id);
        Assert.Equal((RunState.Done, 800), (undo.State, undo.Counts[Outcome.Restored]));
        Assert.Equal(damaged, await TableDump.OfAsync(live, "offers"));
    }

    [Theory]
    [OnEachServer]
    public async Task A_run_that_lost_its_connection_goes_on_and_ends_the_same(ServerProduct product)
    {
        await using var backups = await Backups.CreateAsync(product, Live, Friday, Thursday, Wednesday);
        var live = backups.Databases.Live;
        using var proxy = new TcpProxy(live.Server.Host, live.Server.Port, new ProxyOptions { Commit = CommitCut.BeforeTheServerSeesIt, CommitNumber = 6 });

        var interrupted = await Assert.ThrowsAsync<RunInterruptedException>(
            () => backups.Backfill(live.Server.ConnectionStringFor(live.Name, port: proxy.Port)).RunAsync(Offer.Restore, new RunOptions { BatchSize = 70 }));
        Assert.InRange(await live.NumberAsync("SELECT COUNT(*) FROM offers WHERE gross > 5"), 1, 500);
        var run = await backups.Backfill().ResumeAsync(Offer.Restore.Plan, interrupted.Run, new RunOptions { BatchSize = 70 });

        Assert.Equal((RunState.Done, 800), (run.State, run.Counts[Outcome.Restored]));
        Assert.Equal(From, run.WrittenFrom);
        Assert.Equal(await live.RowsAsync(Truth), await live.RowsAsync("SELECT id, gross FROM offers ORDER BY id"));
    }

    [Theory]
    [OnEachServer]
    public async Task A_value_of_each_kind_is_written_so_that_a_second_run_finds_it_the_same(ServerProduct product)
    {
        const string Measures = """
            CREATE TABLE measures (id BIGINT PRIMARY KEY, whole BIGINT UNSIGNED, fixed DECIMAL(20,3), ratio FLOAT, rate DOUBLE, label VARCHAR(20) CHARACTER SET latin1, mood ENUM('glad', 'so-so', 'it''s bad'),
              `at` DATETIME(3), stamp TIMESTAMP NULL, `day` DATE, span TIME(6), seal VARBINARY(5), open TINYINT(1), ticket BINARY(16));
            """;
        await using var backups = await Backups.CreateAsync(
            product,
            Measures + "INSERT INTO measures (id) VALUES (1), (2), (3), (4);",
            Measures + """
            INSERT INTO measures VALUES (1, 18446744073709551615, 1, 0.1, 0.1, 'kü', 'glad', '2025-03-01 10:00:00.999', '2025-03-30 01:30:00', '2024-02-28', '838:59:59', x'00ff', 1, x'00112233445566778899aabbccddeeff');
            INSERT INTO measures VALUES (2, 1, 99999999999999999.999, 1e30, 1e300, '', 'it''s bad', '1000-01-01 00:00:00', '1970-01-01 00:00:01', '9999-12-30', '-00:00:00.000001', x'', 0, x'ffffffffffffffffffffffffffffffff');
            INSERT INTO measures VALUES (3, 123, 0.002, -1e-30, 5e-300, 'a', 'so-so', '2025-10-26 02:30:00', '2025-10-26 01:30:00', '2000-01-01', '00:00:00', x'27', 1, x'27000000000000000000000000000000');
            INSERT INTO measures (id) VALUES (4);
            """);

        foreach (var column in Measure.Columns)
        {
            var run = await backups.Backfill().RunAsync(Measure.Plan(column).With());
            Assert.True((RunState.Done, 3, 1) == (run.State, run.Counts[Outcome.Restored], run.Counts[Outcome.SameAsArchive]), $"{column}: {run.State}, {string.Join("; ", run.Exceptions)}");
            var again = await backups.Backfill().RunAsync(Measure.Plan(column).With());
            Assert.True(again.Counts[Outcome.SameAsArchive] == 4, $"{column}: {again.Counts[Outcome.Restored]} rows were written again.");
            var verification = await backups.Backfill().VerifyAsync(Measure.Plan(column), run.Id);
            Assert.True(verification.Holds, $"{column}: {string.Join("; ", verification.Differences.Select(d => d.Values[0]))}");
        }

        const string Text = "SELECT whole, fixed, label, mood, CAST(`at` AS CHAR), CAST(stamp AS CHAR), CAST(`day` AS CHAR), CAST(span AS CHAR), HEX(seal), open, HEX(ticket) FROM measures WHERE id < 3 ORDER BY id";
        var rows = await backups.Databases.Live.RowsAsync(Text);
        Assert.Equal((string?[])["18446744073709551614", "0.333", "'kü\\\"", "so-so", "2025-03-01 10:00:01.000", "2025-03-30 02:30:00", "2024-02-29", "-838:59:59.000000", "00FF00", "False", "00112233445566778899AABBCCDDEEFF"], rows[0]);
        Assert.Equal((string?[])["0", "33333333333333333.333", "'\\\"", "it's bad", "1000-01-01 00:00:00.001", "1970-01-01 01:00:01", "9999-12-31", "00:00:00.000001", "00", "True", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"], rows[1]);
    }

    [Theory]
    [OnEachServer]
    public async Task A_value_that_the_column_would_change_fails_its_row_and_no_other(ServerProduct product)
    {
        const string Measures = "CREATE TABLE measures (id BIGINT PRIMARY KEY, label CHAR(4) CHARACTER SET latin1, seal VARBINARY(2), stamp TIMESTAMP NULL);";
        await using var backups = await Backups.CreateAsync(
            product,
            Measures + "INSERT INTO measures (id) VALUES (1), (2);",
            Measures.Replace("latin1", "utf8mb4", StringComparison.Ordinal) + "INSERT INTO measures (id, label, seal) VALUES (1, 'a', 'x'), (2, 'łł', 'xy');");

        foreach (var (column, problem) in new[] { ("label", "its character set latin1 may not have every character"), ("seal", "it is shorter") })
        {
            var run = await backups.Backfill().RunAsync(Measure.Plan(column).With(), new RunOptions { MaxFailureRatio = 1 });
            Assert.Equal((RunState.Done, 1, 1), (run.State, run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
            Assert.Contains(problem, Assert.Single(run.Exceptions).Reason, StringComparison.Ordinal);
        }
    }
}
