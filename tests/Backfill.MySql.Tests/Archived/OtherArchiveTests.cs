using Backfill.Archived;
using Backfill.Planning;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Archived;

/// <summary><c>[Restore&lt;TArchive&gt;]</c>: the backup's table, key and columns are called otherwise, and are of another shape.</summary>
public sealed class OtherArchiveTests
{
    private const string Members = """
        CREATE TABLE members (
          id BIGINT UNSIGNED NOT NULL PRIMARY KEY, mail VARCHAR(50) NULL, active TINYINT(1) NOT NULL, left_at DATETIME NULL,
          changed_at DATETIME NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP);
        INSERT INTO members VALUES
          (1, '1@x', 0, '2025-03-01 12:00:00', '2025-03-01 12:00:00'), (2, '2@x', 0, '2025-03-02 00:00:00', '2025-03-01 12:00:00'), (3, '3@x', 0, '2025-03-01 12:00:00', '2025-03-01 12:00:00'),
          (4, '4@x', 0, '2025-03-01 12:00:00', '2025-03-01 12:00:00'), (5, '5@x', 0, '2025-03-01 12:00:00', '2025-03-01 00:00:00'), (6, '6@x', 0, '2025-03-01 12:00:00', '2025-03-01 12:00:00'),
          (7, '7@x', 0, '2025-03-01 12:00:00', '2025-03-01 12:00:00'), (8, '8@x', 1, '2025-03-01 12:00:00', '2025-03-01 12:00:00'), (9, NULL, 0, '2025-03-01 12:00:00', '2025-03-01 12:00:00');
        """;

    private const string Before = """
        CREATE TABLE members_before (
          email VARCHAR(50) NULL, touched_at DATETIME NULL, status ENUM('member', 'left') NULL, id BIGINT UNSIGNED NULL, member_no INT UNSIGNED NOT NULL PRIMARY KEY);
        INSERT INTO members_before VALUES
          ('1@x', '2024-05-01 00:00:01', 'left', 9, 1), ('2@x', '2025-03-02 00:00:00', 'left', 8, 2), ('4@x', NULL, 'left', 6, 4), ('5@x', '2025-03-01 00:00:00', 'left', 5, 5),
          ('6@x', '2024-05-01 00:00:06', 'member', 4, 6), ('other@x', '2024-05-01 00:00:07', 'left', 3, 7), ('8@x', '2024-05-01 00:00:08', 'left', 2, 8), (NULL, '2024-05-01 00:00:09', 'left', 1, 9);
        """;

    private const string Prices = "CREATE TABLE prices (code {0} NOT NULL PRIMARY KEY, gross DECIMAL(10,2) NOT NULL, note TEXT NULL, seen_at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP);\n";

    private const string History = "CREATE TABLE price_history (article {0} NOT NULL PRIMARY KEY, net INT NOT NULL, gross_then DECIMAL(10,2) NOT NULL);\n";

    [Theory]
    [OnEachServer]
    public async Task A_run_is_verified_done_only_once_and_undone(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Members, Before);
        var (live, archive) = (await TableDump.OfAsync(databases.Live, "members"), await TableDump.OfAsync(databases.Archive, "members_before"));
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(Member.Restore, new RunOptions { BatchSize = 3 });

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal(
            "NotInArchive 2, SameAsArchive 1, NullInArchive 1, SourceUnchanged 1, SkippedByGuard 1, Restored 2, Conflict 0, Failed 0",
            string.Join(", ", Enum.GetValues<Outcome>().Select(o => $"{o} {run.Counts[o]}")));
        Assert.Equal(["3", "4", "5", "6", "7"], run.Exceptions.Select(e => e.Key.ToString()));
        Assert.Equal(
            [["1", "2024-05-01 00:00:01"], ["9", "2024-05-01 00:00:09"]],
            await databases.Live.RowsAsync("SELECT CAST(id AS CHAR), CAST(left_at AS CHAR) FROM members WHERE left_at < '2025-01-01' ORDER BY id"));
        Assert.Equal(0, await databases.Live.NumberAsync("SELECT COUNT(*) FROM members WHERE changed_at NOT IN ('2025-03-01 12:00:00', '2025-03-01 00:00:00')"));

        Assert.True((await backfill.VerifyAsync(Member.Restore.Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(Member.Restore)).Counts[Outcome.Restored]);
        Assert.Equal(archive, await TableDump.OfAsync(databases.Archive, "members_before"));
        await databases.Archive.ExecuteAsync("UPDATE members_before SET touched_at = '2020-01-01' WHERE member_no = 9");
        Assert.Equal([("9", Standing.DiffersFromArchive)], (await backfill.VerifyAsync(Member.Restore.Plan, run.Id)).Differences.Select(d => (d.Key.ToString(), d.Standing)));
        await backfill.UndoAsync(Member.Restore.Plan, run.Id);
        Assert.Equal(live, await TableDump.OfAsync(databases.Live, "members"));
    }

