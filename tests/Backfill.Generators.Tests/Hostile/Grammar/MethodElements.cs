namespace Backfill.Generators.Tests.Hostile.Grammar;

/// <summary>Where, Guard and Value, the arguments of the attribute, and the archived type.</summary>
internal static class MethodElements
{
    private static readonly (string Name, string Parameters)[] Parameters =
    [
        ("ref", ", ref int x"), ("out", ", out int x"), ("in", ", in int x"), ("ref readonly", ", ref readonly int x"), ("params", ", params int[] x"), ("default", ", int x = 5"), ("span", ", ReadOnlySpan<int> x"),
        ("scoped", ", scoped ReadOnlySpan<int> x"), ("pointer", ", int* x"), ("dynamic", ", dynamic x"), ("object", ", object x"), ("tuple", ", (int, int) x"), ("nothing", ", Nothing x"), ("list of lists", ", List<List<int>> x"),
        ("nullable list", ", int[]? x"), ("enumerable", ", IEnumerable<int> x"), ("set", ", HashSet<string> x"), ("list of nullable", ", List<int?> x"), ("empty enum", ", Empty x"), ("private enum", ", Hidden x"), ("the plan", ", int TotalPlan"),
        ("the type", ", int Order"), ("the class", ", int Restores"), ("System", ", int System"), ("Backfill", ", int Backfill"), ("an attribute", ", [CallerMemberName] string x = \"\""), ("obsolete enum", ", Gone x"),
        ("experimental enum", ", Fresh x"), ("aliased enum", ", Aliased::Library.Color x"), ("list of aliased", ", List<Aliased::Library.Color> x"), ("nullable enum", ", Fine? x"), ("array of enums", ", Fine[] x"), ("discard", ", int _"), ("two", ", int x, int X"),
        ("unicode", ", int größe"), ("escape", ", int \\u0061b"), ("nint", ", nint x"), ("char", ", char x"), ("type parameter list", ", System.Collections.Immutable.ImmutableHashSet<Fine> x"),
    ];

    private const string Enums = "public enum Empty { } public enum Fine { A, B } [Obsolete(\"x\", DiagnosticId = \"HOSTB\")] public enum Gone { A } [Experimental(\"HOSTC\")] public enum Fresh { A }";

    private static readonly (string Name, string Members)[] Overloads =
    [
        ("Which in", "static bool Which(in Order live) => false;"), ("Which with in", "static bool Which(Order live, in int x) => false;"), ("Which generic", "static bool Which<T>(T live) => false;"), ("Which object", "static bool Which(object live) => false;"),
        ("Which optional", "static bool Which(Order live, string x = \"\") => false;"), ("Which params", "static bool Which(Order live, params int[] x) => false;"), ("Which property", "public int which { get; set; }"),
        ("May in", "static bool May(in Order live, in Order archived) => false;"), ("May half in", "static bool May(in Order live, Order archived) => false;"), ("May of int", "static int May(Order live, in Order archived) => 0;"), ("May object", "static bool May(object live, object archived) => false;"),
        ("May optional", "static bool May(Order live, Order archived, int more = 1) => false;"), ("May generic", "static bool May<T>(T live, T archived) => false;"), ("Compute in", "static decimal? Compute(in Order live, in Order archived) => 1;"),
        ("Compute of int", "static int Compute(in Order live, in Order archived) => 1;"), ("Compute of string", "static decimal? Compute(string live, Order archived) => 1;"), ("Compute of version", "static int Compute(Version live, Order archived) => 1;"), ("Compute by value", "static int Compute(Order live, Order archived) => 1;"), ("May by value", "static bool May(Order live, in Order archived) => true;"), ("Which of int", "static int Which(Order live) => 1;"), ("Compute object", "static decimal? Compute(object live, object archived) => 1;"),
    ];

