using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Several_backups_are_asked_in_order : IDisposable
{
    private readonly Profiles _profiles = new(6);

    public Several_backups_are_asked_in_order()
    {
        _profiles.Insert("Friday", 1, 2);
        _profiles.Insert("Thursday", 2, 3, 4);
        _profiles.Insert("Wednesday", 1, 3, 5);
        Db.Run(_profiles.File("Thursday"), "UPDATE profiles SET city = NULL WHERE id = 4");
        Db.Run(_profiles.File("Wednesday"), "INSERT INTO profiles VALUES (4, '4@x', 'Wednesday', NULL, NULL)");
    }

    [Fact]
    public async Task Each_row_gets_its_value_from_the_first_that_has_it()
    {
        var before = Image.Of(_profiles.Live);
        var run = await _profiles.Backfill().RunAsync(Profiles.Restore("city"));

        Assert.Equal("Friday Friday Thursday ? Wednesday ?", _profiles.Values("city"));
        Assert.Equal("1:1 2:1 3:2 5:3", _profiles.Journal(run.Id));
        Assert.Equal([new("Friday", 2), new("Thursday", 1), new("Wednesday", 1)], run.WrittenFrom);
        Assert.Equal((4, 1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NullInArchive], run.Counts[Outcome.NotInArchive]));

        var again = await _profiles.Backfill().RunAsync(Profiles.Restore("city"));
        Assert.Equal((RunState.Done, 0, 2), (again.State, again.Counts[Outcome.Restored], again.Counts.Selected));
        await _profiles.Backfill().UndoAsync(Profile.Plan("city"), run.Id);
        Image.AssertEqual(before, Image.Of(_profiles.Live));
    }

    [Fact]
    public async Task Each_is_asked_once_per_batch_and_only_for_the_rows_still_missing()
    {
        var asked = new Dictionary<string, List<int>>();
        await _profiles.Counted(asked).RunAsync(Profiles.Restore("city"), new RunOptions { BatchSize = 4 });

        // Batches of the rows 1 to 4 and 5 to 6; NULL in Thursday does not fall through.
        Assert.Equal("Friday 4 2, Thursday 2 2, Wednesday 2", string.Join(", ", asked.Select(a => $"{a.Key} {string.Join(' ', a.Value)}")));
    }

    [Fact]
    public async Task Verify_reads_each_rows_own_backup()
    {
        var run = await _profiles.Backfill().RunAsync(Profiles.Restore("city"));
        Assert.True((await _profiles.Backfill().VerifyAsync(Profile.Plan("city"), run.Id)).Holds);

        Db.Run(_profiles.File("Wednesday"), "UPDATE profiles SET city = 'other' WHERE id IN (1, 3, 5)");
        Db.Run(_profiles.File("Friday"), "DELETE FROM profiles WHERE id = 2");
        var found = await _profiles.Backfill().VerifyAsync(Profile.Plan("city"), run.Id);

        Assert.Equal([("2", null), ("5", "other")], found.Differences.Select(d => (d.Key.ToString(), d.Values[0].ArchiveText)));
        Assert.All(found.Differences, d => Assert.Equal(Standing.DiffersFromArchive, d.Standing));
    }

    [Fact]
    public async Task A_run_that_breaks_off_goes_on_with_all_of_them()
    {
        var interrupted = await Assert.ThrowsAsync<RunInterruptedException>(() => _profiles.Counted([], (step, batch) =>
        {
            if (step == Step.Commit && batch == 2)
            {
                throw new StoreException("The power failed.");
            }
        }).RunAsync(Profiles.Restore("city"), new RunOptions { BatchSize = 2 }));
        Assert.Equal("Friday Friday ? ? ? ?", _profiles.Values("city"));

        var run = await _profiles.Backfill().ResumeAsync(Profile.Plan("city"), interrupted.Run);

        Assert.Equal("Friday Friday Thursday ? Wednesday ?", _profiles.Values("city"));
        Assert.Equal([new("Friday", 2), new("Thursday", 1), new("Wednesday", 1)], run.WrittenFrom);
    }

    [Fact]
    public async Task Plan_and_dry_run_tell_of_each()
    {
        Db.Run(_profiles.File("Thursday"), "UPDATE profiles SET city = '?' WHERE id = 2");
        var plan = await _profiles.Backfill().PlanAsync(Profiles.Restore("city"));
        Assert.Equal([("Friday", 0), ("Thursday", 1), ("Wednesday", 0)], plan.Archives.Select(a => (a.Name, a.Damaged)));
        Assert.Equal(["ReadArchive", "ReadArchive of \"Thursday\"", "ReadArchive of \"Wednesday\""], plan.Statements.Select(s => s.Key).Where(k => k.StartsWith("ReadArchive", StringComparison.Ordinal) && !k.Contains("Text", StringComparison.Ordinal)));

        var dryRun = await _profiles.Backfill().DryRunAsync(Profiles.Restore("city"));
        Assert.Equal([new("Friday", 2), new("Thursday", 1), new("Wednesday", 1)], dryRun.WrittenFrom);
    }

    [Theory]
    [InlineData("1", Outcome.Restored, "Friday")]
    [InlineData("4", Outcome.NullInArchive, "Thursday")]
    [InlineData("5", Outcome.Restored, "Wednesday")]
    [InlineData("6", Outcome.NotInArchive, null)]
    public async Task Explain_names_the_one_that_has_the_row(string key, Outcome outcome, string? archive)
    {
        var row = await _profiles.Backfill().ExplainAsync(Profiles.Restore("city"), [key]);
        Assert.Equal((outcome, archive), (row.Outcome, row.Archive));
    }

    [Fact]
    public async Task The_plan_id_is_of_all_of_them()
    {
        var id = (await _profiles.Backfill().PlanAsync(Profiles.Restore("city"))).Id;
        Db.Run(_profiles.File("Wednesday"), "ALTER TABLE profiles ADD COLUMN more TEXT");
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => _profiles.Backfill().RunAsync(Profiles.Restore("city"), new RunOptions { PlanId = id }));
        Assert.Contains("Something has moved", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP TABLE profiles", "The backup \"Wednesday\" ('Wednesday.db') has no table 'profiles'.")]
    [InlineData("ALTER TABLE profiles DROP COLUMN city", "The backup \"Wednesday\" has no column 'city' in 'profiles', which the restore as its source needs.")]
    public async Task Each_is_looked_at_before_anything_is_written(string change, string problem)
    {
        Db.Run(_profiles.File("Wednesday"), change);
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => _profiles.Backfill().RunAsync(Profiles.Restore("city")));
        Assert.Equal(problem, Assert.Single(refused.Refusals).Problem);
    }

    [Fact]
    public async Task Each_needs_a_connection_of_its_name()
    {
        var backfill = new SqliteBackfill(_profiles.Live, new() { ["Friday"] = _profiles.File("Friday"), ["Wednesday"] = _profiles.File("Wednesday") });
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.PlanAsync(Profiles.Restore("city")));
        Assert.Contains("needs the backup \"Thursday\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_file_is_none_of_them()
    {
        var backfill = new SqliteBackfill(_profiles.Live, new() { ["Friday"] = _profiles.File("Friday"), ["Thursday"] = _profiles.Live, ["Wednesday"] = _profiles.File("Wednesday") });
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.PlanAsync(Profiles.Restore("city")));
        Assert.Contains("The backup \"Thursday\" is the live table itself.", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _profiles.Dispose();
}
