using Backfill.Killed;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Keys;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Keys;

/// <summary>The application changes only the letter case of a key: the row stays where it is, and is another row all the same.</summary>
public sealed class RewrittenKeyTests
{
    private static readonly RunOptions Options = new() { BatchSize = 2 };

    [Theory]
    [OnEachServer("labels", "code VARCHAR(50) CHARACTER SET latin1", true)]
    [OnEachServer("labels", "code VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci", false)]
    [OnEachServer("devices", "id CHAR(36)", true)]
    [OnEachServer("devices", "id CHAR(36)", false)]
    public async Task A_row_is_done_once_and_never_takes_what_another_key_had(ServerProduct product, string table, string key, bool cursorIsRestored)
    {
        await using var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE {table} ({key} NOT NULL PRIMARY KEY, name VARCHAR(50) NULL);");
        var (plan, column) = (table == "labels" ? Label.Restore.Plan : Device.Restore.Plan, key.Split(' ')[0]);
        static string Code(int i) => $"'abcdef0{i}-0000-4000-8000-000000000000'";
        Task<int> RewriteAsync(int i) => databases.Live.ExecuteAsync($"UPDATE {table} SET {column} = UPPER({column}) WHERE {column} = {Code(i)}");
        await databases.Live.ExecuteAsync($"INSERT INTO {table} VALUES {string.Join(", ", Enumerable.Range(1, 6).Select(i => $"({Code(i)}, NULL)"))}");
        await databases.Archive.ExecuteAsync($"INSERT INTO {table} VALUES {string.Join(", ", Enumerable.Range(1, 6).Where(i => i != 2 || cursorIsRestored).Select(i => $"({Code(i)}, 'right {i}')"))}");
        var paused = await Runners.On(databases).RunAsync(plan.With(), Options with { Limit = 2 });
        Assert.Equal(RunState.Paused, paused.State);

        // The row that the run stands at; then, of a batch that has been read, one row that gets another key, and one that gets another value.
        await RewriteAsync(2);
        var run = await Runners.Stepped(databases, (step, batch) =>
        {
            if (step == Step.Begin && batch == 1)
            {
                RewriteAsync(3).GetAwaiter().GetResult();
                databases.Live.ExecuteAsync($"UPDATE {table} SET name = 'new' WHERE {column} = {Code(4)}").GetAwaiter().GetResult();
            }
        }).ResumeAsync(plan, paused.Id, Options);

        var restored = cursorIsRestored ? 5 : 4;
        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal((6, restored, 5 - restored, 1), (run.Counts.Selected, run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive], run.Counts[Outcome.Conflict]));
        Assert.Equal(
            ["right 1", cursorIsRestored ? "right 2" : "-", "-", "right 4", "right 5", "right 6"],
            (await databases.Live.RowsAsync($"SELECT IFNULL(name, '-') FROM {table} ORDER BY {column}")).Select(row => row[0]));

        var verification = await Runners.On(databases).VerifyAsync(plan, run.Id);
        Assert.Equal((4, restored - 4), (verification.Standings[Standing.Holds], verification.Standings[Standing.Deleted]));
        var undo = await Runners.On(databases).UndoAsync(plan, run.Id, Options);
        Assert.Equal((RunState.Done, 4, restored - 4), (undo.State, undo.Counts[Outcome.Restored], undo.Counts[Outcome.Conflict]));
        Assert.Equal(cursorIsRestored ? "right 2" : null, await databases.Live.ScalarAsync($"SELECT name FROM {table} WHERE {column} = {Code(2)}"));
    }
}
