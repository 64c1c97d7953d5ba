using Backfill.Archived;
using Backfill.Planning;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

/// <summary><c>[Restore&lt;TArchive&gt;]</c>: the archived row is of another type, with a table, a key and columns of its own.</summary>
public sealed class The_backup_has_other_names : IDisposable
{
    private readonly Folder _folder = new();

    public The_backup_has_other_names()
    {
        Db.Run(_folder.Live, """
            CREATE TABLE members (id INTEGER PRIMARY KEY, mail TEXT, active INTEGER, left_at DATETIME, changed_at DATETIME);
            INSERT INTO members SELECT value, value || '@x', 0, '2025-03-01 12:00:00', '2025-03-01 12:00:00' FROM json_each('[1, 2, 3, 4, 5, 6, 7, 8, 9]');
            UPDATE members SET left_at = '2025-03-02 00:00:00' WHERE id = 2;
            UPDATE members SET active = 1 WHERE id = 8;
            """);
        Db.Run(_folder.Archive, """
            CREATE TABLE members_before (member_no INTEGER PRIMARY KEY, email TEXT, touched_at DATETIME, status TEXT, id INTEGER);
            INSERT INTO members_before SELECT value, value || '@x', '2024-05-01 00:00:0' || value, 'left', 10 - value FROM json_each('[1, 2, 4, 5, 6, 7, 8, 9]');
            UPDATE members_before SET touched_at = '2025-03-02 00:00:00' WHERE member_no = 2;
            UPDATE members_before SET touched_at = NULL WHERE member_no = 4;
            UPDATE members_before SET touched_at = '2025-03-01 12:00:00.000' WHERE member_no = 5;
            UPDATE members_before SET status = 'member' WHERE member_no = 6;
            UPDATE members_before SET email = 'other@x' WHERE member_no = 7;
            CREATE TABLE members (id INTEGER PRIMARY KEY, mail TEXT, active INTEGER, left_at DATETIME, changed_at DATETIME);
            INSERT INTO members VALUES (1, '1@x', 0, '2000-01-01 00:00:00', '2000-01-01 00:00:00');
            """);
    }

    [Fact]
    public async Task A_run_is_verified_done_only_once_and_undone()
    {
        var before = Image.Of(_folder.Live);
        var archive = Image.Hash(_folder.Archive);

        var dryRun = await _folder.Backfill().DryRunAsync(Member.Restore);
        var run = await _folder.Backfill().RunAsync(Member.Restore, new RunOptions { BatchSize = 3 });

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal(
            "NotInArchive 2, SameAsArchive 2, NullInArchive 1, SourceUnchanged 0, SkippedByGuard 1, Restored 2, Conflict 0, Failed 0",
            string.Join(", ", Enum.GetValues<Outcome>().Select(o => $"{o} {run.Counts[o]}")));
        Assert.All(Enum.GetValues<Outcome>(), o => Assert.Equal(run.Counts[o], dryRun.Counts[o]));
        Assert.Equal("The key was reused: 'mail' is not the same in live and in the backup \"Archive\".", run.Exceptions.Single(e => e.Key.ToString() == "7").Reason);
        Assert.Equal(["2024-05-01 00:00:01", "2025-03-02 00:00:00", "2025-03-01 12:00:00", "2024-05-01 00:00:09"], Left(1, 2, 3, 9));

        Assert.True((await _folder.Backfill().VerifyAsync(Member.Restore.Plan, run.Id)).Holds);
        Assert.Equal(0, (await _folder.Backfill().RunAsync(Member.Restore)).Counts[Outcome.Restored]);
        Assert.Equal(archive, Image.Hash(_folder.Archive));
        await _folder.Backfill().UndoAsync(Member.Restore.Plan, run.Id);
        Image.AssertEqual(before, Image.Of(_folder.Live));
    }

    [Fact]
    public async Task A_source_that_live_has_too_and_that_did_not_move_is_skipped()
    {
        Db.Run(_folder.Live, "UPDATE members SET left_at = '2025-03-09 00:00:00' WHERE id = 5");
        var run = await _folder.Backfill().RunAsync(Member.Restore);
        Assert.Equal((1, "5"), (run.Counts[Outcome.SourceUnchanged], run.Exceptions.Single(e => e.Outcome == Outcome.SourceUnchanged).Key.ToString()));
    }

    [Fact]
    public async Task Plan_and_statements_name_the_backups_own_table()
    {
        var plan = await _folder.Backfill().PlanAsync(Member.Restore);
        Assert.Equal(("members", "members_before"), (plan.Live.Table, plan.Archives[0].Inspection.Table));
        Assert.Equal(8, plan.Archives[0].Inspection.EstimatedRows);
        Assert.Null(plan.Archives[0].Damaged);
        Assert.Equal(
            "SELECT a.`member_no`, a.`touched_at`, a.`email`, a.`status` FROM main.\"members_before\" a WHERE a.`member_no` IN (1)",
            plan.Statements.Single(s => s.Key == nameof(Statements.ReadArchive)).Value);
        Assert.DoesNotContain(plan.Statements, s => s.Key == nameof(Statements.CountArchive));
    }

