using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_key_was_reused : IDisposable
{
    private const string Table = "CREATE TABLE accounts (id INTEGER PRIMARY KEY, mail TEXT, created_at DATETIME, plan TEXT);";

    private readonly Folder _folder = new();

    public A_key_was_reused()
    {
        Db.Run(_folder.Live, Table + "INSERT INTO accounts VALUES (1, 'a@x', '2024-01-01 00:00:00', 'free'), (2, 'b@x', '2025-01-01 00:00:00', 'free'), (3, NULL, NULL, 'free')");
        Db.Run(_folder.Archive, Table + "INSERT INTO accounts VALUES (1, 'a@x', '2024-01-01 00:00:00.000', 'gold'), (2, 'b@x', '2025-01-01 00:00:01', 'gold'), (3, NULL, NULL, 'gold')");
    }

    [Theory]
    [InlineData("mail = 'A@x'", "mail")]
    [InlineData("mail = 'a@x '", "mail")]
    [InlineData("mail = NULL", "mail")]
    [InlineData("created_at = '2024-01-01 00:00:00.5'", "created_at")]
    [InlineData("created_at = NULL, mail = 'other'", "mail")]
    public async Task A_row_of_another_thing_is_not_in_the_backup(string archived, string column)
    {
        Db.Run(_folder.Archive, $"UPDATE accounts SET {archived} WHERE id = 1; UPDATE accounts SET created_at = '2025-01-01 00:00:00' WHERE id = 2");

        var run = await _folder.Backfill().RunAsync(Account.PlanRestore);

        Assert.Equal((RunState.Done, 2, 1), (run.State, run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive]));
        Assert.Equal("free gold gold", Plans());
        var exception = Assert.Single(run.Exceptions);
        Assert.Equal(("1", $"The key was reused: '{column}' is not the same in live and in the backup \"Archive\"."), (exception.Key.ToString(), exception.Reason));
    }

    [Fact]
    public async Task The_same_value_written_in_another_way_and_NULL_on_both_sides_match()
    {
        var run = await _folder.Backfill().RunAsync(Account.PlanRestore);
        Assert.Equal((2, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive]));
        Assert.Equal("gold free gold", Plans());
    }

    [Fact]
    public async Task A_key_that_is_reused_between_read_and_write_is_left_alone()
    {
        var reused = false;
        var backfill = _folder.Backfill((step, _) =>
        {
            if (step == Step.Begin && !reused)
            {
                reused = true;
                Db.Run(_folder.Live, "UPDATE accounts SET mail = 'new@x' WHERE id = 1");
            }
        });

        var run = await backfill.RunAsync(Account.PlanRestore);

        Assert.Equal((1, 1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive], run.Counts[Outcome.Conflict]));
        Assert.Equal("free free gold", Plans());
        Assert.Equal("A column of Match was changed between read and write.", run.Exceptions[0].Reason);
    }

    [Fact]
    public async Task Explain_and_dry_run_say_so()
    {
        var row = await _folder.Backfill().ExplainAsync(Account.PlanRestore, ["2"]);
        Assert.Equal((Outcome.NotInArchive, "The key was reused: 'created_at' is not the same in live and in the backup \"Archive\"."), (row.Outcome, row.Reason));
        var dryRun = await _folder.Backfill().DryRunAsync(Account.PlanRestore);
        Assert.Equal((2, 1), (dryRun.Counts[Outcome.Restored], dryRun.Counts[Outcome.NotInArchive]));
        Assert.Equal(row.Reason, Assert.Single(dryRun.Exceptions).Reason);
    }

    public void Dispose() => _folder.Dispose();

    private string Plans() => string.Join(' ', Db.Rows(_folder.Live, "SELECT plan FROM accounts ORDER BY id").Select(r => r[0]));
}
