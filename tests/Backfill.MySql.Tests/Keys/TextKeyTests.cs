using System.Globalization;
using Backfill.Planning;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Keys;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Keys;

/// <summary>Traps 16, 24 and 44: keys of text in each character set, walked in the server's order, matched by their bytes.</summary>
public sealed class TextKeyTests
{
    private static readonly string[] Ascii =
    [
        "''", "'a'", "'B'", "'c d'", "'_'", "'%'", "'it''s'", @"'\\'", @"'a\0b'", @"'line\nbreak'", "'10'", "'9'", "' lead'", "'pad '", "'NULL'", "'{rows} @run'", "REPEAT('z', 255)",
    ];

    private static readonly string[] European = ["'kü'", "'Öl'", "'ß'", "'ñ'", "REPEAT('ü', 255)"];

    [Theory]
    [OnEachServer("ascii", "ascii_general_ci")]
    [OnEachServer("latin1", "latin1_swedish_ci")]
    [OnEachServer("latin1", "latin1_bin")]
    [OnEachServer("utf8mb3", "utf8mb3_general_ci")]
    [OnEachServer("utf8mb4", "utf8mb4_general_ci")]
    [OnEachServer("utf8mb4", "utf8mb4_unicode_520_ci")]
    [OnEachServer("utf8mb4", "utf8mb4_bin")]
    public async Task A_run_is_verified_done_only_once_and_undone(ServerProduct product, string charset, string collation)
    {
        string[] codes = [.. Ascii, .. charset == "ascii" ? [] : European, .. charset == "utf8mb4" ? ["'k😀'", "'😀'", "REPEAT('😀', 254)"] : Array.Empty<string>()];
        await using var databases = await DatabasePair.CreateAsync(product, Ddl($"VARCHAR(255) CHARACTER SET {charset} COLLATE {collation}"));
        await databases.Archive.ExecuteAsync($"INSERT INTO labels (code, name) VALUES {string.Join(", ", codes.Select((c, i) => $"({c}, 'right {i}')"))}");
        await databases.Live.ExecuteAsync($"INSERT INTO labels (code, name) VALUES {string.Join(", ", codes.Select((c, i) => $"({c}, {(i % 3 == 0 ? "NULL" : "'damaged'")})"))}, ('only live', 'x')");
        var damaged = await TableDump.OfAsync(databases.Live, "labels");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(Label.Restore, new RunOptions { BatchSize = 3 });

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal((codes.Length, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive]));
        Assert.Equal("only live", Assert.Single(run.Exceptions).Key.ToString());
        Assert.True((await backfill.VerifyAsync(Label.Restore.Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(Label.Restore)).Counts[Outcome.Restored]);
        await databases.Live.ExecuteAsync("DELETE FROM labels WHERE code = 'only live'");
        Assert.Equal(await TableDump.OfAsync(databases.Archive, "labels", "touched_at"), await TableDump.OfAsync(databases.Live, "labels", "touched_at"));
        await databases.Live.ExecuteAsync("INSERT INTO labels (code, name) VALUES ('only live', 'x')");
        await backfill.UndoAsync(Label.Restore.Plan, run.Id);
        Assert.Equal(damaged, await TableDump.OfAsync(databases.Live, "labels"));
    }

