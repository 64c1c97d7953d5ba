using Backfill.Generators.Tests.Harness;

namespace Backfill.Generators.Tests;

/// <summary>BKF02xx: each fires at its exact span, and stays silent one step beside it.</summary>
public class MethodDiagnosticsTests
{
    [Fact]
    public void BKF0201_an_unknown_where() => Error("BKF0201", "Where = [|\"Wich\"|]", "");

    [Fact]
    public void BKF0201_a_where_that_is_nearly_there() => Error("BKF0201", "Where = [|\"Wich\"|]", "static bool Which(Order live) => live.Total == 0;");

    [Fact]
    public void BKF0201_a_guard_that_is_a_property() => Error("BKF0201", "Guard = [|nameof(Total)|]", "");

    [Fact]
    public void BKF0201_stays_silent_on_a_method_in_another_part() =>
        Assert.Empty(GeneratorRun.Of([Order("Where = nameof(Which)", ""), "namespace Shop; partial record Order { static bool Which(Order live, int least) { return live.Count >= least; } }"]).Reported);

    [Theory]
    [InlineData("bool Which(Order live) => true;")]
    [InlineData("static bool Which() => true;")]
    [InlineData("static bool Which(int live) => true;")]
    [InlineData("static bool? Which(Order live) => true;")]
    [InlineData("static bool Which<T>(Order live) => true;")]
    [InlineData("static bool Which(ref Order live) => true;")]
    [InlineData("static bool Which(Order live, params int[] counts) => true;")]
    [InlineData("static bool Which(Order live, out int count) { count = 1; return true; }")]
    [InlineData("static bool Which(Order live) => true; static bool Which(Order live, int count) => true;")]
    public void BKF0202_a_where_of_the_wrong_shape(string method) => Error("BKF0202", "Where = [|nameof(Which)|]", method);

    [Theory]
    [InlineData("static bool Which(in Order live) => true;")]
    [InlineData("static bool Which(Order live) => true; static bool Which(int other) => true;")]
    public void BKF0202_stays_silent_on_the_right_shape(string method) => Silent("Where = nameof(Which)", method);

    [Theory]
    [InlineData("bool Ok(Order live, Order archived) => true;")]
    [InlineData("static bool Ok(Order live) => true;")]
    [InlineData("static bool Ok(Order live, object archived) => true;")]
    [InlineData("static int Ok(Order live, Order archived) => 1;")]
    public void BKF0203_a_guard_of_the_wrong_shape(string method) => Error("BKF0203", "Guard = [|nameof(Ok)|]", method);

    [Fact]
    public void BKF0203_stays_silent_on_the_right_shape() => Silent("Guard = nameof(Ok)", "static bool Ok(Order live, Order archived) { var same = live.Total == archived.Total; return same; }");

    [Theory]
    [InlineData("live.ClosedAt > [|new DateTime(live.Count)|]")]
    [InlineData("live.ClosedAt > [|new DateTime(2024, 2, 30)|]")]
    [InlineData("live.ClosedAt > [|new DateTime(2024, 2, 3, 0, 0, 0, DateTimeKind.Utc)|]")]
    [InlineData("[|live.Count + 1|] > 2")]
    [InlineData("live.Name != null && [|live.Name.Length|] > 2")]
    [InlineData("live.ClosedAt?[|.Year|] == 2024")]
    [InlineData("[|live.Count switch { 1 => true, _ => false }|]")]
    [InlineData("[|(int)live.Total|] > 2")]
    [InlineData("[|live.Ratio > 0.5f|]")]
    [InlineData("[|live.Ratio > 0.5|]")]
    [InlineData("[|live.Blob == live.Blob|]")]
    [InlineData("[|live.Sum|] > 1")]
    [InlineData("[|live.Flags.HasFlag(DayOfWeek.Monday)|]")]
    [InlineData("[|live.Count > 1 & live.Count < 5|]")]
    [InlineData("live.ClosedAt is [|{ Year: 2024 }|]")]
    [InlineData("live.Name is [|{ Length: 2 }|]")]
    [InlineData("live.Count is [|var x|] && true")]
    [InlineData("[|Limit|] < live.Count")]
    [InlineData("live.Number > [|double.NaN|]")]
    [InlineData("[|live.Many|] > live.Number")]
    public void BKF0204_what_has_no_counterpart(string condition) => Error("BKF0204", "Where = nameof(Which)", Which(condition));

    [Theory]
    [InlineData("[|var least = 1;|] return live.Count > least;")]
    [InlineData("[|if (live.Count > 1) { return true; }|] return false;")]
    public void BKF0204_more_than_one_statement(string body) => Error("BKF0204", "Where = nameof(Which)", $$"""static bool Which(Order live) { {{body}} }""");

    [Theory]
    [InlineData("ref readonly")]
    [InlineData("string other, byte[]? [|blob|], ")]
    public void BKF0206_or_a_wrong_shape(string parameters)
    {
        if (parameters.StartsWith("ref", StringComparison.Ordinal))
        {
            Error("BKF0202", "Where = [|nameof(Which)|]", $"static bool Which({parameters} Order live) => true;");
        }
        else
        {
            Error("BKF0206", "Where = nameof(Which)", $"static bool Which(Order live, {parameters}int last) => true;");
        }
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("Skip")]
    [InlineData("run")]
    [InlineData("undone")]
    [InlineData("from_0")]
    [InlineData("until_12")]
    [InlineData("value1")]
    [InlineData("journalSchema")]
    [InlineData("_limit")]
    [InlineData("__")]
    [InlineData("größe")]
    public void BKF0205_a_parameter_whose_name_is_taken(string name) =>
        Error("BKF0205", "Where = nameof(Which)", $"static bool Which(Order row, int [|{name}|]) => row.Count > {name};");

