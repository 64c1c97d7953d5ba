using Backfill.CodeFixes.Tests.Harness;

namespace Backfill.CodeFixes.Tests;

public class AddKeyFixTests
{
    [Theory]
    [InlineData("Id", "ulong")]
    [InlineData("OrderId", "int")]
    [InlineData("id", "Guid")]
    public Task The_property_called_like_a_key(string key, string type) => Fix<AddKeyFix>.Becomes(
        $$"""
        // Licence: none.
        using System.ComponentModel.DataAnnotations.Schema;

        [Restore("Friday", nameof(Total))]
        public partial record {|BKF0003:Order|}
        {
            public int Count { get; init; }
            /// <summary>Its number.</summary>
            [Column("no")] public {{type}} {{key}} { get; init; }
            public decimal Total { get; init; }
        }
        """,
        $$"""
        // Licence: none.
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;

        [Restore("Friday", nameof(Total))]
        public partial record Order
        {
            public int Count { get; init; }
            /// <summary>Its number.</summary>
            [Key] [Column("no")] public {{type}} {{key}} { get; init; }
            public decimal Total { get; init; }
        }
        """,
        title: $"Mark '{key}' with [Key]");

    [Fact]
    public Task Each_whole_number_where_none_is_called_so() => Fix<AddKeyFix>.Becomes(
        """
        using System.Buffers;
        using System.Text;

        [Restore("Friday", nameof(Total))]
        public partial record {|BKF0003:Order|}(int Shop, long Number, decimal Total, int? Other);
        """,
        """
        using System.Buffers;
        using System.ComponentModel.DataAnnotations;
        using System.Text;

        [Restore("Friday", nameof(Total))]
        public partial record Order(int Shop, [property: Key] long Number, decimal Total, int? Other);
        """,
        choice: 1,
        title: "Mark 'Number' with [Key]");

    [Fact]
    public Task In_another_part_of_the_type() => Fix<AddKeyFix>.Becomes(
        [
            """
            [Restore("Friday", nameof(Total))]
            public partial record {|BKF0003:Order|} { public decimal Total { get; init; } }
            """,
            """
            using System.Text;
            using System.ComponentModel.DataAnnotations;

            partial record Order { public StringBuilder? Text => null; public int Id { get; init; } }
            """,
        ],
        [
            """
            [Restore("Friday", nameof(Total))]
            public partial record Order { public decimal Total { get; init; } }
            """,
            """
            using System.Text;
            using System.ComponentModel.DataAnnotations;

            partial record Order { public StringBuilder? Text => null; [Key] public int Id { get; init; } }
            """,
        ]);

    [Fact]
    public Task In_the_type_of_the_archived_row() => Fix<AddKeyFix>.Becomes(
        [
            """
            using System.ComponentModel.DataAnnotations;

            [Restore<{|BKF0003:Old|}>("Friday", nameof(Total))]
            public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
            """,
            """
            using System.ComponentModel.DataAnnotations;

            public sealed class Old { public int OldId { get; set; } public decimal Total { get; set; } }
            """,
        ],
        [
            """
            using System.ComponentModel.DataAnnotations;

            [Restore<Old>("Friday", nameof(Total))]
            public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
            """,
            """
            using System.ComponentModel.DataAnnotations;

            public sealed class Old { [Key] public int OldId { get; set; } public decimal Total { get; set; } }
            """,
        ],
        title: "Mark 'OldId' with [Key]");

    [Fact]
    public Task Not_offered_where_no_property_can_be_a_key() => Fix<AddKeyFix>.IsNotOffered(
        """
        [Restore("Friday", nameof(Total))]
        public partial record {|BKF0003:Order|} { public decimal Total { get; init; } public static int Id { get; set; } }
        """);
}
