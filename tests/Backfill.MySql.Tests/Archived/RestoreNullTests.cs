using Backfill.Nulls;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Archived;

/// <summary><c>RestoreNull</c>: an archived NULL is a value like any other, also across a time zone and in a group.</summary>
public sealed class RestoreNullTests
{
    private const string Table = """
        CREATE TABLE addresses (
          id BIGINT NOT NULL PRIMARY KEY, city VARCHAR(20) NULL DEFAULT 'none', town VARCHAR(20) NULL, kept TINYINT(1) NOT NULL DEFAULT 1, note TEXT NULL,
          paid_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, booked_at TIMESTAMP NULL DEFAULT NULL, amount DECIMAL(10,2) NULL, currency CHAR(3) NULL,
          moved_at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP);

        """;

    [Theory]
    [OnEachServer]
    public Task Of_the_source_where_the_guard_lets_it(ServerProduct product) => EndsAsync(
        product, Address.CityRestore, "city", "city, town, kept",
        "(1, '?', 'x', 1), (2, '?', 'x', 1), (3, '?', 'x', 1), (4, '?', 'x', 1), (5, NULL, 'x', 1)", "(1, 'a', 'Ulm', 1), (2, 'b', NULL, 1), (3, 'c', NULL, 0), (5, 'd', NULL, 1)",
        "1 Ulm, 2 NULL, 3 ?, 4 ?, 5 NULL", "NotInArchive 1, SameAsArchive 1, SkippedByGuard 1, Restored 2");

    [Theory]
    [OnEachServer]
    public Task Of_what_is_computed(ServerProduct product) => EndsAsync(
        product, Address.NoteRestore, "note", "note",
        "(1, 'x'), (2, '-'), (3, NULL), (4, 'x'), (5, 'x')", "(1, '-'), (2, '-'), (3, '-'), (4, NULL), (5, 'y')",
        "1 NULL, 2 -, 3 NULL, 4 NULL, 5 y", "SameAsArchive 1, SourceUnchanged 1, Restored 3");

    [Theory]
    [OnEachServer]
    public Task Across_a_time_zone(ServerProduct product) => EndsAsync(
        product, Address.PaidAtRestore, "paid_at", "paid_at, booked_at",
        "(1, '2025-01-01 00:00:00', NULL), (2, '2025-01-01 00:00:00', NULL), (3, NULL, NULL)", "(1, NULL, '2024-07-01 10:00:00'), (2, NULL, NULL), (3, NULL, NULL)",
        "1 2024-07-01 12:00:00, 2 NULL, 3 NULL", "SameAsArchive 1, Restored 2");

    [Theory]
    [OnEachServer]
    public Task Of_the_columns_of_a_group_that_say_so(ServerProduct product) => EndsAsync(
        product, Address.MoneyRestore, "CONCAT_WS('/', IFNULL(amount, 'NULL'), IFNULL(currency, 'NULL'))", "amount, currency",
        "(1, 5, 'USD'), (2, 5, 'USD'), (3, 5, NULL), (4, NULL, 'EUR')", "(1, NULL, 'EUR'), (2, 7, NULL), (3, NULL, NULL), (4, NULL, 'EUR')",
        "1 NULL/EUR, 2 5.00/USD, 3 NULL/NULL, 4 NULL/EUR", "SameAsArchive 1, NullInArchive 1, Restored 2");

    [Theory]
    [OnEachServer]
    public async Task Not_into_a_column_that_cannot_be_NULL(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Table.Replace("city VARCHAR(20) NULL", "city VARCHAR(20) NOT NULL", StringComparison.Ordinal), Table);

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).PlanAsync(Address.CityRestore));

        Assert.Equal("The restored column 'city' cannot be NULL, which RestoreNull would write.", Assert.Single(refused.Refusals).Problem);
    }

    private static async Task EndsAsync(ServerProduct product, Restore restore, string column, string columns, string live, string archived, string values, string outcomes)
    {
        await using var databases = await DatabasePair.CreateAsync(
            product, $"{Table}INSERT INTO addresses (id, {columns}) VALUES {live};\nUPDATE addresses SET moved_at = '2024-01-01';", $"{Table}INSERT INTO addresses (id, {columns}) VALUES {archived};");
        var before = await TableDump.OfAsync(databases.Live, "addresses");
        var moved = await databases.Live.ScalarAsync("SELECT GROUP_CONCAT(moved_at ORDER BY id) FROM addresses");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(restore, new RunOptions { BatchSize = 2 });

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal(outcomes, string.Join(", ", Enum.GetValues<Outcome>().Where(o => run.Counts[o] > 0).Select(o => $"{o} {run.Counts[o]}")));
        Assert.Equal(values, string.Join(", ", (await databases.Live.RowsAsync($"SELECT CONCAT(id, ' ', IFNULL({column}, 'NULL')) FROM addresses ORDER BY id")).Select(r => r[0])));
        Assert.Equal(moved, await databases.Live.ScalarAsync("SELECT GROUP_CONCAT(moved_at ORDER BY id) FROM addresses"));
        Assert.True((await backfill.VerifyAsync(restore.Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(restore)).Counts[Outcome.Restored]);
        var undo = await backfill.UndoAsync(restore.Plan, run.Id);
        Assert.True((await backfill.VerifyAsync(restore.Plan, undo.Id)).Holds);
        Assert.Equal(before, await TableDump.OfAsync(databases.Live, "addresses"));
    }
}
