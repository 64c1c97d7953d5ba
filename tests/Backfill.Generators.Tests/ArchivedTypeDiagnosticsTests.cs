using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>What can be wrong with <c>[Restore&lt;TArchive&gt;]</c>: BKF014x, and what other ids say of it; at its exact span, and silent one step beside it.</summary>
public class ArchivedTypeDiagnosticsTests
{
    private const string Old = "public class Old { [Key] public int Id { get; set; } public decimal Sum { get; set; } }";

    [Theory]
    [InlineData("int", "no record, class or struct of yours")]
    [InlineData("string", "no record, class or struct of yours")]
    [InlineData("DayOfWeek", "no record, class or struct of yours")]
    [InlineData("Old[]", "no record, class or struct of yours")]
    [InlineData("IDisposable", "no record, class or struct of yours")]
    [InlineData("(int, decimal)", "no record, class or struct of yours")]
    [InlineData("Action", "no record, class or struct of yours")]
    [InlineData("List<Old>", "generic")]
    [InlineData("Row", "generic", "Outer<int>.")]
    [InlineData("Local", "local to its file, which generated code is not in")]
    public void BKF0140_a_type_that_no_archived_row_can_be_of(string named, string reason, string outer = "") => Assert.Equal(
        $"'{named}' cannot be the type of the archived row: it is {reason}; name a record, class or struct that is neither generic nor local to a file",
        Expect.Error("BKF0140", Order($"""[Restore<[|{outer}{named}|]>("Friday", nameof(Total))]""", Old, """
            public class Outer<T> { public class Row { [Key] public T Id { get; set; } = default!; public decimal Sum { get; set; } } }
            file class Local { [Key] public int Id { get; set; } public decimal Sum { get; set; } }
            """)).GetMessage(null));

    [Theory]
    [InlineData("public class Old { [Key] public int Id { get; set; } public decimal Sum { get; set; } }")]
    [InlineData("public struct Old { [Key] public int Id { get; set; } public decimal Sum { get; set; } }")]
    [InlineData("public sealed record Old([property: Key] int Id, decimal Sum);")]
    [InlineData("public readonly record struct Old([property: Key] int Id, decimal Sum);")]
    [InlineData("public abstract class Old { [Key] public int Id { get; set; } public decimal Sum { get; set; } }")]
    [InlineData("internal class Base { [Key] public short Id { get; set; } } internal sealed class Old : Base { public decimal Sum { get; init; } }")]
    public void Any_other_type_can_be_that_of_the_archived_row(string old) =>
        Expect.Silent(Order("""[Restore<Old>("Friday", nameof(Total), nameof(Old.Sum))]""", old));

    [Fact]
    public void A_type_inside_the_declaring_one() => Expect.Silent("""
        [Restore<Order.Old>("Friday", nameof(Total), nameof(Order.Old.Sum))]
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }

            protected sealed record Old([property: Key] int Id, decimal Sum);
        }
        """);

