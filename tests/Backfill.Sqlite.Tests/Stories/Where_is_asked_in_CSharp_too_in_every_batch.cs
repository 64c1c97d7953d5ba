using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Where_is_asked_in_CSharp_too_in_every_batch : IDisposable
{
    private const string Sentence =
        "SQL selects the row with the key 5 of remarks, but the C# method of Where throws NullReferenceException on it: Object reference not set to an instance of an object, so nothing was written of it.";

    private readonly Folder _folder = new();

    public Where_is_asked_in_CSharp_too_in_every_batch()
    {
        const string Schema = "CREATE TABLE remarks (id INTEGER PRIMARY KEY, total INTEGER NOT NULL, tag TEXT);";
        string Rows(int total) => Schema + string.Concat(Enumerable.Range(1, 6).Select(id => $"INSERT INTO remarks VALUES ({id}, {total}, {(id == 5 ? "NULL" : "'a'")});"));
        Db.Run(_folder.Live, Rows(0));
        Db.Run(_folder.Archive, Rows(7));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dry_run_is_refused() => Assert.Equal(
        Sentence, (await Assert.ThrowsAsync<RestoreRefusedException>(() => _folder.Backfill().DryRunAsync(Remark.Restore, new RunOptions { BatchSize = 2 }))).Message);

    [Fact]
    public async Task A_run_stops_before_the_batch_that_has_the_row_and_goes_on_once_it_is_put_right()
    {
        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => _folder.Backfill().RunAsync(Remark.Restore, new RunOptions { BatchSize = 2 }));

        Assert.Contains(Sentence, error.Message, StringComparison.Ordinal);
        Assert.Equal(["7", "7", "7", "7", "0", "0"], Totals());

        Db.Run(_folder.Live, "UPDATE remarks SET tag = 'b' WHERE id = 5");
        Assert.Equal(RunState.Done, (await _folder.Backfill().ResumeAsync(Remark.Restore.Plan, error.Run)).State);
        Assert.Equal(["7", "7", "7", "7", "7", "7"], Totals());
    }

    [Fact]
    public async Task So_is_a_row_that_is_read_again_under_lock()
    {
        // A customer takes the tag away between read and write.
        var backfill = _folder.Backfill((step, batch) =>
        {
            if (step == Step.Begin && batch == 1)
            {
                Db.Run(_folder.Live, "UPDATE remarks SET tag = NULL WHERE id = 2");
            }
        });

        var error = await Assert.ThrowsAsync<RunInterruptedException>(() => backfill.RunAsync(Remark.Restore, new RunOptions { BatchSize = 2 }));

        Assert.Contains("the key 2 of remarks, but the C# method of Where throws NullReferenceException", error.Message, StringComparison.Ordinal);
        Assert.Equal(["0", "0", "0", "0", "0", "0"], Totals());
    }

    private IEnumerable<string?> Totals() => Db.Rows(_folder.Live, "SELECT total FROM remarks ORDER BY id").Select(r => r[0]);
}
