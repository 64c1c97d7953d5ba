using Backfill.Planning;

namespace Backfill.Tests.Planning;

/// <summary>An enum is given and kept by its members' names, and bound by their numbers.</summary>
public class EnumArgumentsTests
{
    private static readonly EnumMembers<Size> Sizes = new([new("Small", -1), new("Medium", 0), new("Large", 5), new("Big", 5)]);
    private static readonly EnumMembers<Wide> Wides = new([new("None", 0), new("Most", ulong.MaxValue)]);

    [Fact]
    public void A_run_keeps_the_name_and_statements_bind_the_number()
    {
        var restore = Plan(nullable: true).With([Size.Small]);
        Assert.Equal("Small", restore.Arguments.ToText()[0].Value);
        Assert.Equal([new("size", (object?)-1)], restore.Arguments.Bound());
        var again = restore.Plan.WithText(RecordJson.Arguments(RecordJson.Of(restore.Arguments))).Arguments;
        Assert.Equal(Size.Small, again.Get<Size>(0));
        Assert.Equal(Size.Small, again.Get<Size?>(0));
        Assert.Null(Plan(nullable: true).With([null]).Arguments.Get<Size?>(0));
        Assert.Equal([new("size", (object?)null)], Plan(nullable: true).With([null]).Arguments.Bound());
    }

    [Fact]
    public void Two_names_of_one_number_are_one_value_kept_by_the_first()
    {
        var big = Plan().WithText(new Dictionary<string, string?> { ["size"] = "Big" }).Arguments;
        Assert.Equal((Size.Large, "Large"), (big.Get<Size>(0), big.ToText()[0].Value));
    }

    [Fact]
    public void The_whole_range_of_an_enum_can_be_given()
    {
        var plan = new TestPlan(TestTables.Declaration with { Parameters = [new("size", ColumnKind.UInt64, Enum: Wides)] });
        var most = plan.WithText(new Dictionary<string, string?> { ["size"] = "Most" }).Arguments;
        Assert.Equal((Wide.Most, ulong.MaxValue), (most.Get<Wide>(0), Assert.Single(most.Bound()).Value));
    }

    [Theory]
    [InlineData(ListForm.Array)]
    [InlineData(ListForm.List)]
    [InlineData(ListForm.Set)]
    public void A_list_is_the_collection_of_the_enum_that_the_method_takes(ListForm form)
    {
        var given = Plan(nullable: true, form).With([new Size?[] { Size.Large, null, Size.Small }]);
        Assert.Equal("[\"Large\",null,\"Small\"]", given.Arguments.ToText()[0].Value);
        Assert.Equal([new("size_item0", 5), new("size_item1", -1), new("size_has_null", true)], given.Arguments.Bound());
        var again = given.Plan.WithText(RecordJson.Arguments(RecordJson.Of(given.Arguments))).Arguments;
        Assert.Equal([Size.Large, null, Size.Small], again.Get<IEnumerable<Size?>>(0));
        Assert.IsAssignableFrom(form switch { ListForm.Array => typeof(Size?[]), ListForm.List => typeof(List<Size?>), _ => typeof(HashSet<Size?>) }, again[0]);
    }

    [Fact]
    public void What_is_no_member_is_refused_in_one_sentence()
    {
        Refuses("'size' of t.value is 9, which is no member of Size: Small, Medium, Large, Big; give one, or take the number and compare with it.", Plan(), (Size)9);
        Refuses("'size' of t.value must be a Size, not Int32.", Plan(), 5);
        Refuses("'size' of t.value must be a Size, not DayOfWeek.", Plan(), DayOfWeek.Friday);
        Refuses("'size' of t.value must be a Size, not null.", Plan(), [null]);
        Refuses("'size' of t.value is 9, which is no member of Size: Small, Medium, Large, Big; give one, or take the number and compare with it.", Plan(form: ListForm.Array), new[] { Size.Small, (Size)9 });
        Refuses("'size' of t.value must be a list of Size, not null; an empty list selects nothing.", Plan(form: ListForm.Array), [null]);
    }

    [Theory]
    [InlineData("small")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("Small, Large")]
    public void A_text_that_is_no_name_is_refused_with_the_names(string text) => Assert.Equal(
        $"'{text}' is no member of Size for 'size'; it has Small, Medium, Large, Big.",
        Assert.Throws<ArgumentException>(() => Plan().WithText(new Dictionary<string, string?> { ["size"] = text })).Message);

    [Fact]
    public void Of_a_long_enum_the_first_names_are_shown() => Assert.EndsWith(
        "M28, M29, … (31 names)", new EnumMembers<Size>([.. Enumerable.Range(0, 31).Select(i => new EnumMember($"M{i}", i))]).Names, StringComparison.Ordinal);

    [Fact]
    public void Another_number_of_a_member_is_another_plan()
    {
        var other = new EnumMembers<Size>([new("Small", -1), new("Medium", 1), new("Large", 5), new("Big", 5)]);
        Assert.NotEqual(RecordJson.Of(Plan().Declaration), RecordJson.Of((Plan().Declaration) with { Parameters = [new("size", ColumnKind.Int32, Enum: other)] }));
    }

    private static void Refuses(string sentence, TestPlan plan, params object?[] arguments) =>
        Assert.Equal(sentence, Assert.ThrowsAny<ArgumentException>(() => plan.With(arguments)).Message.Replace(TestTables.Declaration.Name, "t.value", StringComparison.Ordinal));

    private static TestPlan Plan(bool nullable = false, ListForm? form = null) =>
        new(TestTables.Declaration with { Parameters = [new("size", ColumnKind.Int32, nullable, form, Sizes)] });

    private enum Size
    {
        Small = -1,
        Medium = 0,
        Large = 5,
    }

    private enum Wide : ulong
    {
        None = 0,
        Most = ulong.MaxValue,
    }
}