    [Theory]
    [InlineData("public sealed record Old([property: Key] int Id, [property: Column(\"sum_then\")] decimal Sum, string? Note);")]
    [InlineData("public readonly record struct Old([property: Key] int Id, [property: Column(\"sum_then\")] decimal Sum, string? Note);")]
    [InlineData("public sealed class Old { [Key] public int Id { get; set; } [Column(\"sum_then\")] public required decimal Sum { get; init; } public string? Note { get; set; } }")]
    public void A_type_of_another_project(string old)
    {
        var run = GeneratorRun.Of(
            [Expect.Usings + Order("""[Restore<Old>("Friday", nameof(Total), nameof(Old.Sum), Guard = nameof(Ok))]""", inside: "static bool Ok(Order live, Old archived) => archived.Note is null;")],
            library: GeneratorRun.Library(Expect.Usings + old));
        Assert.Empty(run.Reported);
        Assert.Empty(run.Compiler);
        Assert.Contains("// order.total <- old.sum_then of", run.File, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_with_a_type_of_another_project_is_said_where_it_is_named()
    {
        var run = GeneratorRun.Of(
            [Expect.Usings + Order("""[Restore<Old>("Friday", nameof(Total), nameof(Old.Sum))]""")],
            library: GeneratorRun.Library(Expect.Usings + "public sealed class Old { public int Id { get; set; } public decimal Sum { get; set; } }"));
        var said = Assert.Single(run.Reported);
        Assert.Equal(("BKF0003", "Old"), (said.Id, said.Location.SourceTree!.ToString().Substring(said.Location.SourceSpan.Start, said.Location.SourceSpan.Length)));
    }

    [Theory]
    [InlineData("nameof(Old.Sum)", null)]
    [InlineData("\"Sum\"", "Write nameof(Old.Sum) instead of \"Sum\", so that the compiler finds it wherever 'Sum' is renamed")]
    [InlineData("\"Summ\"", "'Old' has no property 'Summ'; did you mean nameof(Old.Sum)?")]
    public void By_an_alias_of_the_attribute(string source, string? message)
    {
        var run = GeneratorRun.Of(["using FromOld = Backfill.RestoreAttribute<Shop.Old>;\n" + Expect.Usings + Order($"[FromOld(\"Friday\", nameof(Total), {source})]", Old)]);
        Assert.Equal(message is null ? [] : [message], run.Reported.Select(d => d.GetMessage(null)));
        Assert.Equal(message?.Contains("no property", StringComparison.Ordinal) != true, run.Files.Values.Any(f => f.Contains("TotalPlan.Instance", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_declaring_type_itself_is_no_other() => Assert.DoesNotContain(
        "ArchiveTable",
        Expect.Silent(Order("""[Restore<Order>("Friday", nameof(Total), nameof(Order.Paid))]""")).File,
        StringComparison.Ordinal);

    [Fact]
    public void A_type_that_does_not_exist_is_left_to_the_compiler()
    {
        var run = GeneratorRun.Of([Expect.Usings + Order("""[Restore<Missing>("Friday", nameof(Total))]""")]);
        Assert.Empty(run.Reported);
        Assert.Equal("CS0246", Assert.Single(run.Compiler).Id);
        Assert.Contains("[global::System.Obsolete(\"The declaration does not compile\", error: true)]", run.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Key] public int Id { get; set; } [Key] public int Line { get; set; }", "it has 2 properties and the other 1")]
    [InlineData("[Key] public string Id { get; set; } = \"\";", "'Id' is string and 'Id' is int")]
    [InlineData("[Key] public uint Number { get; set; }", "'Number' is uint and 'Id' is int")]
    public void BKF0141_a_key_that_is_not_like_that_of_live(string key, string difference) => Assert.Equal(
        $"The key of 'Old' is not like that of 'Order': {difference}; declare as many key properties, of the same types and in the same order",
        Expect.Error("BKF0141", Order("""[Restore<[|Old|]>("Friday", nameof(Total))]""", $$"""public class Old { {{key}} public decimal Total { get; set; } }""")).GetMessage(null));

    [Theory]
    [InlineData("[Key] public int No { get; init; } [Key] public int Shop { get; init; }", "'No' stands in the place of 'Shop'")]
    [InlineData("[Key] public int Branch { get; init; } [Key] public int Shop { get; init; }", "'Shop' stands in the place of 'No'")]
    public void BKF0141_a_key_in_another_order(string key, string difference) => Assert.Contains(
        difference, Expect.Error("BKF0141", Line("[|Old|]", key)).GetMessage(null), StringComparison.Ordinal);

    [Theory]
    [InlineData("[Key] public int Shop { get; init; } [Key] public int No { get; init; }")]
    [InlineData("[Key] public int Branch { get; init; } [Key] public int No { get; init; }")]
    [InlineData("[Key] public long Branch { get; init; } [Key] public short Number { get; init; }")]
    [InlineData("[Key, Column(Order = 2)] public int No { get; init; } [Key, Column(Order = 1)] public int Shop { get; init; }")]
    public void BKF0141_stays_silent_where_one_key_property_stands_for_another(string key) => Expect.Silent(Line("Old", key));

    [Theory]
    [InlineData("BKF0003", "public int Id { get; set; } public decimal Total { get; set; }")]
    [InlineData("BKF0004", "[Key] public decimal Id { get; set; } public decimal Total { get; set; }")]
    [InlineData("BKF0009", "[Key] public int? Id { get; set; } public decimal Total { get; set; }")]
    [InlineData("BKF0102", "[Key] public int Id => 1; public decimal Total { get; set; }")]
    [InlineData("BKF0005", "[Key, Column(\"i{d\")] public int Id { get; set; } public decimal Total { get; set; }")]
    [InlineData("BKF0005", "[Key] public int Id { get; set; } [Column(\"to{tal\")] public decimal Total { get; set; }")]
    [InlineData("BKF0008", "[Key] public int Id { get; set; } [Column(\"id\")] public decimal Total { get; set; }")]
    public void What_is_wrong_with_the_type_is_said_where_it_is_named(string id, string members) =>
        Expect.Error(id, Order("""[Restore<[|Old|]>("Friday", nameof(Total))]""", $$"""public class Old { {{members}} }"""));

    [Theory]
    [InlineData("BKF0005", "[Table(\"a{b\")]")]
    [InlineData("BKF0006", "[Table(\"old\", Schema = \"shop\")]")]
    public void What_is_wrong_with_its_table_is_said_where_it_is_named(string id, string table) =>
        Expect.Error(id, Order("""[Restore<[|Old|]>("Friday", nameof(Total), nameof(Old.Sum))]""", table + Old));

    [Theory]
    [InlineData("nameof(Total), [|\"Summ\"|]", "'Old' has no property 'Summ'; did you mean nameof(Old.Sum)?")]
    [InlineData("nameof(Total), [|nameof(Total)|]", "'Old' has no property 'Total'; name one with nameof(Old.…)")]
    [InlineData("[|nameof(Total)|]", "'Old' has no property 'Total'; name the one that has the value: source: nameof(Old.…)")]
    public void BKF0101_a_source_that_the_archived_row_does_not_have(string arguments, string message) =>
        Assert.Equal(message, Expect.Error("BKF0101", Order($$"""[Restore<Old>("Friday", {{arguments}})]""", Old)).GetMessage(null));

    [Theory]
    [InlineData("BKF0102", "public decimal Sum => 1;")]
    [InlineData("BKF0102", "[NotMapped] public decimal Sum { get; set; }")]
    [InlineData("BKF0105", "public long Sum { get; set; }")]
    [InlineData("BKF0106", "public decimal? Sum { get; set; }")]
    public void A_source_that_cannot_be_written(string id, string sum) =>
        Expect.Error(id, Order("""[Restore<Old>("Friday", nameof(Total), [|nameof(Old.Sum)|])]""", $$"""public class Old { [Key] public int Id { get; set; } {{sum}} }"""));

    [Theory]
    [InlineData("BKF0203", "Guard", "bool Judge(Order live, Order archived) => true;", "'Judge' cannot be Guard; it must be one static, non-generic method 'bool Judge(Order live, Old archived)'")]
    [InlineData("BKF0203", "Guard", "bool Judge(Old live, Order archived) => true;", "'Judge' cannot be Guard; it must be one static, non-generic method 'bool Judge(Order live, Old archived)'")]
    [InlineData("BKF0120", "Value", "decimal Judge(Order live, Order archived) => 1;", "'Judge' cannot be Value; it must be one static, non-generic method 'decimal Judge(Order live, Old archived)'")]
    [InlineData("BKF0202", "Where", "bool Judge(Old live) => true;", "'Judge' cannot be Where; it must be one static, non-generic method 'bool Judge(Order live, …)' with plain parameters")]
    public void A_method_that_takes_the_wrong_row(string id, string argument, string method, string message) => Assert.Equal(
        message,
        Expect.Error(id, Order($$"""[Restore<Old>("Friday", nameof(Total), nameof(Old.Sum), {{argument}} = [|nameof(Judge)|])]""", Old, inside: "static " + method)).GetMessage(null));

    [Theory]
    [InlineData("Guard", "bool Judge(Order live, Old archived) => archived.Sum > 0;")]
    [InlineData("Guard", "bool Judge(in Order live, in Old archived) => live.Total < archived.Sum;")]
    [InlineData("Value", "decimal Judge(Order live, Old archived) => archived.Sum / 100;")]
    public void A_method_that_takes_the_right_row(string argument, string method) =>
        Expect.Silent(Order($$"""[Restore<Old>("Friday", nameof(Total), nameof(Old.Sum), {{argument}} = nameof(Judge))]""", Old, inside: "static " + method));

    [Theory]
    [InlineData("abstract class Old { [Key] public int Id { get; set; } public decimal Sum { get; set; } }", "the type is abstract")]
    [InlineData("class Old { private Old() { } [Key] public int Id { get; set; } public decimal Sum { get; set; } }", "it has neither a parameterless constructor nor the parameters of a record that could be used here")]
    [InlineData("class Old { [Key] public int Id { get; set; } public decimal Sum { get; private set; } }", "'Sum' cannot be set; give it init or set")]
    public void BKF0207_an_archived_row_of_which_no_object_can_be_made(string old, string reason) => Assert.Equal(
        $"'Judge' needs an object of 'Old' made from a row, but {reason}",
        Expect.Error("BKF0207", Order("""[Restore<Old>("Friday", nameof(Total), nameof(Old.Sum), Guard = [|nameof(Judge)|])]""", "public " + old, inside: "static bool Judge(Order live, Old archived) => archived.Sum > 0;")).GetMessage(null));

    [Theory]
    [InlineData("BKF0101", "public int Id2 { get; set; }", "'Old' has no property 'Mail'; Match compares what both types have under one name")]
    [InlineData("BKF0123", "public int Mail { get; set; }", "'Mail' cannot be in Match: it is string? in 'Order' and int in 'Old'")]
    public void A_match_that_the_archived_row_cannot_answer(string id, string mail, string message) => Assert.Equal(
        message,
        Expect.Error(id, Order("""[Restore<Old>("Friday", nameof(Total), Match = new[] { [|nameof(Mail)|] })]""", $$"""public class Old { [Key] public int Id { get; set; } public decimal Total { get; set; } {{mail}} }""")).GetMessage(null));

    [Theory]
    [InlineData("Mail", "public string? Mail { get; set; }")]
    [InlineData("Count", "public long? Count { get; set; }")]
    [InlineData("Count", "[Key] public int Count { get; set; }", "public int Id")]
    public void A_match_that_it_can_answer(string name, string member, string id = "[Key] public int Id") => Expect.Silent(Order(
        $$"""[Restore<Old>("Friday", nameof(Total), Match = new[] { nameof({{name}}) })]""", $$"""public class Old { {{id}} { get; set; } public decimal Total { get; set; } {{member}} }"""));

    [Theory]
    [InlineData("Sum", "has no column of that name")]
    [InlineData("Mail", "has it as string?, which cannot be compared")]
    public void BKF0142_a_source_that_live_does_not_have(string source, string reason) => Assert.Equal(
        $"SkipIfSourceUnchanged compares '{source}' of 'Old' with live, but 'Order' {reason}; leave it out, or name a source that both have",
        Expect.Error("BKF0142", Order($$"""[Restore<Old>("Friday", nameof(Total), nameof(Old.{{source}}), SkipIfSourceUnchanged = [|true|])]""", $$"""public class Old { [Key] public int Id { get; set; } public decimal {{source}} { get; set; } }""")).GetMessage(null));

    [Theory]
    [InlineData("nameof(Total), nameof(Old.Paid), SkipIfSourceUnchanged = true")]
    [InlineData("nameof(Total), nameof(Old.Total), SkipIfSourceUnchanged = true")]
    [InlineData("nameof(Total), nameof(Old.Sum), SkipIfSourceUnchanged = false")]
    public void BKF0142_stays_silent_where_both_have_it(string arguments) => Expect.Silent(Order(
        $$"""[Restore<Old>("Friday", {{arguments}})]""", "public class Old { [Key] public int Id { get; set; } public decimal Sum { get; set; } public decimal Paid { get; set; } public decimal Total { get; set; } }"));

    [Theory]
    [InlineData("Restore<Old>", "[|Restore|]")]
    [InlineData("Restore", "Restore<[|Old|]>")]
    [InlineData("Restore<Older>", "Restore<[|Old|]>")]
    public void BKF0130_another_archived_row_than_the_first_of_the_group(string first, string second) => Assert.Equal(
        "The first restore of the group 'money' has another type of the archived row; the columns of a group are written together, so each must declare the same type of the archived row",
        Expect.Error("BKF0130", Order($$"""
            [{{first}}("Friday", nameof(Total), Group = "money")]
            [{{second}}("Friday", nameof(Paid), Group = "money")]
            """, "public class Old { [Key] public int Id { get; set; } public decimal Total { get; set; } public decimal Paid { get; set; } } public class Older : Old { }")).GetMessage(null));

    [Fact]
    public void A_group_of_one_archived_row() => Expect.Silent(Order("""
        [Restore<Old>("Friday", nameof(Total), nameof(Old.Sum), Group = "money")]
        [Restore<Old>("Friday", nameof(Paid), nameof(Old.Sum), Group = "money")]
        """, Old));

    [Theory]
    [InlineData("Old", "source: [|\"Sum\"|]", "Write nameof(Old.Sum) instead of \"Sum\", so that the compiler finds it wherever 'Sum' is renamed")]
    [InlineData("Shop.Old", "[|\"Sum\"|]", "Write nameof(Shop.Old.Sum) instead of \"Sum\", so that the compiler finds it wherever 'Sum' is renamed")]
    public void BKF0108_a_source_by_a_text(string type, string source, string message) =>
        Assert.Equal(message, Expect.Warning("BKF0108", Order($$"""[Restore<{{type}}>("Friday", nameof(Total), {{source}})]""", Old)).GetMessage(null));

    [Theory]
    [InlineData("[|\"Total\"|], nameof(Old.Sum)")]
    [InlineData("nameof(Total), nameof(Old.Sum), Guard = [|\"Ok\"|]")]
    public void BKF0108_a_text_for_what_the_declaring_type_has(string arguments) =>
        Expect.Warning("BKF0108", Order($$"""[Restore<Old>("Friday", {{arguments}})]""", Old, inside: "static bool Ok(Order live, Old archived) => true;"));

    private static string Order(string restore, string archived = "", string more = "", string inside = "") => $$"""
        {{restore}}
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }
            public decimal Paid { get; init; }
            public int Count { get; init; }
            public string? Mail { get; init; }
            {{inside}}
        }

        {{archived}}
        {{more}}
        """;

    private static string Line(string named, string key) => $$"""
        [Restore<{{named}}>("Friday", nameof(Total))]
        public partial record Line
        {
            [Key] public int Shop { get; init; }
            [Key] public int No { get; init; }
            public decimal Total { get; init; }
        }

        public class Old { {{key}} public decimal Total { get; init; } }
        """;
}
