using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Traps;

/// <summary>A wall-clock time that is no instant concerns its row alone.</summary>
public sealed class UnmovedTimeTests
{
    private const string Table =
        "CREATE TABLE bookings (id INT PRIMARY KEY, booked_at TIMESTAMP(6) NULL DEFAULT NULL, made_at TIMESTAMP(6) NULL DEFAULT NULL, wall_clock DATETIME(6), wanted TINYINT(1) NOT NULL);";

    private static readonly RunOptions Options = new() { BatchSize = 2, MaxFailureRatio = 1 };

    [Theory]
    [OnEachServer]
    public async Task It_fails_its_row_by_name_in_dry_run_and_run_and_nothing_throws(ServerProduct product)
    {
        await using var databases = await CreateAsync(product);
        var before = await TableDump.OfAsync(databases.Live, "bookings");
        var (backfill, restore) = (Runners.On(databases), Booking.Restores.BookedAt(1));

        var dryRun = await backfill.DryRunAsync(restore);
        var run = await backfill.RunAsync(restore, Options);

        Assert.Equal((RunState.Done, 10), (run.State, run.Counts.Selected));
        foreach (var counts in new[] { dryRun.Counts, run.Counts })
        {
            Assert.Equal((3, 6, 1), (counts[Outcome.Restored], counts[Outcome.Failed], counts[Outcome.SkippedByGuard]));
        }

        string[] reasons =
        [
            "2023-03-26 02:30:00.000000 does not exist in Europe/Berlin.",
            "2023-10-29 02:30:00.000000 exists twice in Europe/Berlin.",
            "1970-01-01 01:00:00.000000 is outside the range of a TIMESTAMP: it begins in 1970.",
            "2038-01-19 04:14:08.000000 is outside the range of a TIMESTAMP: it ends in 2038.",
            "9999-12-31 23:59:59.999999 is outside the range of a TIMESTAMP: it ends in 2038.",
            "'0000-00-00 00:00:00.000000' cannot be read as DateTime.",
        ];
        Assert.Equal(reasons.Select((r, i) => ($"{i + 2}", (string?)$"'wall_clock' of the backup: {r}")), run.Exceptions.Where(e => e.Outcome == Outcome.Failed).Select(e => (e.Key.ToString(), e.Reason)));
        Assert.Equal(run.Exceptions.Select(e => e.Reason), dryRun.Exceptions.Select(e => e.Reason));
        Assert.Equal(
            ["2023-07-01 10:00:00.000000", "1970-01-01 00:00:01.000000", "2038-01-19 03:14:07.000000"],
            (await databases.Live.RowsAsync("SELECT CAST(booked_at AS CHAR) FROM bookings WHERE booked_at IS NOT NULL ORDER BY id")).Select(r => r[0]));
        Assert.True((await backfill.VerifyAsync(restore.Plan, run.Id)).Holds);
        for (var id = 1; id <= 10; id++)
        {
            Assert.NotNull((await backfill.ExplainAsync(restore, [$"{id}"])).Outcome);
        }

        // Of a row that was written the backup's time is another now, and none.
        await databases.Archive.ExecuteAsync("UPDATE bookings SET wall_clock = '2023-03-26 02:30:00' WHERE id = 1");
        Assert.Equal(1, (await backfill.VerifyAsync(restore.Plan, run.Id)).Standings[Standing.DiffersFromArchive]);
        await backfill.UndoAsync(restore.Plan, run.Id, Options);
        Assert.Equal(before, await TableDump.OfAsync(databases.Live, "bookings"));
    }

    [Theory]
    [OnEachServer]
    public async Task A_value_beyond_the_end_of_a_timestamp_fails_its_row(ServerProduct product)
    {
        await using var databases = await CreateAsync(product);
        var run = await Runners.On(databases).RunAsync(Booking.Restores.MadeAt(5), Options);
        Assert.Equal((RunState.Done, 2, 4), (run.State, run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
        Assert.Contains("it ends in 2038", run.Exceptions[0].Reason, StringComparison.Ordinal);
    }

    private static Task<DatabasePair> CreateAsync(ServerProduct product) => DatabasePair.CreateAsync(
        product,
        Table + "INSERT INTO bookings (id, wanted) VALUES (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1), (9, 1), (10, 1);",
        "SET sql_mode = '';" + Table + """
            INSERT INTO bookings (id, wall_clock, wanted) VALUES (1, '2023-07-01 12:00:00', 1), (2, '2023-03-26 02:30:00', 1), (3, '2023-10-29 02:30:00', 1), (4, '1970-01-01 01:00:00', 1),
            (5, '2038-01-19 04:14:08', 1), (6, '9999-12-31 23:59:59.999999', 1), (7, '0000-00-00 00:00:00', 1), (8, '2023-03-26 02:30:00', 0), (9, '1970-01-01 01:00:01', 1),
            (10, '2038-01-19 04:14:07', 1);
            """);
}
