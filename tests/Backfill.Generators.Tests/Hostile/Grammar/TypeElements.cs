namespace Backfill.Generators.Tests.Hostile.Grammar;

/// <summary>Kinds of types, what is around them, and how they are made.</summary>
internal static class TypeElements
{
    private static readonly string[] Outers =
    [
        "public partial class Outer", "public static partial class Outer", "public partial struct Outer", "public readonly partial struct Outer", "public partial record struct Outer",
        "public partial record Outer(int X)", "public partial interface IOuter", "public abstract partial class Outer", "public ref partial struct Outer", "public partial class Outer<T>",
        "file partial class Outer", "public partial class Outer(int x)", "public unsafe partial class Outer", "internal sealed partial class @record", "public class Outer",
    ];

    private static readonly string[] Modifiers =
        ["internal", "public sealed", "public abstract", "public unsafe", "public static", "file", "public new", "internal abstract", "public partial"];

    private static readonly string[] Nested = ["private", "protected", "private protected", "protected internal", "internal"];

    private static readonly string[] Kinds = ["class", "record class", "struct", "record struct", "ref struct"];

    private static readonly (string Name, string Members)[] Constructors =
    [
        ("two more", "public Order() { } public Order(int id) { } public Order(int id, string? name) { }"),
        ("private one", "private Order() { }"),
        ("protected one", "protected Order() { }"),
        ("one with a default", "public Order(int id = 0) { }"),
        ("params", "public Order(params int[] ids) { }"),
        ("none that fits", "public Order(string? text) { }"),
        ("partial", "public partial Order(); public partial Order() { }"),
        ("sets required members", "[SetsRequiredMembers] public Order() { Extra = 1; } public required int Extra { get; init; }"),
        ("obsolete", "[Obsolete(\"x\", true)] public Order() { }"),
        ("experimental", "[Experimental(\"HOST1\")] public Order() { }"),
        ("obsolete with id", "[Obsolete(\"x\", DiagnosticId = \"HOST 2\")] public Order() { }"),
        ("static", "static Order() { }"),
    ];

    private static readonly (string Name, string Parameters, string Members)[] Records =
    [
        ("plain", "([property: Key] int Id, decimal? Total, int Count)", ""),
        ("more", "([property: Key] int Id, decimal? Total, int Count, string? Note, DateTime At)", ""),
        ("another constructor", "([property: Key] int Id, decimal? Total, int Count, string? Note)", "public Order(int Id, decimal? Total, int Count, Version? note) : this(Id, Total, Count, \"\") { }"),
        ("another with in", "([property: Key] int Id, decimal? Total, int Count, string? Note)", "public Order(in int Id, in decimal? Total, in int Count, in string? Note) : this(Id, Total, Count, \"\") { }"),
        ("another of objects", "([property: Key] int Id, decimal? Total, int Count, string? Note)", "public Order(object Id, object Total, object Count, object Note) : this(0, null, 0, \"\") { }"),
        ("another of dynamics", "([property: Key] int Id, decimal? Total, int Count, string? Note)", "public Order(dynamic Id, decimal? Total, int Count, dynamic Note) : this(0, null, 0, \"\") { }"),
        ("a longer one", "([property: Key] int Id, decimal? Total, int Count)", "public Order(int Id, decimal? Total, int Count, int More = 1) : this(Id, Total, Count) { }"),
        ("a list", "([property: Key] int Id, decimal? Total, int Count, List<int> Lines)", ""),
        ("obsolete", "([property: Key] int Id, decimal? Total, int Count, [property: Obsolete(\"x\", true)] int More)", ""),
        ("with body", "([property: Key] int Id, decimal? Total, int Count)", "public int Count { get; init; } = Count;"),
        ("named otherwise", "([property: Key] int Id, decimal? Total, int Count, int other)", "private int other { get; } = other;"),
        ("in", "([property: Key] in int Id, in decimal? Total, in int Count)", ""),
        ("params", "([property: Key] int Id, decimal? Total, int Count, params int[] More)", ""),
        ("keyword", "([property: Key] int Id, decimal? Total, int Count, int @class)", ""),
        ("without getters", "([property: Key] int Id, decimal? Total, int Count, int Other)", "private int Other = Other;"),
    ];

    public static IEnumerable<Element> All =>
    [
        .. Outers.Select(o => new Element($"in {o}", s => s.Outer = [o])),
        .. Outers.Select(o => new Element($"two levels in {o}", s => s.Outer = ["public partial class First", o])),
        .. Modifiers.Select(m => new Element($"modifiers {m}", s => s.Modifiers = m)),
        .. Nested.Select(m => new Element($"nested {m}", s => (s.Modifiers, s.Outer, s.HasGuard) = (m, ["public partial class Outer"], true))),
        .. Kinds.Select(k => new Element($"kind {k}", s => (s.Kind, s.HasGuard, s.HasWhere) = (k, true, true))),
        .. Kinds.Select(k => new Element($"kind readonly {k}", s => (s.Modifiers, s.Kind, s.HasGuard) = ("public readonly", k, true))),
        .. Constructors.Select(c => new Element($"constructor {c.Name}", s => (s.Members, s.HasGuard) = (c.Members, true))),
        .. Constructors.Select(c => new Element($"constructor of a class {c.Name}", s => (s.Kind, s.Members, s.HasGuard, s.HasValue) = ("class", c.Members, true, true))),
        .. Records.SelectMany(r => new[] { "record", "record struct" }.Select(kind => new Element(
            $"positional {kind} {r.Name}", s => (s.Kind, s.Heading, s.Members, s.HasNoProperties, s.HasGuard, s.HasWhere) = (kind, r.Parameters, r.Members, true, true, true)))),
        new("primary constructor", s => (s.Kind, s.Heading, s.HasGuard) = ("class", "(int seed)", true)),
        new("primary constructor not needed", s => (s.Kind, s.Heading) = ("class", "(int seed)")),
        new("generic", s => (s.Heading, s.OnType) = ("<T>", "[method: Obsolete]")),
        new("generic itself", s => s.Heading = "<T>"),
        new("obsolete type", s => (s.OnType, s.HasGuard) = ("[Obsolete(\"x\", true)]", true)),
        new("experimental type", s => (s.OnType, s.HasGuard) = ("[Experimental(\"HOST3\")]", true)),
        new("obsolete type with id", s => (s.OnType, s.HasGuard) = ("[Obsolete(\"x\", DiagnosticId = \"HOST4\")]", true)),
        new("twice partial", s => s.Members = "} public partial record Order {"),
        new("not partial elsewhere", s => s.Members = "} public record Order {"),
        new("an alias of the attribute", s => (s.Usings, s.OnType) = ("using R = Backfill.RestoreAttribute;", "[R(\"Friday\", nameof(Count))]")),
        new("a hidden line", s => s.OnType = "#line hidden"),
        new("a line of another file", s => s.OnType = "#line 200 \"other.cs\""),
        new("a lower type", s => s.Type = "order"),
        new("CLS compliant", s => s.OnType = "[CLSCompliant(true)]"),
    ];
}
