using System.Text.RegularExpressions;
using Backfill.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Tests;

/// <summary>What a guard reads on the way is read of the database, and no more where the way can be seen.</summary>
public partial class TouchedColumnsTests
{
    private const string All = "total count name deleted state";

    [Theory]
    [InlineData("true", "total")]
    [InlineData("live.Count > 0", "total count")]
    [InlineData("live.Id > 0", "total")]
    [InlineData("live.IsGone", "total deleted")]
    [InlineData("live.Summary != null", "total state deleted count")]
    [InlineData("live is { IsGone: true } or { Count: > 3 }", "total deleted count")]
    [InlineData("live switch { { Deleted: true } => false, { Name: \"x\" } => true, _ => false }", "total deleted name")]
    [InlineData("live.Has(3)", "total count")]
    [InlineData("Both(live, archived)", "total deleted")]
    [InlineData("live.Gone()", "total deleted")]
    [InlineData("Alias(live)", "total deleted")]
    [InlineData("Inner(live)", "total name")]
    [InlineData("new Func<bool>(() => live.Deleted)()", "total deleted")]
    [InlineData("new Func<bool>(live.IsOdd)()", "total count")]
    [InlineData("((IRow)live).Deleted", "total deleted")]
    [InlineData("((IRow)live).Named == null", "total name")]
    [InlineData("Of(live)", "total deleted name")]
    [InlineData("Ending(5, live)", "total count")]
    [InlineData("nameof(live.Name) != null && live.Deleted", "total deleted")]
    [InlineData("(live, 1) == (archived, 2)", All)]
    [InlineData("live.ToString() != null", All)]
    [InlineData("live == archived", All)]
    [InlineData("live with { Count = 1 } != archived", All)]
    [InlineData("$\"{live}\" != null", All)]
    [InlineData("object.Equals(live, archived)", All)]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(live) != null", All)]
    [InlineData("new Func<Order, bool>(o => o.Deleted)(live)", All)]
    [InlineData("new[] { live }[0].Deleted", All)]
    [InlineData("live.GetHashCode() > 0", All)]
    [InlineData("live?.Deleted ?? false", All)]
    [InlineData("Check.Virtual.Ok(live)", All)]
    [InlineData("((dynamic)live).Deleted", All)]
    public void The_guard_reads(string expression, string columns) => Assert.Equal(columns, LiveColumns(Order(expression, "")));

    [Theory]
    [InlineData("public string? Shown { get => Deleted ? \"x\" : field; set; }", "total deleted shown")]
    [InlineData("public string? Shown { get; init => field = Deleted ? \"x\" : value; }", "total deleted shown")]
    [InlineData("public string? Shown { get; set => (field, Count) = (value, 1); }", "total count shown")]
    [InlineData("private string? _shown; public string? Shown { get => _shown; set => _shown = value; }", "total shown")]
    [InlineData("private string? _shown; public string? Shown { get => _shown; set => _shown = value; } public string? Also { get => null; set => _shown = value; }", "total shown also")]
    [InlineData("private string? _shown; public string? Shown => _shown ??= Name + State;", "total name state")]
    [InlineData("public string? Shown => field ??= Name;", "total name")]
    [InlineData("public string? Shown { get => this is { Deleted: true } ? null : Of(this); } private static string? Of(Order row) => row.State;", "total deleted state")]
    [InlineData("public string? Shown { get { return Made(); string? Made() => Name; } }", "total name")]
    [InlineData("public string? Shown => string.Concat(this, 1);", All)]
    [InlineData("public string? Shown { get => Name; set => System.Console.WriteLine(this); }", All + " shown")]
    [InlineData("public virtual partial string? Shown { get; } public virtual partial string? Shown => Name;", "total name")]
    [InlineData("public string? Shown => this[0]; public string? this[int i] => State;", "total state")]
    [InlineData("public string? Shown => Loop(3); private string? Loop(int i) => i == 0 ? Name : Loop(i - 1);", "total name")]
    public void A_property_reads(string property, string columns) => Assert.Equal(columns, LiveColumns(Order("live.Shown != null", property)));

    [Theory]
    [InlineData("[NotMapped] public bool Flag { get; set; } public bool Shown => Flag;", "'Flag' does not stand for a column: it is marked [NotMapped], so the guard, which reads it through 'Shown', would see its default")]
    [InlineData(
        "public Uri? Link { get; set; } public bool Shown => Link != null;",
        "'Link' does not stand for a column: its type Uri? is not supported, so the guard, which reads it through 'Shown', would see its default")]
    public void BKF0102_a_default_behind_a_property(string properties, string message) =>
        Assert.Equal(message, Expect.Error("BKF0102", Order("[|live.Shown|]", properties)).GetMessage(null));

    [Theory]
    [InlineData("=> [|live.Doubled|];")]
    [InlineData("=> Twice([|live|]); static decimal Twice(Order row) => row.Total * 2;")]
    public void BKF0122_a_value_that_reads_its_own_column_on_the_way(string body) => Expect.Error("BKF0122", Order("true", "public decimal Doubled => Total * 2; static decimal Then(Order live, Order archived) " + body)
        .Replace("Guard = nameof(Ok)", "Value = nameof(Then)", StringComparison.Ordinal));

