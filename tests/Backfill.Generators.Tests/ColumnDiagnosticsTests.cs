using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>BKF01xx: each fires at its exact span, and stays silent one step beside it.</summary>
public class ColumnDiagnosticsTests
{
    private const string Properties = """
        [Key] public int Id { get; init; }
            public decimal Total { get; init; }
            public decimal? Paid { get; init; }
            public int Count { get; set; }
            public long Many { get; set; }
            public DateTime? ClosedAt { get; init; }
            public DateTime UpdatedAt { get; init; }
        """;

    [Fact]
    public void BKF0101_an_unknown_column() => Assert.EndsWith(
        "; did you mean nameof(Total)?", Expect.Error("BKF0101", Order("""[Restore("Friday", [|"Totl"|])]""", "")).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void BKF0101_an_unknown_source() => Error("BKF0101", """[Restore("Friday", nameof(Total), source: [|"Totl"|])]""");

    [Fact]
    public void BKF0101_an_unknown_key() => Expect.Error("BKF0101", """
        public sealed class PrimaryKeyAttribute(params string[] names) : Attribute { public int Count => names.Length; }

        [[|PrimaryKey(nameof(Id), "Shop")|]]
        [Restore("Friday", nameof(Total))]
        public partial record Order { public int Id { get; init; } public decimal Total { get; init; } }
        """);

    [Theory]
    [InlineData("Total2", "public decimal Total2 = 1;", "a field")]
    [InlineData("Total2", "public decimal Total2() => 1;", "a method")]
    [InlineData("Item", "public decimal this[int i] { get => i; set { } }", "its indexer")]
    [InlineData("Missing", "", "nameof(…)")]
    public void BKF0101_says_what_it_is_instead(string name, string member, string what) =>
        Assert.Contains(what, GeneratorRun.Of([Whole($$"""[Restore("Friday", "{{name}}")]""", member)]).Reported.Single(d => d.Id == "BKF0101").GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void BKF0101_a_property_that_cannot_be_reached() => Assert.Contains("'Entity' has one, but private", Expect.Error("BKF0101", """
        public abstract class Entity { [Key] public int Id { get; init; } private DateTime? ClosedAt { get; init; } }

        [Restore("Friday", [|"ClosedAt"|])]
        public partial class Order : Entity;
        """).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void BKF0101_stays_silent_on_an_inherited_property() => Expect.Silent("""
        public abstract class Entity { [Key] public int Id { get; init; } protected DateTime? ClosedAt { get; init; } }

        [Restore("Friday", nameof(ClosedAt), Guard = nameof(Ok))]
        public partial class Order : Entity { private static bool Ok(Order live, Order archived) => live.Id > 0 && archived.ClosedAt is not null; }
        """);

    [Theory]
    [InlineData("public decimal Fixed { get; } = 1;")]
    [InlineData("public decimal Fixed => Total * 2;")]
    [InlineData("public static decimal Fixed { get; set; }")]
    [InlineData("[NotMapped] public decimal Fixed { get; set; }")]
    [InlineData("public decimal Fixed { set { } }")]
    [InlineData("public DateTimeOffset Fixed { get; set; }")]
    [InlineData("public object? Fixed { get; set; }")]
    [InlineData("public char Fixed { get; set; }")]
    [InlineData("public byte[][] Fixed { get; set; } = [];")]
    public void BKF0102_a_property_that_is_no_column_to_write(string property) => Error("BKF0102", """[Restore("Friday", [|nameof(Fixed)|])]""", property);

    [Fact]
    public void BKF0102_an_indexer() => Error("BKF0102", """[Restore("Friday", [|"this[]"|])]""", "public decimal this[int i] { get => i; set { } }");

    [Fact]
    public void BKF0102_stays_silent_on_a_private_property() =>
        Silent("""[Restore("Friday", nameof(Hidden), Where = nameof(All))]""", "private decimal Hidden { get; set; } static bool All(Order live) => live.Hidden > 1;");

    [Fact]
    public void BKF0102_stays_silent_on_a_source_that_is_only_read() => Silent("""[Restore("Friday", nameof(Total), nameof(Fixed))]""", "public decimal Fixed { get; }");

    [Fact]
    public void BKF0103_the_key() => Error("BKF0103", """[Restore("Friday", [|nameof(Id)|])]""");

    [Fact]
    public void BKF0103_stays_silent_where_the_key_is_the_source() => Silent("""[Restore("Friday", nameof(Many), nameof(Id))]""");

    [Fact]
    public void BKF0104_one_column_twice() =>
        Expect.Error("BKF0104", Order("""
            [Restore("Friday", nameof(Total))]
            [Restore("Thursday", [|nameof(Total)|])]
            """, ""));

    [Fact]
    public void BKF0104_one_column_twice_in_a_group() => Error("BKF0104", """
        [Restore("Friday", nameof(Total), Group = "money")]
        [Restore("Friday", [|nameof(Total)|], Group = "money")]
        """);

    [Fact]
    public void BKF0104_stays_silent_where_the_second_accident_of_a_column_has_a_name()
    {
        var run = Expect.Silent(Order("""
            [Restore("Friday", nameof(Total))]
            [Restore("Thursday", nameof(Total), Name = "the rates of May", Where = nameof(Converted))]
            [Restore("Monday", nameof(Total), Name = "Order.Total of 2024")]
            [Restore("Monday", nameof(Total), Group = "money", Name = "both")]
            [Restore("Monday", nameof(Paid), Group = "money", Name = "both")]
            """, "static bool Converted(Order live, decimal least) => live.Total >= least;"));
        Assert.Equal(["Order.Total", "the rates of May", "Order.Total of 2024", "both"], run.Load().Select(p => p.Declaration.Name));
        Assert.All(["Total()", "TheRatesOfMay(decimal least)", "TotalOf2024()", "Money()"], method => Assert.Contains($"Restore {method} => ", run.File, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024")]
    [InlineData("—")]
    public void BKF0131_a_name_that_no_method_can_be_called_after(string name) => Error("BKF0131", $$"""
        [Restore("Friday", nameof(Total))]
        [Restore("Friday", nameof(Total), Name = [|"{{name}}"|])]
        """);

    [Theory]
    [InlineData("paid")]
    [InlineData("Order.Total")]
    public void BKF0131_a_name_whose_method_is_that_of_another(string name) => Error("BKF0131", $$"""
        [Restore("Friday", nameof(Total), Name = "first")]
        [Restore("Friday", nameof(Paid))]
        [Restore("Friday", nameof(Total), Name = [|"{{name}}"|])]
        """);

    [Fact]
    public void BKF0104_one_name_twice() => Error("BKF0104", """
        [Restore("Friday", nameof(Total), Name = "money")]
        [Restore("Friday", nameof(Paid), Name = [|"Money"|])]
        """);

    [Fact]
    public void BKF0104_stays_silent_on_two_columns_of_one_source() => Silent("""
        [Restore("Friday", nameof(Total), Name = "money")]
        [Restore("Friday", nameof(Paid), nameof(Total), Name = "paid money")]
        """);

    [Theory]
    [InlineData("Count", "Many")]
    [InlineData("Total", "Count")]
    [InlineData("Count", "Total")]
    [InlineData("ClosedAt", "Many")]
    public void BKF0105_a_source_that_does_not_fit(string column, string source) => Error("BKF0105", $$"""[Restore("Friday", nameof({{column}}), [|nameof({{source}})|])]""");

    [Theory]
    [InlineData("DateOnly", "DateTime")]
    [InlineData("bool", "byte")]
    [InlineData("long", "ulong")]
    [InlineData("ulong", "byte?")]
    [InlineData("uint", "int")]
    [InlineData("double", "float")]
    public void BKF0105_kinds_that_only_look_alike(string column, string source) => Error(
        source.EndsWith('?') ? "BKF0106" : "BKF0105",
        """[Restore("Friday", nameof(Target), source: [|nameof(Source)|])]""",
        $$"""public {{column}} Target { get; set; } public {{source}} Source { get; set; }""");

    [Theory]
    [InlineData("long", "int")]
    [InlineData("long?", "uint?")]
    [InlineData("ulong", "byte")]
    [InlineData("int", "DayOfWeek")]
    [InlineData("DayOfWeek", "int")]
    [InlineData("DateTime?", "DateTime")]
    [InlineData("string?", "string?")]
    [InlineData("byte[]?", "byte[]?")]
    [InlineData("bool?", "bool")]
    public void BKF0105_stays_silent_where_every_value_fits(string column, string source) => Silent(
        """[Restore("Friday", nameof(Target), nameof(Source), SkipIfSourceUnchanged = true)]""",
        $$"""public {{column}} Target { get; set; } public {{source}} Source { get; set; }""");

    [Fact]
    public void BKF0106_a_source_that_can_be_null() => Error("BKF0106", """[Restore("Friday", nameof(UpdatedAt), [|nameof(ClosedAt)|])]""");

    [Fact]
    public void BKF0106_a_text_that_can_be_null() => Error(
        "BKF0106", """[Restore("Friday", nameof(Name), [|nameof(Nick)|])]""", "public string Name { get; set; } = \"\"; public string? Nick { get; set; }");

    [Fact]
    public void BKF0106_stays_silent_into_a_nullable_column() => Silent("""[Restore("Friday", nameof(ClosedAt), nameof(UpdatedAt))]""");

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    public void BKF0107_a_backup_without_a_name(string name) => Error("BKF0107", $$"""[Restore([|{{name}}|], nameof(Total))]""");

    [Fact]
    public void BKF0107_a_restore_without_a_name() => Error("BKF0107", """[Restore("Friday", nameof(Total), Name = [|""|])]""");

    [Fact]
    public void BKF0107_a_time_zone_without_a_name() => Error("BKF0107", """[Restore("Friday", nameof(Total), TimeZone = [|" "|])]""");

    [Fact]
    public void BKF0107_stays_silent_on_any_constant() => Silent("""[Restore(source: nameof(Paid), column: nameof(Paid), from: Inner.Friday)]""", "public static class Inner { public const string Friday = \"Fri\" + \"day\"; }");

    [Theory]
    [InlineData("""[Restore("Friday", [|"Total"|])]""")]
    [InlineData("""[Restore("Friday", nameof(Total), [|"Paid2"|])]""")]
    [InlineData("""[Restore(source: [|"Paid2"|], from: "Total", column: nameof(Total))]""")]
    [InlineData("""[Restore("Friday", nameof(Total), Where = [|"Which"|])]""")]
    [InlineData("""[Restore("Friday", nameof(Total), Guard = [|"Ok"|])]""")]
    [InlineData("""[Restore("Friday", nameof(Total), Value = [|"Then"|])]""")]
    [InlineData("""[Restore("Friday", nameof(Total), Match = new[] { nameof(Count), [|"Paid2"|] })]""")]
    [InlineData("""[RestoreAttribute("Friday", [|"ToString"|])]""")]
    public void BKF0108_a_text_that_is_the_name_of_a_member(string restore)
    {
        if (restore.Contains("ToString", StringComparison.Ordinal))
        {
            Assert.Equal(["BKF0101", "BKF0108"], GeneratorRun.Of([Whole(restore.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), Methods)]).Reported.Select(d => d.Id).Order());
        }
        else
        {
            Expect.Warning("BKF0108", Order(restore, Methods));
        }
    }

    [Theory]
    [InlineData("""[Restore("Total", nameof(Total), nameof(Paid2), Name = "Total")]""")]
    [InlineData("""[Restore("Friday", nameof(Total), TimeZone = "Which", Where = nameof(Which))]""")]
    [InlineData("""[Restore("Friday", "To" + "tal")]""")]
    [InlineData("""[Restore("Friday", nameof(Total)), Obsolete("Total")]""")]
    public void BKF0108_stays_silent_on_what_names_no_member(string restore) => Silent(restore, Methods);

    private const string Methods = "public decimal Paid2 { get; init; } static bool Which(Order live) => live.Count > 1; static bool Ok(Order live, Order archived) => true; static decimal Then(Order live, Order archived) => 1;";

    private static string Whole(string restore, string more) => Expect.Usings + Order(restore, more);

    private static void Error(string id, string restores, string more = "") => Expect.Error(id, Order(restores, more));

    private static void Silent(string restores, string more = "") => Expect.Silent(Order(restores, more));

    private static string Order(string restores, string more) => $$"""
        {{restores}}
        public partial record Order
        {
            {{Properties}}
            {{more}}
        }
        """;
}
