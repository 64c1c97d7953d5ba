using Backfill.Planning;
using Backfill.Sqlite.Tests.Declarations;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class A_type_of_any_shape_can_declare_a_restore
{
    public static TheoryData<string> Names() => [.. Shapes.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Key_column_source_Where_and_Guard(string shape)
    {
        var declared = Shapes.All[shape].Declaration;
        var (target, source) = (declared.RestoredColumns[0].Target, declared.RestoredColumns[0].Source);
        var restore = Shapes.All[shape].With(5);
        var isText = declared.Key[0].Kind == ColumnKind.String;
        var isNumber = target.Kind == ColumnKind.Byte;
        var amount = declared.WhereColumns.Single(c => c != declared.Key[0].Name);
        var create = $"CREATE TABLE {Name(declared.Table)} ({Name(declared.Key[0].Name)} {(isText ? "TEXT" : "INTEGER")} PRIMARY KEY, {Name(target.Name)}, {Name(source.Name)}, {Name(amount)} INTEGER NOT NULL);";
        string Row(int id, string name, string earlier, int least) => $"({(isText ? $"'{id}'" : id)}, {(isNumber ? "3" : name)}, {(isNumber ? "5" : earlier)}, {least})";
        using var folder = new Folder();
        Db.Run(folder.Live, $"{create} INSERT INTO {Name(declared.Table)} VALUES {Row(1, "NULL", "'x'", 5)}, {Row(2, "'damaged'", "'x'", 9)}, {Row(3, "'fine'", "'x'", 4)}");
        Db.Run(folder.Archive, $"{create} INSERT INTO {Name(declared.Table)} VALUES {Row(1, "NULL", "'right 1'", 5)}, {Row(2, "NULL", "'right 2'", 9)}, {Row(3, "NULL", "'right 3'", 4)}");
        var before = Image.Of(folder.Live);

        var run = await folder.Backfill().RunAsync(restore);

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Equal((2, 2), (run.Counts.Selected, run.Counts[Outcome.Restored]));
        Assert.Equal(
            isNumber ? ["5", "5", "3"] : ["right 1", "right 2", "fine"],
            Db.Rows(folder.Live, $"SELECT CAST({Name(target.Name)} AS TEXT) FROM {Name(declared.Table)} ORDER BY {Name(declared.Key[0].Name)}").Select(r => r[0]));
        Assert.True((await folder.Backfill().VerifyAsync(restore.Plan, run.Id)).Holds);
        await folder.Backfill().UndoAsync(restore.Plan, run.Id);
        Image.AssertEqual(before, Image.Of(folder.Live));
    }

    private static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