    [Theory]
    [InlineData("ids_item0")]
    [InlineData("ids_item12")]
    [InlineData("IDS_has_null")]
    public void BKF0205_a_parameter_called_like_a_value_of_a_list(string name) =>
        Error("BKF0205", "Where = nameof(Which)", $"static bool Which(Order row, int[] ids, int [|{name}|]) => ids.Contains(row.Count) && row.Count > {name};");

    [Fact]
    public void BKF0205_two_parameters_that_are_one_option() =>
        Error("BKF0205", "Where = nameof(Which)", "static bool Which(Order row, int fromDay, int [|from_day|]) => row.Count > fromDay && row.Count > from_day;");

    [Fact]
    public void BKF0205_stays_silent_one_letter_beside() =>
        Silent("Where = nameof(Which)", "static bool Which(Order batch, int live1, int batches, int from_, int value, int from_a) => batch.Count > live1 && batch.Count > batches && batch.Count > from_ && batch.Count > value && batch.Count > from_a;");

    [Theory]
    [InlineData("byte[]")]
    [InlineData("float")]
    [InlineData("DateTimeOffset")]
    [InlineData("List<int>?")]
    [InlineData("List<float>")]
    [InlineData("Rights")]
    [InlineData("IReadOnlySet<Rights?>")]
    [InlineData("Hidden")]
    [InlineData("Hidden?[]")]
    [InlineData("Nothing")]
    [InlineData("int[,]")]
    [InlineData("Dictionary<int, int>")]
    public void BKF0206_a_parameter_of_an_unsupported_type(string type) => Error("BKF0206", "Where = nameof(Which)", $"static bool Which(Order live, {type} [|what|]) => true;");

    [Fact]
    public void BKF0206_stays_silent_on_the_supported_types() => Silent(
        "Where = nameof(Which)", "static bool Which(Order live, bool a, int? b, ulong c, decimal d, double e, string? f, DateTime g, DateOnly h, TimeSpan i, int[] j, IEnumerable<string?> k, HashSet<DateOnly> l, List<int?> m, TimeOnly? n, DayOfWeek o, DayOfWeek? p, List<DayOfWeek> q, HashSet<Size?> r) => true;");

    [Fact]
    public void BKF0207_a_column_that_is_needed_and_cannot_be_set() =>
        Error("BKF0207", "Where = nameof(Which)", "public int [|Fixed|] { get; } static bool Which(Order live) => live.Fixed > 1;");

    [Fact]
    public void BKF0207_an_abstract_type() => Expect.Error("BKF0207", """
        [Restore("Friday", nameof(Total), Guard = [|nameof(Ok)|])]
        public abstract partial class Order { [Key] public int Id { get; init; } public decimal Total { get; init; } static bool Ok(Order live, Order archived) => true; }
        """);

    [Fact]
    public void BKF0207_a_type_without_a_usable_constructor() => Expect.Error("BKF0207", """
        [Restore("Friday", nameof(Total), Guard = [|nameof(Ok)|])]
        public partial class Order
        {
            public Order(int count) => Count = count;
            public int Count { get; }
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }
            static bool Ok(Order live, Order archived) => true;
        }
        """);

    [Fact]
    public void BKF0207_stays_silent_where_nothing_needs_an_object() => Expect.Silent("""
        [Restore("Friday", nameof(Total))]
        public abstract partial class Order { [Key] public int Id { get; } public decimal Total { get; init; } protected Order(int id) => Id = id; }
        """);

    [Theory]
    [InlineData("public DateTimeOffset Ticket { get; set; }")]
    [InlineData("[NotMapped] public int Ticket { get; set; }")]
    public void BKF0102_a_guard_that_reads_what_is_not_read(string property) =>
        Error("BKF0102", "Guard = nameof(Ok)", $$"""{{property}} static bool Ok(Order live, Order archived) => [|archived.Ticket|] == default;""");

    private static string Which(string condition) => $"static bool Which(Order live) => {condition};";

    private static void Error(string id, string argument, string more) => Expect.Error(id, Order(argument, more).Split("namespace Shop;")[1]);

    private static void Silent(string argument, string more) => Expect.Silent(Order(argument, more).Split("namespace Shop;")[1]);

    private static string Order(string argument, string more) => $$"""
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Backfill;
        namespace Shop;
        [Restore("Friday", nameof(Total), {{argument}})]
        public partial record Order
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }
            public int Count { get; set; }
            public long Many { get; set; }
            public string? Name { get; set; }
            public float Ratio { get; set; }
            public double Number { get; set; }
            public byte[]? Blob { get; set; }
            public DayOfWeek Flags { get; set; }
            public DateTime? ClosedAt { get; init; }
            public DateTime UpdatedAt { get; init; }
            public decimal Sum => Total * 2;
            private static readonly int Limit = 5;
            public static int Limits => Limit;
            public static bool Other(Order live) => live.Count > 1;
            [Flags] public enum Rights { None, Read, Write }
            protected enum Hidden { One }
            internal enum Size : ulong { One, Most = ulong.MaxValue }
            public enum Nothing { }
            {{more}}
        }
        """;
}
