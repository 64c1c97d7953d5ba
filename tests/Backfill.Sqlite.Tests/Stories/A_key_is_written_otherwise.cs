using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

/// <summary>The application changes only the letter case of a key: the row stays where it is, and is another row all the same.</summary>
public sealed class A_key_is_written_otherwise
{
    private const string Table = "CREATE TABLE labels (code TEXT COLLATE NOCASE PRIMARY KEY, name TEXT);";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Its_row_is_done_once_and_never_takes_what_another_key_had(bool cursorIsRestored)
    {
        using var folder = new Folder();
        Db.Run(folder.Live, Table + "INSERT INTO labels VALUES ('k1', NULL), ('k2', NULL), ('k3', NULL), ('k4', NULL), ('k5', NULL), ('k6', NULL)");
        Db.Run(folder.Archive, Table + $"INSERT INTO labels VALUES ('k1', 'right 1'), ('k{(cursorIsRestored ? 2 : 9)}', 'right 2'), ('k3', 'right 3'), ('k4', 'right 4'), ('k5', 'right 5'), ('k6', 'right 6')");
        var options = new RunOptions { BatchSize = 2 };
        var paused = await folder.Backfill().RunAsync(Label.Restore, options with { Limit = 2 });

        // The row that the run stands at; then, of a batch that has been read, one row that gets another key, and one that gets another value.
        Db.Run(folder.Live, "UPDATE labels SET code = 'K2' WHERE code = 'k2'");
        var run = await folder.Backfill((step, batch) =>
        {
            if (step == Step.Begin && batch == 1)
            {
                Db.Run(folder.Live, "UPDATE labels SET code = 'K3' WHERE code = 'k3'; UPDATE labels SET name = 'new' WHERE code = 'k4'");
            }
        }).ResumeAsync(Label.Restore.Plan, paused.Id, options);

        var restored = cursorIsRestored ? 5 : 4;
        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal((6, restored, 5 - restored, 1), (run.Counts.Selected, run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive], run.Counts[Outcome.Conflict]));
        Assert.Equal($"k1 right 1, K2 {(cursorIsRestored ? "right 2" : "-")}, K3 -, k4 right 4, k5 right 5, k6 right 6", Rows(folder));

        var verification = await folder.Backfill().VerifyAsync(Label.Restore.Plan, run.Id);
        Assert.Equal((4, restored - 4), (verification.Standings[Standing.Holds], verification.Standings[Standing.Deleted]));
        var undo = await folder.Backfill().UndoAsync(Label.Restore.Plan, run.Id, options);
        Assert.Equal((RunState.Done, 4, restored - 4), (undo.State, undo.Counts[Outcome.Restored], undo.Counts[Outcome.Conflict]));
        Assert.Equal($"k1 -, K2 {(cursorIsRestored ? "right 2" : "-")}, K3 -, k4 new, k5 -, k6 -", Rows(folder));
    }

    private static string Rows(Folder folder) => string.Join(", ", Db.Rows(folder.Live, "SELECT code || ' ' || coalesce(name, '-') FROM labels ORDER BY code").Select(r => r[0]));
}
