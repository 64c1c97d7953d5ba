using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class No_backup_has_the_row : IDisposable
{
    private readonly Profiles _profiles = new(5);

    public No_backup_has_the_row()
    {
        _profiles.Insert("Friday", 1, 2);
        _profiles.Insert("Thursday", 2, 3);
        Db.Run(_profiles.Live, "UPDATE profiles SET phone = NULL, note = NULL WHERE id = 5");
    }

    [Fact]
    public async Task Then_the_column_becomes_NULL_where_that_is_declared()
    {
        var before = Image.Of(_profiles.Live);
        var run = await _profiles.Backfill().RunAsync(Profiles.Restore("note"));

        Assert.Equal("Friday Friday - - -", _profiles.Values("note"));
        Assert.Equal("1:1 2:1 3:0 4:0", _profiles.Journal(run.Id));
        Assert.Equal((RunState.Done, 4, 1, 0), (run.State, run.Counts[Outcome.Restored], run.Counts[Outcome.SameAsArchive], run.Counts.Exceptions));
        Assert.Equal([new("Friday", 2), new(null, 2)], run.WrittenFrom);

        var again = await _profiles.Backfill().RunAsync(Profiles.Restore("note"));
        Assert.Equal((RunState.Done, 0, 5), (again.State, again.Counts[Outcome.Restored], again.Counts[Outcome.SameAsArchive]));
        await _profiles.Backfill().UndoAsync(Profile.Plan("note"), run.Id);
        Image.AssertEqual(before, Image.Of(_profiles.Live));
    }

    [Fact]
    public async Task A_row_of_another_thing_falls_through_and_becomes_NULL_at_last()
    {
        Db.Run(_profiles.File("Friday"), "UPDATE profiles SET mail = 'other' WHERE id IN (1, 2)");
        var run = await _profiles.Backfill().RunAsync(Profiles.Restore("phone"));

        Assert.Equal("- Thursday Thursday - -", _profiles.Values("phone"));
        Assert.Equal("1:0 2:2 3:2 4:0", _profiles.Journal(run.Id));
        var verified = await _profiles.Backfill().VerifyAsync(Profile.Plan("phone"), run.Id);
        Assert.True(verified.Holds);
    }

    [Fact]
    public async Task A_row_whose_matched_column_changes_between_read_and_write_does_not_become_NULL()
    {
        var changed = false;
        var run = await _profiles.Counted([], (step, _) =>
        {
            if (step == Step.Begin && !changed)
            {
                changed = true;
                Db.Run(_profiles.Live, "UPDATE profiles SET mail = 'new' WHERE id = 1");
            }
        }).RunAsync(Profiles.Restore("phone"));

        Assert.Equal("? Friday Thursday - -", _profiles.Values("phone"));
        Assert.Equal(("1", Outcome.Conflict, "A column of Match was changed between read and write."), (run.Exceptions[0].Key.ToString(), run.Exceptions[0].Outcome, run.Exceptions[0].Reason));
    }

    [Fact]
    public async Task Verify_asks_every_backup_whether_it_really_lacks_the_row()
    {
        var run = await _profiles.Backfill().RunAsync(Profiles.Restore("note"));
        Assert.True((await _profiles.Backfill().VerifyAsync(Profile.Plan("note"), run.Id)).Holds);

        _profiles.Insert("Friday", 4);
        var found = await _profiles.Backfill().VerifyAsync(Profile.Plan("note"), run.Id);

        Assert.Equal(("4", Standing.DiffersFromArchive, "Friday"), (found.Differences[0].Key.ToString(), found.Differences[0].Standing, found.Differences[0].Values[0].ArchiveText));
    }

    [Fact]
    public async Task Explain_and_dry_run_say_so()
    {
        var row = await _profiles.Backfill().ExplainAsync(Profiles.Restore("note"), ["3"]);
        Assert.Equal((Outcome.Restored, "No backup has the row. Otherwise.Null would write NULL to 'note'."), (row.Outcome, row.Reason));
        row = await _profiles.Backfill().ExplainAsync(Profiles.Restore("note"), ["5"]);
        Assert.Equal(Outcome.SameAsArchive, row.Outcome);
        var dryRun = await _profiles.Backfill().DryRunAsync(Profiles.Restore("note"));
        Assert.Equal([new("Friday", 2), new(null, 2)], dryRun.WrittenFrom);
        Assert.Equal(3, dryRun.Columns[0].After.Buckets.Single(b => b.Key == "NULL").Value);
    }

    [Fact]
    public async Task A_column_that_cannot_be_NULL_is_refused()
    {
        Db.Run(_profiles.Live, "DROP TABLE profiles; CREATE TABLE profiles (id INTEGER PRIMARY KEY, mail TEXT, city TEXT, phone TEXT, note TEXT NOT NULL)");
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => _profiles.Backfill().RunAsync(Profiles.Restore("note")));
        Assert.Equal("The restored column 'note' cannot be NULL, which Otherwise.Null would write.", Assert.Single(refused.Refusals).Problem);
    }

    public void Dispose() => _profiles.Dispose();
}