    [Theory]
    [InlineData("record Order(int Id, decimal Total, bool Deleted, string? Name) {", "Name = row.Name", "live.Name != null", "total name")]
    [InlineData("record Order(int Id, decimal Total, bool Deleted, string? Name) { public string? Name { get; init; } = Deleted ? null : Name;", "row.Deleted", "live.Name != null", "total name deleted")]
    [InlineData("record Order(int Id, decimal Total, bool Deleted, string? Name) { private readonly bool _gone = Deleted;", "row.Deleted", "live.Gone", "total deleted")]
    [InlineData("record Order(int Id, decimal Total, bool Deleted, string? Name) : Base(Deleted) {", "row.Deleted", "live.Text != null", "total deleted")]
    [InlineData("record struct Order(int Id, decimal Total, bool Deleted, string? Name) { private readonly bool _gone = Deleted;", "row.Deleted", "live.Gone", "total deleted")]
    public void A_record_is_made_of_what_its_constructor_computes_with(string record, string made, string expression, string columns)
    {
        var gone = record.Contains("_gone", StringComparison.Ordinal) ? "public bool Gone => _gone;" : "";
        var run = Expect.Silent($$"""
            public abstract record Base { private readonly bool _gone; protected Base(bool gone) => _gone = gone; public string Text => _gone ? "x" : ""; }
            [Restore("Friday", nameof(Total), Guard = nameof(Ok))]
            public partial {{record.Replace("int Id", "[property: Key] int Id", StringComparison.Ordinal)}}
                {{gone}}
                static bool Ok(Order live, Order archived) => {{expression}};
            }
            """);
        Assert.Equal(columns, Columns(run));
        Assert.Contains(made.Replace("Name = row", "row", StringComparison.Ordinal), run.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_another_project_automatic_properties_are_told_from_those_with_code()
    {
        var library = GeneratorRun.Library("""
            namespace Old;
            public class Row
            {
                [System.ComponentModel.DataAnnotations.Key] public int Id { get; init; }
                public decimal Total { get; init; }
                public bool Deleted { get; set; }
                public string? Name { get; set; }
                public bool Gone => Deleted;
            }
            """);
        Assert.Equal("total deleted", Archived(library, "archived.Deleted"));
        Assert.Equal("total deleted name", Archived(library, "archived.Gone"));
    }

    [Theory]
    [InlineData("public string? Shown { get => field ?? Name; set; }", false)]
    [InlineData("public string? Shown { get; set => field = value?.Trim(); }", false)]
    [InlineData("private string? _shown = \"\"; private string? _other; public string? Shown { get => _shown; set => _other = value; } public string? Other => _other;", false)]
    [InlineData("public string? Shown { get => field; set => field = value; }", true)]
    [InlineData("private string? _shown; public string? Shown { get { return _shown; } set { _shown = value; } }", true)]
    [InlineData("public string? Shown { get; private set; }", true)]
    public void A_condition_reads_what_only_keeps_the_value_of_its_column(string property, bool isKept)
    {
        var source = Order("true", property).Replace("Guard = nameof(Ok)", "Where = nameof(Which)", StringComparison.Ordinal)
            .Replace("static bool Both(", $"static bool Which(Order live) => {(isKept ? "live.Shown" : "[|live.Shown|]")} != null; static bool Both(", StringComparison.Ordinal);
        if (isKept)
        {
            Expect.Silent(source);
        }
        else
        {
            Assert.Contains("has code of its own", Expect.Error("BKF0204", source).GetMessage(null), StringComparison.Ordinal);
        }
    }

    private static string Archived(MetadataReference library, string expression)
    {
        var run = GeneratorRun.Of(
            [$$"""
            {{Expect.Usings}}
            [Restore<Old.Row>("Friday", nameof(Total), Guard = nameof(Ok))]
            public partial record Order { [Key] public int Id { get; init; } public decimal Total { get; init; } static bool Ok(Order live, Old.Row archived) => {{expression}}; }
            """],
            library: library);
        Assert.Empty(run.Reported);
        Assert.Empty(run.Compiler);
        return string.Join(' ', Name().Matches(ArchivedColumns().Match(run.File).Value).Select(m => m.Groups[1].Value));
    }

    [GeneratedRegex(@"ArchivedColumns =.*?\],", RegexOptions.Singleline)]
    private static partial Regex ArchivedColumns();

    [GeneratedRegex("new\\(\"(\\w+)\"")]
    private static partial Regex Name();

    private static string LiveColumns(string source) => Columns(Expect.Silent(source));

    private static string Columns(GeneratorRun run) => string.Join(' ', Assert.Single(run.Load()).Declaration.LiveColumns.Select(c => c.Name));

    private static string Order(string expression, string more) => $$"""
        public interface IRow { bool Deleted { get; } string? Name { get; } string? Named => Name; }
        public abstract class Check { public static Check Virtual { get; } = new Any(); public abstract bool Ok(Order row); private sealed class Any : Check { public override bool Ok(Order row) => row.Deleted; } }
        public static class Ways { public static bool Gone(this Order row) => row.Deleted; }
        [Restore("Friday", nameof(Total), Guard = nameof(Ok))]
        public partial record Order : IRow
        {
            [Key] public int Id { get; init; }
            public decimal Total { get; init; }
            public int Count { get; set; }
            public string? Name { get; init; }
            public bool Deleted { get; init; }
            public string? State { get; init; }
            public bool IsGone => Deleted;
            public string? Summary => State + IsGone + Count;
            public bool Has(int least) => Count >= least;
            public bool IsOdd() => Count % 2 == 1;
            {{more}}
            static bool Ok(Order live, Order archived) => {{expression}};
            static bool Both(Order one, Order two) => one.Deleted && two.Count > 0;
            static bool Alias(Order row) { var same = row; return same.Deleted; }
            static bool Inner(Order row) { return Named(row); static bool Named(Order it) => it.Name == "x"; }
            static bool Of<T>(T row) where T : IRow => row.Deleted && row.Named == null;
            static bool Ending(int last, Order row) => row.Count == last;
        }
        """;
}
