using Backfill.Planning;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Journals;

/// <summary>Keys as long as an index may be: beside them the number of the run has no room in the journal's.</summary>
public sealed class LongKeyTests
{
    [Theory]
    [OnEachServer("VARCHAR(768) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci", 768)]
    [OnEachServer("VARCHAR(767) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", 767)]
    [OnEachServer("VARCHAR(3072) CHARACTER SET latin1 COLLATE latin1_german1_ci", 3072)]
    [OnEachServer("VARCHAR(3065) CHARACTER SET latin1 COLLATE latin1_german1_ci", 3065)]
    [OnEachServer("VARCHAR(3064) CHARACTER SET latin1 COLLATE latin1_german1_ci", 3064)]
    public async Task Of_one_text(ServerProduct product, string type, int length)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE cells (k {type} PRIMARY KEY, v VARCHAR(20) NULL, moved_at TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP) ROW_FORMAT=DYNAMIC;");
        string[] keys = ["''", "'a'", "'b '", "x'09'", $"REPEAT('c', {length})", .. Enumerable.Range(0, 40).Select(i => $"CONCAT(REPEAT('d', {length - 2}), '{i:00}')")];
        await databases.Archive.ExecuteAsync($"INSERT INTO cells VALUES {string.Join(", ", keys.Select(k => $"({k}, 'right', NULL)"))}");
        await databases.Live.ExecuteAsync($"INSERT INTO cells VALUES {string.Join(", ", keys.Select((k, i) => $"({k}, 'damaged {i}', '2023-10-29 01:30:00')"))}");

        // Keys that differ in their last characters only, in batches that end among them.
        await WideJournalTests.HoldsAsync(databases, Entry.Restores.V(), "cells", keys.Length, batch: 7);
    }

    [Theory]
    [OnEachServer("INT", "VARCHAR(700) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "VARBINARY(268)")]
    [OnEachServer("INT", "VARCHAR(1000) CHARACTER SET ucs2", "BINARY(255)")]
    [OnEachServer("INT", "VARCHAR(956) CHARACTER SET utf8mb3", "VARBINARY(200)")]
    public async Task Of_several_columns(ServerProduct product, string number, string text, string bytes)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE cells (a {number}, k {text}, b {bytes}, v VARCHAR(20) NULL, PRIMARY KEY (a, k, b)) ROW_FORMAT=DYNAMIC;");
        string Rows(Func<int, string> value) => string.Join(", ", Enumerable.Range(0, 60).Select(i => $"({(i % 3) - 1}, REPEAT('ü', {(i % 5) * 100}), x'{i:x2}', {value(i)})"));
        await databases.Archive.ExecuteAsync($"INSERT INTO cells VALUES {Rows(_ => "'right'")}");
        await databases.Live.ExecuteAsync($"INSERT INTO cells VALUES {Rows(i => $"'damaged {i}'")}");

        await WideJournalTests.HoldsAsync(databases, Passage.Restores.V(), "cells", 60, batch: 7);
    }

    [Theory]
    [OnEachServer]
    public async Task The_server_refuses_a_second_row_of_a_key_in_a_run(ServerProduct product)
    {
        await using var databases = await FilledAsync(product);
        await Runners.On(databases).RunAsync(Entry.Restores.V());
        var journal = await ControlTableNames.JournalAsync(databases);

        var error = await Assert.ThrowsAsync<MySqlException>(() => databases.Live.ExecuteAsync(
            $"INSERT INTO {journal} (run_id, key_k, archive_no) SELECT run_id, key_k, archive_no FROM (SELECT * FROM {journal} LIMIT 1) j"));
        Assert.Equal(MySqlErrorCode.DuplicateKeyEntry, error.ErrorCode);
        await databases.Live.ExecuteAsync($"INSERT INTO {journal} (run_id, key_k, archive_no) SELECT run_id + 1, key_k, archive_no FROM (SELECT * FROM {journal} LIMIT 1) j");
    }

    [Theory]
    [OnEachServer]
    public async Task The_journal_is_walked_without_sorting(ServerProduct product)
    {
        await using var databases = await FilledAsync(product);
        var backfill = Runners.On(databases);
        await backfill.RunAsync(Entry.Restores.V());
        var plan = await backfill.PlanAsync(Entry.Restores.V());

        foreach (var name in new[] { "ReadJournal", "StageUndo", "Apply", "Proof", "Staged", "ReadUndoneText" })
        {
            var statement = plan.Statements.Single(s => s.Key == name).Value;
            var tables = await PlannedStatements.ExplainAsync(databases.Live, statement, parameter => parameter is "from_0" ? "'a'" : parameter is "until_0" ? "'zz'" : "1");
            Assert.Equal("by_key", tables.Single(t => t.Table == "j").Key);
            Assert.DoesNotContain(tables, t => t.Extra.Contains("filesort", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [OnEachServer]
    public async Task Every_exception_is_recorded_once(ServerProduct product)
    {
        await using var databases = await FilledAsync(product);
        await databases.Archive.ExecuteAsync("DELETE FROM cells WHERE k LIKE '%5'");

        var run = await Runners.On(databases).RunAsync(Entry.Restores.V(), new RunOptions { BatchSize = 3 });

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal((18, 2), (run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive]));
        Assert.Equal(2, run.Exceptions.Count);
    }

    private static async Task<DatabasePair> FilledAsync(ServerProduct product)
    {
        var databases = await DatabasePair.CreateAsync(product, "CREATE TABLE cells (k VARCHAR(768) CHARACTER SET utf8mb4 PRIMARY KEY, v VARCHAR(20) NULL) ROW_FORMAT=DYNAMIC;");
        string Rows(string value) => string.Join(", ", Enumerable.Range(0, 20).Select(i => $"(CONCAT(REPEAT('k', 700), '{i:00}'), '{value}')"));
        await databases.Archive.ExecuteAsync($"INSERT INTO cells VALUES {Rows("right")}");
        await databases.Live.ExecuteAsync($"INSERT INTO cells VALUES {Rows("damaged")}");
        return databases;
    }
}
