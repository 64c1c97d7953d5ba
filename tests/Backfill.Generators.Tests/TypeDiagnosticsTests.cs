using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>BKF00xx: each fires at its exact span, and stays silent one step beside it.</summary>
public class TypeDiagnosticsTests
{
    [Fact]
    public void BKF0001_a_type_that_is_not_partial() => Expect.Error("BKF0001", """
        [Restore("Friday", nameof(Total))]
        public record [|Order|] { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0001_an_outer_type_that_is_not_partial() => Expect.Error("BKF0001", """
        public class [|Shop|]
        {
            [Restore("Friday", nameof(Total))]
            public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        }
        """);

    [Fact]
    public void BKF0001_an_outer_type_that_has_a_restore_itself_is_named_once() => Expect.Error("BKF0001", """
        [Restore("Friday", nameof(Total))]
        public record [|Shop|]
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }

            [Restore("Friday", nameof(Total))]
            public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        }
        """);

    [Fact]
    public void BKF0001_stays_silent_where_every_outer_type_is_partial() => Expect.Silent("""
        public static partial class Shop
        {
            private partial interface IMiddle
            {
                [Restore("Friday", nameof(Total))]
                private protected partial class Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
            }
        }
        """);

    [Fact]
    public void BKF0002_a_generic_type() => Expect.Error("BKF0002", """
        [Restore("Friday", nameof(Total))]
        public partial record [|Order|]<T> { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0002_a_file_local_type() => Expect.Error("BKF0002", """
        [Restore("Friday", nameof(Total))]
        file partial record [|Order|] { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0002_a_ref_struct() => Expect.Error("BKF0002", """
        [Restore("Friday", nameof(Total))]
        public ref partial struct [|Order|] { public Order() { } [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0002_a_generic_outer_type() => Expect.Error("BKF0002", """
        public partial class [|Shop|]<T>
        {
            [Restore("Friday", nameof(Total))]
            public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        }
        """);

    [Fact]
    public void BKF0002_stays_silent_on_a_struct_with_a_generic_base() => Expect.Silent("""
        [Restore("Friday", nameof(Total))]
        public partial record struct Order(int Number) : IEquatable<Order> { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0003_no_key() => Expect.Error("BKF0003", """
        [Restore("Friday", nameof(Total))]
        public partial record [|Order|] { public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0003_stays_silent_where_the_type_names_its_key() => Expect.Silent("""
        public sealed class PrimaryKeyAttribute(string first, params string[] others) : Attribute { public string All => first + others.Length; }

        [PrimaryKey(nameof(Shop), nameof(Id))]
        [Restore("Friday", nameof(Total))]
        public partial record Order { public int Id { get; init; } public byte Shop { get; init; } public decimal Total { get; init; } }
        """);

    [Theory]
    [InlineData("decimal")]
    [InlineData("DateTime")]
    [InlineData("bool")]
    [InlineData("double")]
    public void BKF0004_a_key_of_a_type_that_has_more_than_one_text_for_a_value(string type) => Expect.Error("BKF0004", $$"""
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public required {{type}} [|Id|] { get; init; } public decimal Total { get; init; } }
        """);

    [Theory]
    [InlineData("sbyte")]
    [InlineData("ushort")]
    [InlineData("uint")]
    [InlineData("ulong")]
    [InlineData("long")]
    [InlineData("DayOfWeek")]
    [InlineData("string")]
    [InlineData("Guid")]
    [InlineData("byte[]")]
    public void BKF0004_stays_silent_on_whole_numbers_texts_and_bytes(string type) => Expect.Silent($$"""
        [Restore("Friday", nameof(Total), Where = nameof(All))]
        public partial record Order { [Key] public required {{type}} Id { get; init; } public decimal Total { get; init; } private static bool All(Order live) => live.Total > 1; }
        """);

    [Theory]
    [InlineData("""a{b""")]
    [InlineData("""a}b""")]
    [InlineData("""a\nb""")]
    [InlineData("""a\u2028b""")]
    [InlineData("")]
    [InlineData("a ")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public void BKF0005_a_column_name_that_could_break_out(string name) => Expect.Error("BKF0005", $$"""
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } [Column([|"{{name}}"|])] public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0005_a_table_name_that_could_break_out() => Expect.Error("BKF0005", """
        [Table([|"{live}"|])]
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0005_stays_silent_on_names_that_can_be_quoted()
    {
        var run = Expect.Silent("""""
            [Table("order`s \"\"\" — größte")]
            [Restore("Fri\"day\n", nameof(Total))]
            public partial record Order { [Key] public int Id { get; init; } [Column("to`tal \"\"\" @x /* -- \\")] public decimal Total { get; init; } }
            """"");
        Assert.Contains("t.`to``tal \"\"\" @x /* -- \\`", run.File, StringComparison.Ordinal);
    }

    [Fact]
    public void BKF0006_a_schema() => Expect.Error("BKF0006", """
        [Table("orders", Schema = [|"sales"|])]
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0006_stays_silent_without_one() => Expect.Silent("""
        [Table("orders")]
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0007_a_member_called_Restores() => Expect.Error("BKF0007", """
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } public int [|Restores|] => 1; }
        """);

    [Fact]
    public void BKF0007_a_member_called_like_the_plan() => Expect.Error("BKF0007", """
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } private sealed class [|TotalPlan|]; }
        """);

    [Fact]
    public void BKF0007_a_type_called_Restores() => Expect.Error("BKF0007", """
        [Restore("Friday", nameof(Total))]
        public partial record [|Restores|] { [Key] public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Fact]
    public void BKF0007_stays_silent_where_a_base_type_has_restores_too() => Expect.Silent("""
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } }

        [Restore("Friday", nameof(Total))]
        public partial record BigOrder : Order { public int Plan => 1; }
        """);

    [Fact]
    public void BKF0007_stays_silent_where_a_member_is_called_otherwise() => Expect.Silent("""
        [Restore("Friday", nameof(All))]
        [Restore("Friday", nameof(Key), Guard = nameof(Decide))]
        [Restore("Friday", nameof(Field))]
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal All { get; init; }
            public decimal Key { get; init; }
            public decimal Field { get; init; }
            public int Restore => 1;
            private static bool Decide(Order live, Order archived) => live.Key > archived.Key;
            private sealed class Outcome;
        }
        """);

    [Fact]
    public void BKF0008_two_properties_for_one_column() => Expect.Error("BKF0008", """
        [Restore("Friday", nameof(Total), nameof(total))]
        public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } public decimal [|total|] { get; init; } }
        """);

    [Fact]
    public void BKF0008_stays_silent_where_the_restore_uses_one_of_them() => Expect.Silent("""
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } public decimal total { get; init; } }
        """);

    [Theory]
    [InlineData("int?")]
    [InlineData("ulong?")]
    public void BKF0009_a_nullable_key(string type) => Assert.EndsWith($"declare it as {type.TrimEnd('?')}", Expect.Error("BKF0009", $$"""
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public {{type}} [|Id|] { get; init; } public decimal Total { get; init; } }
        """).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void BKF0009_stays_silent_where_another_column_can_be_null() => Expect.Silent("""
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key] public int Id { get; init; } public int? Other { get; init; } public decimal? Total { get; init; } }
        """);
}