    [Fact]
    public async Task The_plan_id_is_of_the_backups_own_table()
    {
        var id = (await _folder.Backfill().PlanAsync(Member.Restore)).Id;
        Db.Run(_folder.Archive, "ALTER TABLE members ADD COLUMN more TEXT");
        Assert.Equal(id, (await _folder.Backfill().PlanAsync(Member.Restore)).Id);
        Db.Run(_folder.Archive, "ALTER TABLE members_before ADD COLUMN more TEXT");
        Assert.NotEqual(id, (await _folder.Backfill().PlanAsync(Member.Restore)).Id);
    }

    [Fact]
    public async Task Explain_shows_both_rows_by_their_own_names()
    {
        var row = await _folder.Backfill().ExplainAsync(Member.Restore, ["6"]);
        Assert.Equal(Outcome.SkippedByGuard, row.Outcome);
        Assert.Equal(["id", "left_at", "changed_at", "active", "mail"], row.LiveRow!.Select(c => c.Key));
        Assert.Equal(["member_no", "touched_at", "email", "status"], row.ArchivedRow!.Select(c => c.Key));
        Assert.Equal("6", row.ArchivedRow![0].Value);
    }

    [Fact]
    public async Task Verify_reads_the_backups_own_table()
    {
        var run = await _folder.Backfill().RunAsync(Member.Restore);
        Db.Run(_folder.Archive, "UPDATE members_before SET touched_at = '2020-01-01 00:00:00' WHERE member_no = 9; DELETE FROM members");
        var difference = Assert.Single((await _folder.Backfill().VerifyAsync(Member.Restore.Plan, run.Id)).Differences);
        Assert.Equal(("9", Standing.DiffersFromArchive, "2020-01-01 00:00:00"), (difference.Key.ToString(), difference.Standing, difference.Values[0].ArchiveText));
    }

    [Fact]
    public async Task A_run_that_breaks_off_goes_on()
    {
        var interrupted = await Assert.ThrowsAsync<RunInterruptedException>(() => _folder.Backfill((step, batch) =>
        {
            if (step == Step.Commit && batch == 2)
            {
                throw new StoreException("The power failed.");
            }
        }).RunAsync(Member.Restore, new RunOptions { BatchSize = 2 }));

        var run = await _folder.Backfill().ResumeAsync(Member.Restore.Plan, interrupted.Run);

        Assert.Equal((RunState.Done, 2), (run.State, run.Counts[Outcome.Restored]));
        Assert.Equal(["2024-05-01 00:00:01", "2024-05-01 00:00:09"], Left(1, 9));
    }

    [Theory]
    [InlineData("DROP TABLE members_before", "The backup \"Archive\" ('archive.db') has no table 'members_before'.")]
    [InlineData("ALTER TABLE members_before DROP COLUMN touched_at", "The backup \"Archive\" has no column 'touched_at' in 'members_before', which the restore as its source needs.")]
    [InlineData("ALTER TABLE members_before DROP COLUMN email", "The backup \"Archive\" has no column 'email' in 'members_before', which Match needs.")]
    [InlineData("ALTER TABLE members_before DROP COLUMN status", "The backup \"Archive\" has no column 'status' in 'members_before', which the guard HadLeft needs.")]
    [InlineData("ALTER TABLE members_before RENAME COLUMN member_no TO no", "The backup \"Archive\" has no column 'member_no' in 'members_before', which the key needs.")]
    [InlineData("CREATE TABLE other AS SELECT * FROM members_before; DROP TABLE members_before; ALTER TABLE other RENAME TO members_before", "The table 'members_before' of the backup \"Archive\" has no primary key, not (member_no).")]
    [InlineData("DROP TABLE members_before; CREATE TABLE members_before (member_no, email, touched_at, status, PRIMARY KEY (member_no)); INSERT INTO members_before VALUES ('x', 'y', 'z', 'left')", "The key column 'member_no' of 'members_before' in archive.db has rows where it is not a whole number.")]
    public async Task What_the_backups_own_table_lacks_is_refused(string change, string problem)
    {
        Db.Run(_folder.Archive, change);
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => _folder.Backfill().RunAsync(Member.Restore));
        Assert.Equal(problem, Assert.Single(refused.Refusals).Problem);
    }

    [Fact]
    public async Task A_table_of_history_may_stand_beside_live()
    {
        Db.Run(_folder.Live, "CREATE TABLE members_before (member_no INTEGER PRIMARY KEY, email TEXT, touched_at DATETIME, status TEXT); INSERT INTO members_before VALUES (1, '1@x', '2024-01-01 00:00:00', 'left')");
        var backfill = new SqliteBackfill(_folder.Live, new() { ["Archive"] = _folder.Live });
        Assert.Equal(1, (await backfill.RunAsync(Member.Restore)).Counts[Outcome.Restored]);
        Assert.Equal(["2024-01-01 00:00:00"], Left(1));
    }

    public void Dispose() => _folder.Dispose();

    private List<string?> Left(params int[] ids) => [.. Db.Rows(_folder.Live, $"SELECT left_at FROM members WHERE id IN ({string.Join(", ", ids)}) ORDER BY id").Select(r => r[0])];
}
