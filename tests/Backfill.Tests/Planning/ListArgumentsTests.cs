using Backfill.Planning;

namespace Backfill.Tests.Planning;

public class ListArgumentsTests
{
    [Fact]
    public void A_run_keeps_a_list_and_gives_it_back()
    {
        var restore = Plan(ColumnKind.String, nullable: true).With([new[] { "a,b", null, "", "\"[1]\"", "1" }]);
        Assert.Equal("[\"a,b\",null,\"\",\"\\u0022[1]\\u0022\",\"1\"]", restore.Arguments.ToText()[0].Value);
        var again = restore.Plan.WithText(RecordJson.Arguments(RecordJson.Of(restore.Arguments)));
        Assert.Equal(restore.Arguments.Get<string?[]>(0), again.Arguments.Get<string?[]>(0));
        Assert.Equal(restore.Arguments.Bound(), again.Arguments.Bound());
    }

    [Fact]
    public void Each_value_is_bound_and_NULL_is_told()
    {
        var bound = Plan(ColumnKind.Int32, nullable: true).With([new int?[] { 7, null, 9 }]).Arguments.Bound();
        Assert.Equal([new("ids_item0", 7), new("ids_item1", 9), new("ids_has_null", true)], bound);
        Assert.Equal([new("ids_item0", 7)], Plan(ColumnKind.Int32).With([new List<int> { 7 }]).Arguments.Bound());
        Assert.Empty(Plan(ColumnKind.Int32).With([Array.Empty<int>()]).Arguments.Bound());
    }