    [Theory]
    [OnEachServer]
    public async Task A_run_that_was_stopped_goes_on(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Members, Before);

        var paused = await Runners.On(databases).RunAsync(Member.Restore, new RunOptions { BatchSize = 2, Limit = 2 });
        var run = await Runners.On(databases).ResumeAsync(Member.Restore.Plan, paused.Id);

        Assert.Equal((RunState.Paused, RunState.Done, 2), (paused.State, run.State, run.Counts[Outcome.Restored]));
    }

    [Theory]
    [OnEachServer]
    public async Task Plan_and_explain_show_the_backups_own_names(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Members, Before);

        var plan = await Runners.On(databases).PlanAsync(Member.Restore);
        var row = await Runners.On(databases).ExplainAsync(Member.Restore, ["6"]);

        Assert.Equal(("members", "members_before", (long?)null), (plan.Live.Table, plan.Archives[0].Inspection.Table, plan.Archives[0].Damaged));
        Assert.Contains($"FROM `{databases.Archive.Name}`.`members_before` a\nWHERE a.`member_no` IN (1)", plan.Statements.Single(s => s.Key == nameof(Statements.ReadArchive)).Value, StringComparison.Ordinal);
        Assert.Equal(Outcome.SkippedByGuard, row.Outcome);
        Assert.Equal(["member_no", "touched_at", "email", "status"], row.ArchivedRow!.Select(c => c.Key));
    }

    [Theory]
    [OnEachServer("ascii", "ascii_general_ci")]
    [OnEachServer("latin1", "latin1_german1_ci")]
    [OnEachServer("utf8mb4", "utf8mb4_bin")]
    public async Task A_value_is_computed_of_a_row_with_a_key_of_text(ServerProduct product, string charset, string collation)
    {
        var type = $"VARCHAR(40) CHARACTER SET {charset} COLLATE {collation}";
        var odd = charset == "ascii" ? "'k u'" : "'kü'";
        await using var databases = await DatabasePair.CreateAsync(
            product,
            Prices.Replace("{0}", type, StringComparison.Ordinal) + $"INSERT INTO prices VALUES ('a', 9900, NULL, '2024-01-01'), ('B', 9900, 'x', '2024-01-01'), ({odd}, 9900, NULL, NULL), ('cheap', 5, NULL, NULL);",
            History.Replace("{0}", type, StringComparison.Ordinal) + $"INSERT INTO price_history VALUES ('a', 10000, 119), ({odd}, 2050, 9999), ('cheap', 1, 1);");
        await databases.Archive.ExecuteAsync("CREATE DATABASE `" + databases.Archive.Name + "_older`");
        await using var older = new MySqlDataSource(databases.Archive.Server.ConnectionStringFor(databases.Archive.Name + "_older"));
        await databases.Archive.ExecuteAsync($"CREATE TABLE `{databases.Archive.Name}_older`.price_history AS SELECT * FROM price_history");
        await databases.Archive.ExecuteAsync($"ALTER TABLE `{databases.Archive.Name}_older`.price_history ADD PRIMARY KEY (article)");
        await databases.Archive.ExecuteAsync($"INSERT INTO `{databases.Archive.Name}_older`.price_history VALUES ('B', 100, 1)");
        var before = await TableDump.OfAsync(databases.Live, "prices");
        var backfill = new MySqlBackfill(
            new MySqlDataSource(databases.Live.ConnectionString), new() { ["Archive"] = new(databases.Archive.ConnectionString), ["Older"] = older }, databases.JournalSchema);

        // Where can be asked of this archived row: one of it looks damaged.
        Assert.Equal([("price_history", 1), ("price_history", 1)], (await backfill.PlanAsync(Price.Restore)).Archives.Select(a => (a.Inspection.Table, a.Damaged!.Value)));
        var run = await backfill.RunAsync(Price.Restore, new RunOptions { BatchSize = 2 });

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal([new("Archive", 2), new("Older", 1)], run.WrittenFrom);
        Assert.Equal(["1.19", "5.00", "24.40", "119.00"], (await databases.Live.RowsAsync("SELECT CAST(gross AS CHAR) FROM prices ORDER BY gross")).Select(r => r[0]));
        var found = await backfill.VerifyAsync(Price.Restore.Plan, run.Id);
        Assert.True(found.Holds, string.Join(' ', found.Differences.Select(d => $"{d.Key}: {d.Values[0]}")));
        Assert.Equal(0, (await backfill.RunAsync(Price.Restore)).Counts[Outcome.Restored]);
        await backfill.UndoAsync(Price.Restore.Plan, run.Id);
        Assert.Equal(before, await TableDump.OfAsync(databases.Live, "prices"));
        await databases.Archive.ExecuteAsync($"DROP DATABASE `{databases.Archive.Name}_older`");
    }

    [Theory]
    [OnEachServer]
    public async Task The_columns_of_a_group_come_from_a_row_with_a_composite_key(ServerProduct product)
    {
        await using var databases = await StockAsync(product);
        var before = await TableDump.OfAsync(databases.Live, "stock");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(Stock.Restore);

        // 1 b is in no backup and becomes NULL; of 2 a the unit is NULL in the backup, so both stay.
        Assert.Equal(["1 a 11 box", "1 b", "2 a 0 ?", "2 c 5 box"], (await databases.Live.RowsAsync("SELECT CONCAT_WS(' ', shop, article, amount, unit) FROM stock ORDER BY shop, article")).Select(r => r[0]));
        Assert.Equal((2, 1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NullInArchive], run.Counts[Outcome.SameAsArchive]));
        Assert.True((await backfill.VerifyAsync(Stock.Restore.Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(Stock.Restore)).Counts[Outcome.Restored]);
        await backfill.UndoAsync(Stock.Restore.Plan, run.Id);
        Assert.Equal(before, await TableDump.OfAsync(databases.Live, "stock"));
    }

    [Theory]
    [OnEachServer]
    public async Task The_backup_is_read_by_its_own_primary_key(ServerProduct product)
    {
        await using var databases = await StockAsync(product);
        await databases.Archive.ExecuteAsync($"INSERT INTO stock_2024 VALUES {string.Join(", ", Enumerable.Range(0, 3000).Select(i => $"('x{i}', {i % 7}, 1, 'box')"))}");
        await databases.Archive.ExecuteAsync("ANALYZE TABLE stock_2024");
        var plan = await Runners.On(databases).PlanAsync(Stock.Restore);
        foreach (var name in new[] { nameof(Statements.ReadArchive), nameof(Statements.ReadArchiveText) })
        {
            var sql = plan.Statements.Single(s => s.Key == name).Value;
            Assert.Contains("(a.`shop_no`, a.`art`) IN ((1,", sql, StringComparison.Ordinal);
            var table = Assert.Single(await PlannedStatements.ExplainAsync(databases.Archive, sql, _ => "1"), t => t.Table == "a");
            Assert.True(table.Key == "PRIMARY" && table.Access is not ("ALL" or "index"), $"{name}: {table}\n{sql}");
        }
    }

    [Theory]
    [OnEachServer("members_before", "members_then", "has no table 'members_before'")]
    [OnEachServer("touched_at", "touched", "has no column 'touched_at' in 'members_before', which the restore as its source needs")]
    [OnEachServer("member_no INT UNSIGNED", "member_no INT", "The key column 'id' differs between live and the backup \"Archive\" ('member_no' there): it is bigint")]
    [OnEachServer("member_no INT UNSIGNED NOT NULL PRIMARY KEY", "member_no INT UNSIGNED NOT NULL, PRIMARY KEY (member_no, touched_at)", "has the primary key (member_no, touched_at), not (member_no)")]
    [OnEachServer("email VARCHAR(50)", "email INT", "The matched column 'mail' is varchar(50) in live and int")]
    [OnEachServer("touched_at DATETIME", "touched_at DATETIME(6)", "The restored column 'left_at' (datetime) cannot hold every value of 'touched_at' (datetime(6)) in the backup \"Archive\"")]
    public async Task What_does_not_fit_is_refused(ServerProduct product, string before, string after, string problem)
    {
        var script = Before[..Before.IndexOf("INSERT", StringComparison.Ordinal)].Replace(before, after, StringComparison.Ordinal);
        await using var databases = await DatabasePair.CreateAsync(product, Members, after.Contains("touched_at)", StringComparison.Ordinal) ? script.Replace("touched_at DATETIME NULL", "touched_at DATETIME NOT NULL", StringComparison.Ordinal) : script);

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).PlanAsync(Member.Restore));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    private static Task<DatabasePair> StockAsync(ServerProduct product) => DatabasePair.CreateAsync(
        product,
        """
        CREATE TABLE stock (shop INT NOT NULL, article VARCHAR(20) CHARACTER SET latin1 NOT NULL, amount BIGINT NULL, unit VARCHAR(10) NULL, PRIMARY KEY (shop, article));
        INSERT INTO stock VALUES (1, 'a', 0, '?'), (1, 'b', 0, '?'), (2, 'a', 0, '?'), (2, 'c', 5, 'box');
        """,
        """
        CREATE TABLE stock_2024 (art VARCHAR(20) CHARACTER SET latin1 NOT NULL, shop_no SMALLINT NOT NULL, pieces INT NULL, per VARCHAR(10) NULL, PRIMARY KEY (art, shop_no));
        INSERT INTO stock_2024 VALUES ('a', 1, 11, 'box'), ('a', 2, 21, NULL), ('c', 2, 5, 'box');
        """);
}