    private static readonly string[] Conditions =
    [
        "true", "false", "throw new Exception()", "default", "live is null", "live is { }", "live is { Id: 1 }", "live is (1, _)", "live == live", "live.Id is var x", "live.Id switch { 1 => true, _ => false }", "Which(live)", "live.Which2()", "((Func<bool>)(() => true))()",
        "live.Id.Equals(1)", "live.Id.CompareTo(1) > 0", "live?.Id > 1", "live!.Id > 1", "(live with { Id = 1 }).Id > 1", "checked(live.Id + 1) > 1", "unchecked((byte)live.Id) > 1", "sizeof(int) > live.Id", "nameof(live) == \"live\"", "live.Id is > 1 and < 5 or 9", "live.Id is not (1 or 2)",
        "new[] { 1, 2 } is [1, ..]", "\"a\"u8.Length > live.Id", "typeof(Order).Name == \"x\"", "default(Order)!.Id == 1", "stackalloc int[1] is { Length: 1 }", "live.Id == (int)DateTime.Now.Ticks", "Environment.TickCount > live.Id", "live.Missing", "live.Total == 1.5m", "live.Total is null", "live.Total ?? 1 > 2", "live.Id > 1 ? true : false",
        "live.Id == int.MaxValue + 1", "live.Id << 1 > 1", "live.Id >>> 1 > 1", "~live.Id == 1", "-live.Id == 1", "live.Id++ > 1", "(live.Id = 1) > 1", "live.Id > 1 & live.Id < 5", "live.Id.ToString() == \"1\"", "$\"{live.Id}\" == \"1\"", "new List<int> { 1 }.Contains(live.Id)", "((IEnumerable<int>)[1]).GetEnumerator().MoveNext()",
    ];

    private static readonly string[] Arguments =
    [
        "Name = null", "Name = \"\"", "Name = \"a\\nb\"", "Name = \"\\ud800\"", "Name = \"\\\"{0}\"", "Name = \"😀</summary>\"", "Group = \"\"", "Group = \"1\"", "Group = \"class\"", "Group = \"restores\"", "Group = \"all\"", "Group = null", "Fallback = null!", "Fallback = new string[0]", "Fallback = new[] { \"\" }", "Fallback = new string[] { null! }",
        "Fallback = [\"A\", \"a\"]", "Fallback = [\"\\u2028\"]", "Match = null!", "Match = new string[] { null! }", "Match = [\"\"]", "Match = [\"Missing\"]", "Match = [\"Count\", \"Count\"]", "Match = [\"Id\"]", "Match = [\"Total\"]", "Otherwise = (Otherwise)7", "Otherwise = Otherwise.Null", "TimeZone = null", "TimeZone = \"\"", "TimeZone = \"x\\ny\"", "RestoreNull = true",
        "SkipIfSourceUnchanged = true", "Where = null", "Where = \"\"", "Where = \"this[]\"", "Where = \".ctor\"", "Where = \"get_Id\"", "Where = \"Missing\"", "Where = \"Equals\"", "Guard = \"op_Equality\"", "Value = \"<Clone>$\"", "Value = null", "Guard = \"\\n\"",
    ];

    private static readonly string[] Sources =
        ["null", "\"\"", "\"Missing\"", "\"this[]\"", "\"Id\"", "\"EqualityContract\"", "\"GetHashCode\"", "source: \"Count\"", "\"IHas.Extra\"", "nameof(System)", "\"total\"", "\"\\ud800\""];

    private static readonly string[] ArchivedTypes =
    [
        "Old", "OldClass", "OldStruct", "Gone", "Fresh", "Aliased::Library.Base", "int", "string", "object", "dynamic", "List<int>", "(int, int)", "Old[]", "Version", "IOld", "Empty", "NoKey", "OtherKey", "RefOld", "Pair<int>", "Nothing", "Positional", "Obsoletes", "OldRequired", "OldLower.old", "Order", "StaticOld",
    ];

    private const string Body = "{ [Key] public int Id { get; set; } public decimal? Total { get; set; } public int Count { get; set; } }";

    private const string Olds = $$"""
        public record Old {{Body}} public class OldClass {{Body}} public struct OldStruct {{Body}} [Obsolete("x", DiagnosticId = "HOSTD")] public record Gone {{Body}} [Experimental("HOSTE")] public record Fresh {{Body}} public interface IOld {{Body}} public enum Empty { }
        public record NoKey { public decimal? Total { get; set; } public int Count { get; set; } } public record OtherKey { [Key] public string Id { get; set; } = ""; public decimal? Total { get; set; } public int Count { get; set; } }
        public ref struct RefOld { } public record Pair<T> {{Body}} public record Positional([property: Key] int Id, decimal? Total, int Count, string Name);
        public class Obsoletes { [Key] public int Id { get; set; } [Obsolete("x", true)] public decimal? Total { get; set; } [Experimental("HOSTF")] public int Count { get; set; } public required int Extra { get; [Obsolete("x", true)] init; } }
        public class OldRequired { [Key] public required int Id { get; set; } public required decimal? Total { get; set; } public required int Count { get; set; } public required Version Version { get; set; } } public static class StaticOld;
        public static class OldLower { public record old {{Body}} }
        """;

