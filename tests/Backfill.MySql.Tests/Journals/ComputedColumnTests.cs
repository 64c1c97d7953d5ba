using Backfill.MySql.Tests.Types;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Journals;

/// <summary>
/// Trap 81: what the server computes from a restored column refuses, in strict mode, a value that an application wrote without it: the backup's, or the one from before the run.
/// </summary>
public sealed class ComputedColumnTests
{
    private const string Archive = "CREATE TABLE cells (id INT PRIMARY KEY, v VARCHAR(30) NULL);\nINSERT INTO cells VALUES (1, '2024-01-01'), (2, 'not a day'), (3, '2024-03-03'), (4, NULL);";

    // The values of before, as an application writes them that does not ask for strict mode.
    private const string Rows = "SET sql_mode = '';\nINSERT INTO cells (id, v) VALUES (1, 'garbage'), (2, '2024-02-02'), (3, '2024-03-03'), (4, 'rubbish');";

    [Theory]
    [OnEachServer("day DATE GENERATED ALWAYS AS (CAST(v AS DATE)) STORED", "'day'")]
    [OnEachServer("n INT GENERATED ALWAYS AS (LENGTH(v) * 1000000000) VIRTUAL, KEY (n)", "'n'")]
    [OnEachServer("n INT GENERATED ALWAYS AS (LENGTH(v)) VIRTUAL, big INT GENERATED ALWAYS AS (n * 1000000000) STORED", "'n', 'big'")]
    [OnEachServer("day DATE GENERATED ALWAYS AS (CAST(v AS DATE)) STORED, moved_at TIMESTAMP(6) NULL ON UPDATE CURRENT_TIMESTAMP(6)", "'day'")]
    [InlineData(ServerProduct.MySql, "KEY by_day ((CAST(v AS DATE)))", "'by_day'")]
    public async Task It_is_foretold_restored_and_undone(ServerProduct product, string computed, string names)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE cells (id INT PRIMARY KEY, v VARCHAR(30) NULL, {computed});\n{Rows}", Archive);
        var backfill = Runners.On(databases);
        var restore = UnreadString.Restores.V();
        var before = await TableDump.OfAsync(databases.Live, "cells");
        Assert.Contains((await backfill.PlanAsync(restore)).Notes, n => n.StartsWith($"The server computes {names} from 'v'.", StringComparison.Ordinal));
        Assert.Contains((await backfill.DryRunAsync(restore)).Plan.Notes, n => n.StartsWith($"The server computes {names} from 'v'.", StringComparison.Ordinal));

