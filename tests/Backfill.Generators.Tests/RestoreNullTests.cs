using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>BKF0143, and what RestoreNull makes of the decision.</summary>
public class RestoreNullTests
{
    [Theory]
    [InlineData("nameof(Total), RestoreNull = [|true|]")]
    [InlineData("nameof(Title), RestoreNull = [|true|]")]
    [InlineData("nameof(Total), Value = nameof(TotalThen), RestoreNull = [|true|]")]
    public void BKF0143_null_for_a_column_that_cannot_be_null(string arguments) => Expect.Error("BKF0143", Order($"[Restore(\"Friday\", {arguments})]"));

    [Fact]
    public void BKF0143_on_the_column_of_a_group_that_cannot_be_null() => Expect.Error("BKF0143", Order("""
        [Restore("Friday", nameof(Note), Group = "all", RestoreNull = true)]
        [Restore("Friday", nameof(Total), Group = "all", RestoreNull = [|true|])]
        """));

    [Theory]
    [InlineData("nameof(Total), RestoreNull = false")]
    [InlineData("nameof(Note), RestoreNull = true")]
    [InlineData("nameof(ClosedAt), nameof(UpdatedAt), RestoreNull = true")]
    public void BKF0143_stays_silent_where_null_is_possible(string arguments) => Expect.Silent(Order($"[Restore(\"Friday\", {arguments})]"));

    [Theory]
    [InlineData("nameof(Note), RestoreNull = true", false)]
    [InlineData("nameof(Note), Value = nameof(NoteThen), RestoreNull = true", false)]
    [InlineData("nameof(Note), RestoreNull = false", true)]
    public void A_null_has_an_outcome_of_its_own_unless_it_is_put_back(string arguments, bool has)
    {
        var file = Expect.Silent(Order($"[Restore(\"Friday\", {arguments})]")).File;
        Assert.Equal(has, file.Contains("Outcome.NullInArchive", StringComparison.Ordinal));
        Assert.Equal(!has, file.Contains("RestoreNull: true", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_group_each_column_says_it_for_itself()
    {
        var file = Expect.Silent(Order("""
            [Restore("Friday", nameof(Note), Group = "all", RestoreNull = true)]
            [Restore("Friday", nameof(Total), Group = "all")]
            [Restore("Friday", nameof(ClosedAt), Group = "all")]
            """)).File;
        Assert.Contains(
            """
                        : (archived.Total.IsNull && !live.Total.IsNull)
                            || (archived.ClosedAt.IsNull && !live.ClosedAt.IsNull) ? global::Backfill.Outcome.NullInArchive
            """,
            file,
            StringComparison.Ordinal);
    }

    private static string Order(string restores) => $$"""
        {{restores}}
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }
            public string Title { get; init; } = "";
            public string? Note { get; init; }
            public DateTime? ClosedAt { get; init; }
            public DateTime UpdatedAt { get; init; }

            private static decimal TotalThen(Order live, Order archived) => archived.Total + 1;
            private static string? NoteThen(Order live, Order archived) => archived.Note?.Trim();
        }
        """;
}