    public static IEnumerable<Element> All =>
    [
        .. Parameters.Select(p => new Element($"parameter {p.Name}", s => (s.Beside, s.Modifiers, s.Parameters, s.HasWhere, s.Members) = (Enums, "public unsafe", p.Parameters, true, "private enum Hidden { A }"))),
        .. Overloads.Select(o => new Element($"overload {o.Name}", s => (s.Members, s.HasWhere, s.HasGuard, s.HasValue) = (o.Members, true, true, true))),
        .. Overloads.Select(o => new Element($"overload {o.Name} of in", s => (s.Members, s.HasWhere, s.HasGuard, s.HasValue, s.By) = (o.Members, true, true, true, "in "))),
        .. Conditions.Select(c => new Element($"where {c}", s => (s.Condition, s.HasWhere, s.Modifiers) = (c, true, "public unsafe"))),
        .. Arguments.Select(a => new Element($"argument {a}", s => s.Arguments = a)),
        .. Arguments.Select(a => new Element($"argument with methods {a}", s => (s.Arguments, s.HasGuard, s.HasWhere, s.HasValue) = (a, !a.StartsWith("Guard", StringComparison.Ordinal), !a.StartsWith("Where", StringComparison.Ordinal), !a.StartsWith("Value", StringComparison.Ordinal)))),
        .. Sources.Select(a => new Element($"source {a}", s => s.Source = a)),
        .. new[] { "null!", "\"\"", "\"\\ud800\"", "\"a\\nb\"", "\"</summary>\"", "\"\\\"\"", "nameof(System)" }.Select(f => new Element($"from {f}", s => s.From = f)),
        .. ArchivedTypes.Select(a => new Element($"archived {a}", s => (s.Beside, s.Archived, s.Source, s.HasGuard) = (Olds, a, $"\"Total\"", false))),
        .. ArchivedTypes.Select(a => new Element($"archived {a} and a guard", s => (s.Beside, s.Archived, s.Source, s.HasGuard, s.GuardBody) = (Olds, a, $"\"Total\"", true, "archived.Equals(live)"))),
        new("where experimental", s => (s.OnWhich, s.HasWhere) = ("[Experimental(\"HOSTG\")]", true)),
        new("where obsolete", s => (s.OnWhich, s.HasWhere) = ("[Obsolete(\"x\", true)]", true)),
        new("where obsolete with id", s => (s.OnWhich, s.HasWhere) = ("[Obsolete(\"x\", DiagnosticId = \"HOSTH\")]", true)),
        new("where unsafe", s => (s.OnWhich, s.HasWhere) = ("unsafe", true)),
        new("where async", s => (s.OnWhich, s.HasWhere) = ("async", true)),
        new("where extern", s => s.Members = "[System.Runtime.InteropServices.DllImport(\"x\")] static extern bool Which(Order live); [Restore(\"Friday\", nameof(Count), Where = nameof(Which))] public partial record Inner { [Key] public int Id { get; set; } public int Count { get; set; } }"),
        new("where of an aliased enum", s => (s.ReadType, s.HasWhere, s.Condition) = ("Aliased::Library.Color", true, "live.Count == Aliased::Library.Color.Red")),
        new("property of an aliased enum", s => (s.ReadType, s.HasGuard) = ("Aliased::Library.Color", true)),
        new("named property of an aliased enum", s => (s.ReadType, s.OnRead, s.HasGuard) = ("Aliased::Library.Color", "[Column(TypeName = \"varchar(9)\")]", true)),
        new("target of an aliased enum", s => (s.TargetType, s.HasValue) = ("Aliased::Library.Color?", true)),
        new("extension block", s => (s.Outer, s.Beside) = ([], "public static class More { extension(Order order) { public int Extra => 1; public static int Other => 2; } }")),
        new("alias of a type", s => (s.Usings, s.TargetType, s.HasGuard) = ("using Money = decimal;", "Money?", true)),
        new("nothing", s => s.HasWhere = true),
    ];
}