    [Fact]
    public void The_method_gets_the_collection_that_it_takes()
    {
        Assert.Equal([1L, 2L], Plan(ColumnKind.Int64).With([new HashSet<long> { 1, 2 }]).Arguments.Get<IReadOnlyList<long>>(0));
        Assert.Equal([new TimeOnly(14, 30)], Plan(ColumnKind.TimeOfDay).WithText(new Dictionary<string, string?> { ["ids"] = "[\"14:30\"]" }).Arguments.Get<TimeOnly[]>(0));
        Assert.Equal([1.5m], Plan(ColumnKind.Decimal, form: ListForm.List).With([new[] { 1.5m }]).Arguments.Get<List<decimal>>(0));
        Assert.Contains(null, Plan(ColumnKind.Date, nullable: true, form: ListForm.Set).With([new DateOnly?[] { null }]).Arguments.Get<HashSet<DateOnly?>>(0));
        var texts = Plan(ColumnKind.String, form: ListForm.Set).WithText(new Dictionary<string, string?> { ["ids"] = ArgumentText.List(["a", "A"]) });
        Assert.Equal(["A", "a"], texts.Arguments.Get<IReadOnlySet<string>>(0).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_list_changed_after_the_plan_changes_no_restore()
    {
        var ids = new List<int> { 1 };
        var restore = Plan(ColumnKind.Int32, form: ListForm.List).With([ids]);
        ids.Add(2);
        Assert.Equal([1], restore.Arguments.Get<List<int>>(0));
        Assert.Equal("[\"1\"]", restore.Arguments.ToText()[0].Value);
    }

    [Fact]
    public void What_is_no_list_of_the_type_is_refused_in_one_sentence()
    {
        Refuses("'ids' of t.value must be a list of Int32, not String.", Plan(ColumnKind.Int32), ["12"]);
        Refuses("'ids' of t.value must be a Int32, not Int64.", Plan(ColumnKind.Int32), [new[] { 1L }]);
        Refuses("'ids' of t.value must be a Int32, not null.", Plan(ColumnKind.Int32), [new int?[] { null }]);
        Refuses("'ids' of t.value has half of a surrogate pair, which no database can hold; give whole characters.", Plan(ColumnKind.String), [new[] { "a\ud83d" }]);
        Refuses("'ids' of t.value is NaN, which no column can hold; give a number.", Plan(ColumnKind.Double), [new[] { double.NaN }]);
        Refuses("'ids' of t.value is a set with a comparer of its own; SQL compares by bytes, so give a set without one.", Plan(ColumnKind.String), [new HashSet<string>(StringComparer.OrdinalIgnoreCase)]);
        Plan(ColumnKind.String).With([new HashSet<string>(StringComparer.Ordinal) { "a" }]);
    }

    [Fact]
    public void A_list_that_is_null_is_no_empty_list()
    {
        const string Sentence = "'ids' of SubscriptionVariant.CancelledAt must be a list of Int32, not null; an empty list selects nothing.";
        Assert.Equal(Sentence, Assert.Throws<ArgumentNullException>(() => Plan(ColumnKind.Int32, nullable: true).With([null])).Message);
        Assert.Equal(Sentence, Assert.Throws<ArgumentNullException>(() => Plan(ColumnKind.Int32).WithText(new Dictionary<string, string?> { ["ids"] = null })).Message);
    }

    [Fact]
    public void A_list_has_an_upper_limit()
    {
        Plan(ColumnKind.Int32).With([Enumerable.Range(0, 1000)]);
        Refuses("'ids' of t.value has 1001 values, and at most 1000 are possible; restore in several runs, or select by a condition.", Plan(ColumnKind.Int32), [Enumerable.Range(0, 1001)]);
    }

    [Theory]
    [InlineData("1,2")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void The_kept_text_of_a_list_is_an_array_of_texts(string text) => Assert.Equal(
        "'ids' is a list, and its text must be a JSON array of texts.",
        Assert.Throws<ArgumentException>(() => Plan(ColumnKind.Int32).WithText(new Dictionary<string, string?> { ["ids"] = text })).Message);

    [Fact]
    public void An_offset_in_a_list_is_turned_into_wall_clock_time()
    {
        var plan = new TestPlan(TestTables.Declaration with { TimeZone = "Europe/Berlin", Parameters = [new("days", ColumnKind.DateTime, List: ListForm.Array)] });
        var arguments = plan.WithText(new Dictionary<string, string?> { ["days"] = ArgumentText.List(["2025-03-01", "2025-07-01T14:30Z"]) }).Arguments;
        Assert.Equal([new DateTime(2025, 3, 1), new DateTime(2025, 7, 1, 16, 30, 0)], arguments.Get<DateTime[]>(0));
        Assert.Equal("days", arguments.FirstWithOffset);
    }

    [Fact]
    public void A_slot_is_filled_with_one_parameter_per_value_and_never_with_a_value()
    {
        var statements = Filled(["x'); DROP TABLE t; --", "{live}"]);
        Assert.Equal("SELECT 1 WHERE a IN (CAST(@ids_item0 AS BINARY), CAST(@ids_item1 AS BINARY)) AND b > @id", statements.ReadLive);
        Assert.Equal("SELECT 1 WHERE a IN (SELECT NULL FROM DUAL WHERE FALSE) AND b > @id", Filled([]).ReadLive);
        Assert.Equal(statements.ReadLive, statements.CountArchive);
        Assert.Equal(statements.ReadLive, statements.CountUnread);
    }

    private static Statements Filled(string[] values)
    {
        const string Text = "SELECT 1 WHERE a IN ({@ids|CAST(@ids AS BINARY)}) AND b > @id";
        var statements = new Statements
        {
            FirstKey = "",
            LastKey = "",
            SliceEnd = "",
            ReadLive = Text,
            ReadArchive = "",
            Stage = Text,
            Staged = "",
            Reread = Text,
            Apply = "",
            Proof = "",
            ReadJournal = "",
            ReadArchiveText = "",
            CountArchive = Text,
            CountUnread = Text,
            StageUndo = "",
            ReadUndoneText = "",
            Explain = Text,
        };
        return ListSlots.Fill(statements, Plan(ColumnKind.String).With([values]).Arguments, SqlDialect.MySql);
    }

    private static void Refuses(string sentence, TestPlan plan, object?[] arguments) =>
        Assert.Equal(sentence, Assert.ThrowsAny<ArgumentException>(() => plan.With(arguments)).Message.Replace(TestTables.Declaration.Name, "t.value", StringComparison.Ordinal));

    private static TestPlan Plan(ColumnKind kind, bool nullable = false, ListForm form = ListForm.Array) =>
        new(TestTables.Declaration with { Parameters = [new("ids", kind, nullable, form)] });
}