        var run = await backfill.RunAsync(restore);

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal(2, run.Counts[Outcome.Restored]);
        Assert.Equal(["2024-01-01", "not a day", "2024-03-03", "rubbish"], (await databases.Live.RowsAsync("SELECT v FROM cells ORDER BY id")).Select(row => row[0]!));
        Assert.True((await backfill.VerifyAsync(restore.Plan, run.Id)).Holds);
        var undone = await backfill.UndoAsync(restore.Plan, run.Id);
        Assert.True(undone.State == RunState.Done && undone.Reconciles, string.Join(' ', undone.Discrepancies));
        Assert.Equal(before, await TableDump.OfAsync(databases.Live, "cells"));
    }

    [Theory]
    [OnEachServer]
    public async Task Whatever_letters_its_name_has(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(
            product,
            "CREATE TABLE cells (id INT PRIMARY KEY, `日Àü` VARCHAR(30) NULL, day DATE GENERATED ALWAYS AS (CAST(`日Àü` AS DATE)) STORED);\nSET sql_mode = '';\nINSERT INTO cells (id, `日Àü`) VALUES (1, 'é'), (2, '2024-02-02')",
            "CREATE TABLE cells (id INT PRIMARY KEY, `日Àü` VARCHAR(30) NULL);\nINSERT INTO cells VALUES (1, '2024-01-01'), (2, '日')");

        await WideJournalTests.HoldsAsync(databases, Sign.Restores.V(), "cells", 2);
    }

    [Theory]
    [OnEachServer("REPEAT('x', 31)")]
    [OnEachServer("CONCAT('right', REPEAT(' ', 30))")]
    public async Task What_does_not_fit_is_found_all_the_same(ServerProduct product, string taken)
    {
        await using var databases = await DatabasePair.CreateAsync(
            product,
            "CREATE TABLE cells (id INT PRIMARY KEY, v VARCHAR(30) NULL, size INT GENERATED ALWAYS AS (LENGTH(v)) STORED);\nINSERT INTO cells (id, v) VALUES (1, 'damaged'), (2, 'right')",
            "CREATE TABLE cells (id INT PRIMARY KEY, v VARCHAR(30) NULL);\nINSERT INTO cells VALUES (1, 'right'), (2, 'right')");
        var backfill = Runners.On(databases);
        await databases.Live.ExecuteAsync("UPDATE cells SET v = 'damaged' WHERE id = 2");
        await backfill.RunAsync(UnreadString.Restores.V(), new RunOptions { Limit = 1, BatchSize = 1 });
        var journal = await ControlTableNames.JournalAsync(databases);
        await databases.Live.ExecuteAsync($"ALTER TABLE {journal} MODIFY `old` LONGTEXT NULL, MODIFY `new` LONGTEXT NULL");
        await databases.Live.ExecuteAsync($"CREATE TRIGGER `{databases.JournalSchema}`.other BEFORE INSERT ON {journal} FOR EACH ROW SET NEW.new = {taken}");
        await using var live = await MySqlLive.OpenAsync(databases.Live.ConnectionString, databases.JournalSchema);
        var inspected = await live.InspectAsync(UnreadString.Restores.V().Plan.Declaration, default);
        Assert.Equal(["size"], inspected.Computed);

        var stopped = await Record.ExceptionAsync(() => backfill.ResumeAsync(UnreadString.Restores.V().Plan, 1));

        Assert.NotNull(stopped);
        Assert.Equal("damaged", await databases.Live.ScalarAsync("SELECT v FROM cells WHERE id = 2"));
    }

    [Theory]
    [OnEachServer("one INT GENERATED ALWAYS AS (LENGTH(v)) STORED, UNIQUE KEY lengths (one)", "'one', which the server computes from 'v', is part of the unique index 'lengths'")]
    [OnEachServer("one INT GENERATED ALWAYS AS (LENGTH(v)) VIRTUAL, two INT GENERATED ALWAYS AS (one + 1) VIRTUAL, UNIQUE KEY lengths (two)", "'two', which the server computes from 'v', is part of the unique index 'lengths'")]
    [InlineData(ServerProduct.MySql, "UNIQUE KEY lengths ((LENGTH(v)))", "The unique index 'lengths' is computed from 'v'")]
    public async Task One_in_a_unique_index_is_refused(ServerProduct product, string computed, string problem)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE cells (id INT PRIMARY KEY, v VARCHAR(30) NULL, {computed});", Archive);
        var backfill = Runners.On(databases);

        foreach (var use in new Func<Task>[] { () => backfill.PlanAsync(UnreadString.Restores.V()), () => backfill.DryRunAsync(UnreadString.Restores.V()), () => backfill.RunAsync(UnreadString.Restores.V()) })
        {
            Assert.Equal(
                $"{problem}: restoring values that were swapped would fail row by row. Drop the index for the restore, or restore another column.",
                (await Assert.ThrowsAsync<RestoreRefusedException>(use)).Message);
        }
    }

    [Theory]
    [OnEachServer]
    public async Task One_that_reads_another_column_or_only_its_name_in_a_text_is_none(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(
            product,
            "CREATE TABLE cells (id INT PRIMARY KEY, v VARCHAR(30) NULL, other INT NOT NULL DEFAULT 1, twice INT GENERATED ALWAYS AS (other * 2) STORED, said VARCHAR(30) GENERATED ALWAYS AS (CONCAT(other, 'it''s \\\\ `v`')) STORED, UNIQUE KEY (id, twice, said));",
            Archive);

        Assert.DoesNotContain((await Runners.On(databases).PlanAsync(UnreadString.Restores.V())).Notes, n => n.StartsWith("The server computes", StringComparison.Ordinal));
    }

    [Theory]
    [OnEachServer("CONSTRAINT no_days CHECK (v NOT LIKE '2024-01%')", "no_days", "ALTER TABLE cells DROP CONSTRAINT no_days")]
    public async Task A_check_is_foretold_and_the_run_goes_on_when_it_is_lifted(ServerProduct product, string check, string name, string lift)
    {
        await using var databases = await DatabasePair.CreateAsync(
            product, $"CREATE TABLE cells (id INT PRIMARY KEY, v VARCHAR(30) NULL, {check});\nINSERT INTO cells VALUES (1, 'damaged'), (3, 'damaged')", Archive);
        var backfill = Runners.On(databases);
        Assert.Contains((await backfill.PlanAsync(UnreadString.Restores.V())).Notes, n => n.StartsWith($"The CHECK constraint '{name}' reads 'v': a value that it refuses stops the run", StringComparison.Ordinal));

        var stopped = await Assert.ThrowsAsync<RunInterruptedException>(() => backfill.RunAsync(UnreadString.Restores.V()));

        Assert.Contains("A CHECK constraint refuses a value that is to be written: lift it, then go on.", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(2, await databases.Live.NumberAsync("SELECT COUNT(*) FROM cells WHERE v = 'damaged'"));
        await databases.Live.ExecuteAsync(lift);
        Assert.Equal(2, (await backfill.ResumeAsync(UnreadString.Restores.V().Plan, 1)).Counts[Outcome.Restored]);
    }
}
