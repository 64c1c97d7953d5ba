using Backfill.Cli.Outcomes;
using Backfill.Planning;
using Backfill.Reporting;

namespace Backfill.Cli.Tests.Outcomes;

public sealed class CsvOutcomesTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"outcomes-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_file_has_every_row_with_its_key_outcome_old_new_and_reason()
    {
        using (var file = New("actor_id", "film_id"))
        {
            file.Begin(Note("actor_id", "film_id"), 7, null);
            file.Add(1, 1, Row(["1", "2"], Outcome.Restored, null, "two\nlines"));
            file.Add(1, 1, Row(["1", "3"], Outcome.Failed, "=evil()", null, "the guard said \"no\""));
            file.Flush();
        }

        Assert.Equal(
            "run,range,batch,actor_id,film_id,outcome,old,new,reason\r\n"
            + "7,1,1,1,2,Restored,\\N,two\\nlines,\r\n"
            + "7,1,1,1,3,Failed,'=evil(),\\N,\"the guard said \"\"no\"\"\"\r\n",
            File.ReadAllText(_path));
    }

    [Fact]
    public void A_group_has_the_old_and_the_new_value_of_each_column()
    {
        var (cents, paidAt) = (new DeclaredColumn("cents", ColumnKind.Int64), new DeclaredColumn("paid_at", ColumnKind.DateTime));
        var declaration = Note("id") with { RestoredColumns = [new(cents, cents), new(paidAt, paidAt)] };
        using (var file = CsvOutcomes.Create(new(_path, ExceptionsOnly: false), declaration, [false, true])!)
        {
            file.Begin(declaration, 3, null);
            var row = new OutcomeRow(
                new CanonicalKey(["1"]), Outcome.Restored, new[] { Field.From("100"), Field.From("2025-03-01 00:00:00") }, new[] { Field.From("90"), Field.Null }, reason: null);
            file.Add(1, 1, in row);
            file.Flush();
        }

        Assert.Equal(
            "run,range,batch,id,outcome,old_cents,new_cents,old_paid_at,new_paid_at,reason\r\n3,1,1,1,Restored,100,90,2025-03-01 00:00:00Z,\\N,\r\n",
            File.ReadAllText(_path));
    }

    [Fact]
    public void A_batch_that_was_rolled_back_is_not_in_the_file()
    {
        using (var file = New())
        {
            file.Begin(Note("id"), 1, null);
            file.Add(1, 1, Row(["1"], Outcome.Restored, "a", "b"));
            file.Discard();
            file.Add(1, 1, Row(["2"], Outcome.Restored, "a", "b"));
            file.Flush();
        }

        Assert.Equal(["1,1,1,2,Restored,a,b,"], File.ReadAllLines(_path)[1..]);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(9, 9, 3)]
    public void Resuming_cuts_behind_the_last_committed_batch(int rangeNo, long batch, int kept)
    {
        WriteThreeBatches();
        File.AppendAllText(_path, "1,2,2,9,Restored,\"torn");
        using (var file = Resumed())
        {
            file.Begin(Note("id"), 1, (rangeNo, batch));
            file.Add(3, 1, Row(["4"], Outcome.Restored, "a", "b"));
            file.Flush();
        }

        string[] all = ["1,1,1,1,Restored,a,x\\ny,", "1,1,2,2,Restored,a,x\\ny,", "1,2,1,3,Restored,a,x\\ny,"];
        Assert.Equal(string.Join("\r\n", ["run,range,batch,id,outcome,old,new,reason", .. all[..kept], "1,3,1,4,Restored,a,b,", ""]), File.ReadAllText(_path));
    }

    [Fact]
    public void Resuming_before_the_first_commit_keeps_the_heading_only()
    {
        WriteThreeBatches();
        using (var file = Resumed())
        {
            file.Begin(Note("id"), 1, null);
        }

        Assert.Equal("run,range,batch,id,outcome,old,new,reason\r\n", File.ReadAllText(_path));
    }

    [Fact]
    public void Resuming_refuses_the_file_of_another_run()
    {
        WriteThreeBatches();
        var before = File.ReadAllText(_path);
        var refused = Assert.Throws<WrongUseException>(() => CsvOutcomes.Continue(new(_path, ExceptionsOnly: false), Note("id"), 2, [false]));
        Assert.Contains("is the outcome file of run 1, not of 2", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_path));
    }

    [Fact]
    public void Resuming_refuses_a_foreign_file()
    {
        File.WriteAllText(_path, "my,own,notes\r\n");
        var refused = Assert.Throws<WrongUseException>(Resumed);
        Assert.Contains("is not an outcome file of run 1", refused.Message, StringComparison.Ordinal);
        Assert.Equal("my,own,notes\r\n", File.ReadAllText(_path));
    }

    [Fact]
    public void A_new_run_refuses_a_file_that_exists()
    {
        File.WriteAllText(_path, "my,own,notes\r\n");
        var refused = Assert.Throws<WrongUseException>(() => New());
        Assert.Contains("exists already and is not overwritten", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_refused() =>
        Assert.Throws<WrongUseException>(() => CsvOutcomes.Create(new(Path.Combine(_path, "x.csv"), ExceptionsOnly: false), Note("id"), [false]));

    [Fact]
    public void A_file_whose_run_never_began_does_not_stay()
    {
        New().Dispose();
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void A_run_that_was_killed_before_its_first_batch_is_resumed_with_its_file()
    {
        using (var killed = New())
        {
            killed.Begin(Note("id"), 1, null);
        }

        using (var file = Resumed())
        {
            file.Begin(Note("id"), 1, null);
            file.Add(1, 1, Row(["1"], Outcome.Restored, "a", "b"));
            file.Flush();
        }

        Assert.Equal("run,range,batch,id,outcome,old,new,reason\r\n1,1,1,1,Restored,a,b,\r\n", File.ReadAllText(_path));
    }

    private void WriteThreeBatches()
    {
        using var file = New();
        file.Begin(Note("id"), 1, null);
        foreach (var (rangeNo, batch, id) in new[] { (1, 1L, "1"), (1, 2L, "2"), (2, 1L, "3") })
        {
            file.Add(rangeNo, batch, Row([id], Outcome.Restored, "a", "x\ny"));
            file.Flush();
        }
    }

    private CsvOutcomes New(params string[] key) => CsvOutcomes.Create(new(_path, ExceptionsOnly: false), Note(key is [] ? ["id"] : key), [false])!;

    private CsvOutcomes Resumed() => CsvOutcomes.Continue(new(_path, ExceptionsOnly: false), Note("id"), 1, [false])!;

    private static OutcomeRow Row(string[] key, Outcome outcome, string? old, string? @new, string? reason = null) =>
        new(new CanonicalKey(key), outcome, new[] { Field.From(old) }, new[] { Field.From(@new) }, reason);

    private static RestoreDeclaration Note(params string[] key)
    {
        var text = new DeclaredColumn("text", ColumnKind.String, Nullable: true);
        return new RestoreDeclaration
        {
            Name = "Note.Text",
            Table = "note",
            From = "Archive",
            Key = [.. key.Select(k => new DeclaredColumn(k, ColumnKind.Int64))],
            RestoredColumns = [new(text, text)],
            LiveColumns = [text],
            ArchivedColumns = [text],
        };
    }
}
