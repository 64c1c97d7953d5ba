using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Control_tables_of_another_version_are_refused
{
    [Theory]
    [InlineData("CREATE TABLE backfill_run (id INTEGER PRIMARY KEY AUTOINCREMENT, live_table TEXT NOT NULL, live_column TEXT NOT NULL, active INTEGER NULL)", "backfill_run")]
    [InlineData("CREATE TABLE Backfill_Column (run_id INTEGER NOT NULL, column_no INTEGER NOT NULL, live_table TEXT NOT NULL, live_column TEXT NOT NULL, active INTEGER NULL)", "backfill_column")]
    public async Task By_whatever_would_use_them(string made, string table)
    {
        using var folder = new Folder();
        Shop.Make(folder, rows: 20);
        Db.Run(folder.Live, "CREATE TABLE IF NOT EXISTS backfill_run (id INTEGER); DROP TABLE backfill_run; " + made);
        var sentence = $"The control table {table} of the live file is of another version of Backfill. Undo its runs with that version where that is still wanted, then drop the tables whose names begin with backfill_.";

        Assert.Equal(sentence, (await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().RunAsync(SubscriptionVariant.Restore))).Message);
        if (table == "backfill_run")
        {
            Assert.Equal(sentence, (await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().StatusAsync())).Message);
            Assert.Equal(sentence, (await Assert.ThrowsAsync<RestoreRefusedException>(() => folder.Backfill().ResumeAsync(SubscriptionVariant.Plan, 1))).Message);
        }
    }

    [Fact]
    public async Task But_not_those_of_this_one()
    {
        using var folder = new Folder();
        Shop.Make(folder, rows: 20);
        var first = await folder.Backfill().RunAsync(SubscriptionVariant.Restore, Crash.Options);
        Db.Run(folder.Live, "VACUUM");

        Assert.Equal(RunState.Done, (await folder.Backfill().RunAsync(SubscriptionVariant.Restore, Crash.Options)).State);
        Assert.Equal(2, (await folder.Backfill().StatusAsync()).Count);
        Assert.Equal(RunState.Done, (await folder.Backfill().UndoAsync(SubscriptionVariant.Plan, first.Id)).State);
    }
}
