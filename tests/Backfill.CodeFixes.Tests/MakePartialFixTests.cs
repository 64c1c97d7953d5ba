using Backfill.CodeFixes.Tests.Harness;

namespace Backfill.CodeFixes.Tests;

public class MakePartialFixTests
{
    [Theory]
    [InlineData("public record", "public partial record")]
    [InlineData("record", "partial record")]
    [InlineData("internal sealed class", "internal sealed partial class")]
    [InlineData("public readonly record struct", "public readonly partial record struct")]
    public Task A_type_of_any_kind(string before, string after) => Fix<MakePartialFix>.Becomes(Order(before, "{|BKF0001:Order|}"), Order(after, "Order"), title: "Make partial");

    [Fact]
    public Task Outer_types_with_it() => Fix<MakePartialFix>.Becomes(
        """
        using System.ComponentModel.DataAnnotations;

        // The shop.
        class {|BKF0001:Shop|}
        {
            public static partial class Middle
            {
                /// <summary>An order.</summary>
                [Restore("Friday", nameof(Total))]
                record {|BKF0001:Order|} { [Key] public int Id { get; init; } public decimal Total { get; init; } }
            }
        }
        """,
        """
        using System.ComponentModel.DataAnnotations;

        // The shop.
        partial class Shop
        {
            public static partial class Middle
            {
                /// <summary>An order.</summary>
                [Restore("Friday", nameof(Total))]
                partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
            }
        }
        """);

    [Fact]
    public Task Several_types_at_once() => Fix<MakePartialFix>.Becomes(
        """
        using System.ComponentModel.DataAnnotations;

        [Restore("Friday", nameof(Total))]
        public record {|BKF0001:Order|} { [Key] public int Id { get; init; } public decimal Total { get; init; } }

        public class {|BKF0001:Old|}
        {
            [Restore("Friday", nameof(Total))]
            public record {|BKF0001:Order|} { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        }
        """,
        """
        using System.ComponentModel.DataAnnotations;

        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }

        public partial class Old
        {
            [Restore("Friday", nameof(Total))]
            public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        }
        """,
        atOnce: 2);

    private static string Order(string kind, string name) => $$"""
        using System.ComponentModel.DataAnnotations;

        /// <summary>An order.</summary>
        [Restore("Friday", nameof(Total))]
        {{kind}} {{name}} { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """;
}
