using Backfill.Predicates;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Predicates;

public sealed class Names_and_constants_break_out_of_nothing
{
    [Fact]
    public async Task From_the_run_to_its_undo()
    {
        using var folder = new Folder();
        var table = Name("odd `table` -- '\"");
        var schema = $"CREATE TABLE {table} ({Name("the `id` /*")} INTEGER PRIMARY KEY, {string.Join(", ", HostileNames.Columns.Select(c => $"{Name(c)} TEXT"))});";
        string Row(int id, IEnumerable<string> values) => $"INSERT INTO {table} VALUES ({id}, {string.Join(", ", values.Select(v => $"'{v.Replace("'", "''", StringComparison.Ordinal)}'"))});";
        string[] right = ["right '; --", .. HostileNames.Selected.Skip(1)];
        Db.Run(folder.Live, schema + Row(1, HostileNames.Selected) + Row(2, HostileNames.Columns));
        Db.Run(folder.Archive, schema + Row(1, right) + Row(2, right));
        var before = Image.Of(folder.Live);

        var run = await folder.Backfill().RunAsync(HostileNames.Restore);

        Assert.Equal((RunState.Done, 1L, 1L), (run.State, run.Counts.Selected, run.Counts[Outcome.Restored]));
        Assert.Equal(["right '; --", "it's"], Db.Rows(folder.Live, $"SELECT {Name("it's")} FROM {table}").Select(r => r[0]));
        Assert.True((await folder.Backfill().VerifyAsync(HostileNames.Restore.Plan, run.Id)).Holds);
        await folder.Backfill().UndoAsync(HostileNames.Restore.Plan, run.Id);
        Image.AssertEqual(before, Image.Of(folder.Live));
    }

    private static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
