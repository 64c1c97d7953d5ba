using Backfill.Generators.Tests.Harness;
using Backfill.Planning;

namespace Backfill.Generators.Tests;

/// <summary>Enums whose column holds their names.</summary>
public class EnumTextTests
{
    [Theory]
    [InlineData("varchar(20)", ColumnKind.String)]
    [InlineData("ENUM('New','Old')", ColumnKind.String)]
    [InlineData("nvarchar(24)", ColumnKind.String)]
    [InlineData(" text ", ColumnKind.String)]
    [InlineData("tinyint", ColumnKind.Int32)]
    [InlineData("int unsigned", ColumnKind.Int32)]
    public void The_type_name_of_the_column_decides(string type, ColumnKind kind)
    {
        var plan = Assert.Single(Expect.Silent(Declared($"[Column(TypeName = \"{type}\")] public Stage? State {{ get; set; }}")).Load());
        Assert.Equal(new DeclaredColumn("state", kind, Nullable: true), Assert.Single(plan.Declaration.Targets));
    }

    [Fact]
    public void Names_are_read_and_written_as_they_are_and_nothing_else_is_a_name()
    {
        var file = Expect.Silent(Declared(
            "[Column(TypeName = \"varchar(20)\")] public Stage? State { get; set; } [Column(TypeName = \"varchar(20)\")] public Stage Before { get; set; }",
            ", Where = nameof(Which), Value = nameof(Made)",
            "static bool Which(Order live) => live.State != Stage.@new; static Stage? Made(Order live, Order archived) => archived.Before == Stage.Old ? null : archived.Before;")).File;
        Assert.Contains("State = row.State.As<global::Shop.Stage?>(\"'state' of live\", static text => text.IsNull ? null : EnumOfState(text)) }", file, StringComparison.Ordinal);
        Assert.Contains(".String(NameOfState(global::Shop.Order.Made(default(global::Shop.Order)!, RecordForValueOfState(archived))))", file, StringComparison.Ordinal);
        Assert.Contains(
            """
                    private static global::Shop.Stage EnumOfBefore(global::Backfill.Planning.Field text) => text.String() switch
                    {
                        "new" => global::Shop.Stage.@new,
                        "Old" => global::Shop.Stage.Old,
                        "Ancient" => global::Shop.Stage.Ancient,
                        var other => throw new global::System.FormatException($"'{other}' is the name of no member that 'Before' can have."),
                    };

                    private static string? NameOfState(global::Shop.Stage? value) => value switch
                    {
                        global::Shop.Stage.@new => "new",
                        global::Shop.Stage.Old => "Old",
                        null => null,
                        var other => throw new global::System.FormatException($"Value made {other}, which has no name for 'State' to hold."),
                    };
            """,
            file,
            StringComparison.Ordinal);
    }

    [Fact]
    public void BKF0102_flags_have_no_one_name() => Expect.Error("BKF0102", Declared("[Column(TypeName = \"varchar(20)\")] public Flag State { get; set; }").Replace("nameof(State)", "[|nameof(State)|]", StringComparison.Ordinal));

    [Fact]
    public void BKF0102_stays_silent_on_flags_stored_as_a_number() => Expect.Silent(Declared("public Flag State { get; set; }"));

    [Fact]
    public void BKF0004_a_key_that_is_a_name() => Expect.Error("BKF0004", """
        public enum State { New }
        [Restore("Friday", nameof(Total))]
        public partial record Order { [Key, Column(TypeName = "varchar(20)")] public State [|State|] { get; init; } public decimal Total { get; init; } }
        """);

    private static string Declared(string property, string arguments = "", string more = "") => $$"""
        public enum Stage { @new, Old, Ancient = 1 }
        [Flags] public enum Flag { One = 1, Two = 2 }
        [Restore("Friday", nameof(State){{arguments}})]
        public partial record Order { [Key] public int Id { get; init; } {{property}} {{more}} }
        """;
}
