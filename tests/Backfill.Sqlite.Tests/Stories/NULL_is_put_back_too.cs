using Backfill.Nulls;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Stories;

/// <summary><c>RestoreNull</c>: an archived NULL is a value like any other.</summary>
public sealed class NULL_is_put_back_too : IDisposable
{
    private const string Table = "CREATE TABLE addresses (id INTEGER PRIMARY KEY, city TEXT, town TEXT, kept INTEGER, note TEXT, paid_at DATETIME, booked_at DATETIME, amount NUMERIC, currency TEXT);";

    private readonly Folder _folder = new();

    [Fact]
    public async Task Of_the_source_where_the_guard_lets_it()
    {
        Make("city, town, kept", "(1, '?', 'x', 1), (2, '?', 'x', 1), (3, '?', 'x', 1), (4, '?', 'x', 1), (5, NULL, 'x', 1)", "(1, 'a', 'Ulm', 1), (2, 'b', NULL, 1), (3, 'c', NULL, 0), (5, 'd', NULL, 1)");
        var before = Image.Of(_folder.Live);

        var run = await _folder.Backfill().RunAsync(Address.CityRestore);

        Assert.Equal("1 Ulm, 2 NULL, 3 ?, 4 ?, 5 NULL", Values("city"));
        Assert.Equal(
            (2, 1, 1, 1, 0),
            (run.Counts[Outcome.Restored], run.Counts[Outcome.SkippedByGuard], run.Counts[Outcome.NotInArchive], run.Counts[Outcome.SameAsArchive], run.Counts[Outcome.NullInArchive]));
        Assert.Equal([new("Archive", 2)], run.WrittenFrom);
        Assert.Equal("'city' would become NULL, which the backup's 'town' is.", await ReasonAsync(Address.CityRestore, "2", undo: run.Id));
        await DoneOnceAndUndoneAsync(Address.CityRestore, before);
    }

    [Fact]
    public async Task Of_what_is_computed()
    {
        Make("note", "(1, 'x'), (2, '-'), (3, NULL), (4, 'x'), (5, 'x')", "(1, '-'), (2, '-'), (3, '-'), (4, NULL), (5, 'y')");
        var before = Image.Of(_folder.Live);

        var run = await _folder.Backfill().RunAsync(Address.NoteRestore);

        // 2 has the source of the backup, and 3 what is made of it.
        Assert.Equal("1 NULL, 2 -, 3 NULL, 4 NULL, 5 y", Values("note"));
        Assert.Equal((3, 1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.SourceUnchanged], run.Counts[Outcome.SameAsArchive]));
        Assert.Equal("'note' would become NULL, which NoteThen makes of the backup's row.", await ReasonAsync(Address.NoteRestore, "1", undo: run.Id));
        await DoneOnceAndUndoneAsync(Address.NoteRestore, before);
    }

    [Fact]
    public async Task Of_the_columns_of_a_group_that_say_so()
    {
        Make("amount, currency", "(1, 5, 'USD'), (2, 5, 'USD'), (3, 5, NULL), (4, NULL, 'EUR')", "(1, NULL, 'EUR'), (2, 7, NULL), (3, NULL, NULL), (4, NULL, 'EUR')");
        var before = Image.Of(_folder.Live);

        var run = await _folder.Backfill().RunAsync(Address.MoneyRestore);

        Assert.Equal(("1 NULL, 2 5, 3 NULL, 4 NULL", "1 EUR, 2 USD, 3 NULL, 4 EUR"), (Values("amount"), Values("currency")));
        Assert.Equal((2, 1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NullInArchive], run.Counts[Outcome.SameAsArchive]));
        Assert.Equal(
            "'currency' is NULL in the backup, so there is nothing to put back: the columns are written together or not at all.",
            (await _folder.Backfill().ExplainAsync(Address.MoneyRestore, ["2"])).Reason);
        Assert.Equal("'amount' would become NULL, which the backup's 'amount' is and 'currency' would get the backup's 'currency'.", await ReasonAsync(Address.MoneyRestore, "1", undo: run.Id));
        await DoneOnceAndUndoneAsync(Address.MoneyRestore, before);
    }

    [Fact]
    public async Task Verify_sees_when_the_backup_has_a_value_after_all()
    {
        Make("city, town, kept", "(1, '?', 'x', 1), (2, '?', 'x', 1)", "(1, 'a', NULL, 1), (2, 'b', NULL, 1)");
        var run = await _folder.Backfill().RunAsync(Address.CityRestore);
        Db.Run(_folder.Archive, "UPDATE addresses SET town = 'Ulm' WHERE id = 1");
        Db.Run(_folder.Live, "UPDATE addresses SET city = 'Bonn' WHERE id = 2");

        var found = await _folder.Backfill().VerifyAsync(Address.CityRestore.Plan, run.Id);

        Assert.Equal([("1", Standing.DiffersFromArchive), ("2", Standing.ChangedSince)], found.Differences.Select(d => (d.Key.ToString(), d.Standing)));
    }

    [Theory]
    [InlineData("city TEXT", "city TEXT NOT NULL", "The restored column 'city' cannot be NULL, which RestoreNull would write. Leave RestoreNull out: rows whose source is NULL stay as they are.")]
    public async Task Not_into_a_column_that_cannot_be_NULL(string before, string after, string problem)
    {
        Db.Run(_folder.Live, Table.Replace(before, after, StringComparison.Ordinal));
        Db.Run(_folder.Archive, Table);
        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => _folder.Backfill().PlanAsync(Address.CityRestore));
        Assert.Equal(problem, Assert.Single(refused.Refusals).ToString());
    }

    public void Dispose() => _folder.Dispose();

    private void Make(string columns, string live, string archived)
    {
        Db.Run(_folder.Live, $"{Table} INSERT INTO addresses (id, {columns}) VALUES {live}");
        Db.Run(_folder.Archive, $"{Table} INSERT INTO addresses (id, {columns}) VALUES {archived}");
    }

    private string Values(string column) => string.Join(", ", Db.Rows(_folder.Live, $"SELECT id || ' ' || coalesce({column}, 'NULL') FROM addresses ORDER BY id").Select(r => r[0]));

    /// <summary>What explain says of a row as it was before the run, which is verified and undone.</summary>
    private async Task<string> ReasonAsync(Restore restore, string key, long undo)
    {
        Assert.True((await _folder.Backfill().VerifyAsync(restore.Plan, undo)).Holds);
        Assert.Equal(0, (await _folder.Backfill().RunAsync(restore)).Counts[Outcome.Restored]);
        await _folder.Backfill().UndoAsync(restore.Plan, undo);
        return (await _folder.Backfill().ExplainAsync(restore, [key])).Reason;
    }

    private async Task DoneOnceAndUndoneAsync(Restore restore, SortedDictionary<string, string> before)
    {
        Image.AssertEqual(before, Image.Of(_folder.Live));
        var dryRun = await _folder.Backfill().DryRunAsync(restore);
        var run = await _folder.Backfill().RunAsync(restore, new RunOptions { BatchSize = 2 });
        Assert.All(Enum.GetValues<Outcome>(), o => Assert.Equal(dryRun.Counts[o], run.Counts[o]));
        var undo = await _folder.Backfill().UndoAsync(restore.Plan, run.Id);
        Assert.True((await _folder.Backfill().VerifyAsync(restore.Plan, undo.Id)).Holds);
        Image.AssertEqual(before, Image.Of(_folder.Live));
    }
}