    [Theory]
    [OnEachServer("ascii", "ascii_general_ci")]
    [OnEachServer("latin1", "latin1_swedish_ci")]
    [OnEachServer("utf8mb3", "utf8mb3_general_ci")]
    [OnEachServer("utf8mb4", "utf8mb4_bin")]
    public async Task Each_statement_finds_rows_by_the_primary_key(ServerProduct product, string charset, string collation)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Ddl($"VARCHAR(100) CHARACTER SET {charset} COLLATE {collation}"));
        foreach (var database in new[] { databases.Live, databases.Archive })
        {
            await FillAsync(database, 6_000);
        }

        await databases.Live.ExecuteAsync("UPDATE labels SET name = NULL");
        await Runners.On(databases).RunAsync(Label.Restore);
        await databases.Live.ExecuteAsync("ANALYZE TABLE labels");

        await PrimaryKeyIsUsedAsync(databases, Label.Restore, charset == "ascii" ? "'k001000'" : "'kü'");
    }

    [Theory]
    [OnEachServer]
    public async Task A_batch_of_thousands_of_keys_that_are_not_ASCII(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Ddl("VARCHAR(50) CHARACTER SET latin1"));
        await FillAsync(databases.Archive, 3_000);
        await FillAsync(databases.Live, 3_000);
        await databases.Live.ExecuteAsync("UPDATE labels SET name = NULL");

        var run = await Runners.On(databases).RunAsync(Label.Restore, new RunOptions { BatchSize = 5000 });

        Assert.Equal(3_001, run.Counts[Outcome.Restored]);
        Assert.True((await Runners.On(databases).VerifyAsync(Label.Restore.Plan, run.Id)).Holds);
    }

    [Theory]
    [OnEachServer]
    public async Task Keys_that_a_collation_calls_equal_are_not_one_key(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Ddl("VARCHAR(50) CHARACTER SET latin1 COLLATE latin1_swedish_ci"));
        await databases.Live.ExecuteAsync("INSERT INTO labels (code, name) VALUES ('abc', NULL), ('pad ', NULL), ('kü', NULL), ('same', NULL)");
        await databases.Archive.ExecuteAsync("INSERT INTO labels (code, name) VALUES ('ABC', 'x'), ('pad', 'x'), ('KÜ', 'x'), ('same', 'right')");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(Label.Restore);

        Assert.Equal((1, 3), (run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive]));
        Assert.Equal(["abc", "kü", "pad "], run.Exceptions.Select(e => e.Key.ToString()));
        Assert.Equal("1", await databases.Live.ScalarAsync("SELECT COUNT(name) FROM labels"));
        Assert.Equal("Live has no row with exactly this key; its collation finds 'kü'.", (await backfill.ExplainAsync(Label.Restore, ["KÜ"])).Reason);
        Assert.Equal((Outcome?)Outcome.SameAsArchive, (await backfill.ExplainAsync(Label.Restore, ["same"])).Outcome);
        var none = await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.ExplainAsync(Label.Restore, ["k😀"]));
        Assert.Contains("'k😀' has characters that the key column's character set does not have", none.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer("VARCHAR(50) CHARACTER SET latin1", "VARCHAR(50) CHARACTER SET utf8mb4", "its character set is latin1 in live and utf8mb4 there")]
    [OnEachServer("VARCHAR(50) COLLATE utf8mb4_bin", "VARCHAR(50) COLLATE utf8mb4_general_ci", "its collation is utf8mb4_bin in live and utf8mb4_general_ci there")]
    [OnEachServer("CHAR(50)", "VARCHAR(50)", "it is char(50) in live and varchar(50) there")]
    [OnEachServer("ENUM('a', 'b')", "ENUM('a', 'b')", "whose order is not that of its text")]
    [OnEachServer("VARBINARY(50)", "VARBINARY(50)", "The property of column 'code' is String, but the column is varbinary(50)")]
    public async Task Key_columns_that_cannot_be_walked_or_matched_are_refused(ServerProduct product, string live, string archive, string problem)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Ddl(live), Ddl(archive));

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).PlanAsync(Label.Restore));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer]
    public async Task A_primary_key_of_a_prefix_is_refused(ServerProduct product)
    {
        const string Prefixed = "CREATE TABLE labels (code VARCHAR(100) NOT NULL, name VARCHAR(100) NULL, PRIMARY KEY (code(10)));";
        await using var databases = await DatabasePair.CreateAsync(product, Prefixed);

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).PlanAsync(Label.Restore));

        Assert.Contains("has only the first 10 characters of 'code'", refused.Message, StringComparison.Ordinal);
    }

    internal static async Task PrimaryKeyIsUsedAsync(DatabasePair databases, Restore restore, string key)
    {
        var plan = await Runners.On(databases).PlanAsync(restore);
        foreach (var (name, sql) in plan.Statements.Where(s => s.Key != nameof(Statements.CountArchive)))
        {
            var database = name is nameof(Statements.ReadArchive) or nameof(Statements.ReadArchiveText) ? databases.Archive : databases.Live;
            var tables = await PlannedStatements.ExplainAsync(database, sql, parameter => parameter switch
            {
                "run" or "undone" => "1",
                "batch" or "skip" => "1000",
                _ => key,
            });

            // The count at the end of a run reads live as a whole, and only looks for each of its rows.
            foreach (var table in tables.Where(table => table.Table is "j" or "a" or "e" || (table.Table == "t" && name != nameof(Statements.CountUnread))))
            {
                Assert.True(table.Key == "PRIMARY" && table.Access != "ALL" && (table.Access != "index" || name is nameof(Statements.FirstKey) or nameof(Statements.LastKey)), $"{name}: {table}\n{sql}");
            }
        }
    }

    private static string Ddl(string code) => $"""
        CREATE TABLE labels (
          code {code} NOT NULL PRIMARY KEY,
          name VARCHAR(300) NULL,
          touched_at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP
        );
        """;

    private static async Task FillAsync(TestDatabase database, int rows)
    {
        var ascii = (await database.ScalarAsync($"SELECT character_set_name FROM information_schema.columns WHERE table_schema = '{database.Name}' AND column_name = 'code'")) == "ascii";
        var values = Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"('k{(i % 2 == 0 || ascii ? "" : "é")}{i:000000}', 'right {i}')"));
        await database.ExecuteAsync($"INSERT INTO labels (code, name) VALUES {string.Join(", ", values)}, ({(ascii ? "'z'" : "'kü'")}, 'right')");
    }
}
