namespace Backfill.Generators.Tests.Hostile.Grammar;

/// <summary>Attributes, properties, fields and bases.</summary>
internal static class MemberElements
{
    private static readonly string[] Attributes =
    [
        "[Obsolete]", "[Obsolete(\"x\", true)]", "[Obsolete(\"x\", DiagnosticId = \"HOST5\")]", "[Obsolete(\"x\", true, DiagnosticId = \"HOST6\")]", "[Experimental(\"HOST7\")]", "[DisallowNull]",
        "[AllowNull]", "[MaybeNull]", "[NotNull]", "[Column]", "[Column(\"\")]", "[Column(null!)]", "[Column(Order = 3)]", "[NotMapped]", "[Column(\"a\\nb\")]", "[Column(\"\\ud800\")]", "[Column(\"x{live}\")]",
        "[Column(TypeName = \"varchar(9)\")]", "[Column(TypeName = null)]", "[Required, MaxLength(9)]", "[CLSCompliant(false)]",
    ];

    private static readonly string[] Accessors =
    [
        "{ get; init; }", "{ get; }", "{ get; private set; }", "{ get; [Obsolete(\"x\", true)] set; }", "{ get; [Experimental(\"HOST8\")] set; }", "{ get => field; set => field = value; }", "{ get; set => field = value; }",
        "=> default;", "{ set { } }", "{ get => default; set { } }", "{ get => throw new Exception(); set { } }", "{ private get; set; }", "{ get; protected set; }", "{ get; set; } = default!;", "{ [Obsolete(\"x\", true)] get; set; }",
    ];

    private static readonly string[] Types =
    [
        "object", "dynamic", "nint", "nuint", "nint?", "char", "Half", "Int128", "(int, int)", "int[]", "byte[]", "byte[]?", "List<int>", "Version", "DateTimeOffset", "int*", "delegate*<void>", "void*", "string", "string?",
        "Order", "Nothing", "System.Nullable<int>", "Nullable<Empty>", "Empty", "Big", "Negative", "Twins", "Flags", "Guid", "TimeSpan", "DateOnly?", "sbyte", "System.String", "global::System.Int32", "byte[,]", "Hidden",
    ];

    private const string Enums = "public enum Empty { } public enum Big : ulong { One = 1, Most = ulong.MaxValue } public enum Negative { Less = -5, @default = 0 } public enum Twins { A = 1, B = 1 } [Flags] public enum Flags { A = 1, B = 2 }";

    private static readonly (string Name, string Members)[] Members =
    [
        ("required field", "public required int Extra;"),
        ("required keyword", "public required int @class;"),
        ("required pointer", "public required unsafe int* Pointer;"),
        ("required function pointer", "public required unsafe delegate*<int, void> Pointer;"),
        ("required list", "public required List<string> Lines { get; init; }"),
        ("required obsolete", "[Obsolete(\"x\", true)] public required int Extra { get; init; }"),
        ("required obsolete setter", "public required int Extra { get; [Obsolete(\"x\", true)] init; }"),
        ("required experimental", "[Experimental(\"HOST9\")] public required int Extra { get; init; }"),
        ("required dynamic", "public required dynamic Extra { get; init; }"),
        ("required tuple", "public required (int A, string B) Extra { get; init; }"),
        ("explicit with a setter", "int IHas.Extra { get; set; }"),
        ("explicit key", "[Key] int IHas.Extra { get; set; }"),
        ("indexer", "public int this[int at] { get => at; set { } }"),
        ("named indexer", "[System.Runtime.CompilerServices.IndexerName(\"Cell\")] public int this[int at] { get => at; set { } }"),
        ("ref property", "private int _x; public ref int Extra => ref _x;"),
        ("static property", "public static int Extra { get; set; }"),
        ("partial property", "public partial int Extra { get; set; } public partial int Extra { get => 1; set { } }"),
        ("partial event", "public partial event Action Done; public partial event Action Done { add { } remove { } }"),
        ("conversion", "public static implicit operator int(Order order) => 1;"),
        ("conversion from", "public static implicit operator Order(int order) => new();"),
        ("checked operators", "public static Order operator checked +(Order a, Order b) => a; public static Order operator +(Order a, Order b) => a;"),
        ("truth", "public static bool operator true(Order a) => true; public static bool operator false(Order a) => false;"),
        ("compound operator", "public void operator +=(int x) { }"),
        ("readonly field", "public readonly int Extra = 1;"),
        ("const", "public const int Extra = 1;"),
        ("nested types", "public class Field; public class IRowReader; public enum Outcome { A } public static class Planning;"),
        ("property System", "public int System { get; set; }"),
        ("property global", "public int @global { get; set; }"),
        ("own attribute", "public class GeneratedCodeAttribute : Attribute;"),
        ("finalizer", "~Order() { }"),
        ("print members", "private void Restore() { }"),
    ];

    private static readonly (string Name, string Beside, string Base, string Members)[] Bases =
    [
        ("required overriding required", "public abstract class Base { public abstract required int Extra { get; set; } }", "Base", "public override required int Extra { get; set; }"),
        ("required of a base", "public class Base { public required int Extra { get; set; } public required string Name; }", "Base", ""),
        ("hiding", "public class Base { public int Total { get; set; } public int Extra { get; set; } }", "Base", "public new int Extra { get; set; }"),
        ("restores of a base", "public class Base { public class Restores; public class TotalPlan; }", "Base", ""),
        ("generic base", "public class Base<T> { public T? Extra { get; set; } }", "Base<int>", ""),
        ("generic base of itself", "public class Base<T> { public static T? Extra { get; set; } }", "Base<Order>", ""),
        ("a base with constructors", "public class Base { protected Base(int x) { } protected Base() { } }", "Base", ""),
        ("obsolete base", "[Obsolete(\"x\", DiagnosticId = \"HOSTA\")] public class Base { public required int Extra { get; set; } }", "Base", ""),
        ("private setter of a base", "public class Base { public int Extra { get; private set; } }", "Base", ""),
        ("virtual", "public class Base { public virtual int Extra { get; set; } }", "Base", "public override int Extra { get => 1; }"),
        ("sealed override", "public class Base { public virtual int Extra { get; set; } }", "Base", "public sealed override int Extra { get; set; }"),
        ("interface", "public interface IHas { int Extra { get; set; } }", "IHas", "public int Extra { get; set; }"),
        ("default of an interface", "public interface IHas { int Extra { get => 1; set { } } }", "IHas", ""),
        ("static abstract", "public interface IHas { static abstract int Extra { get; } }", "IHas", "public static int Extra => 1;"),
        ("aliased base", "", "Aliased::Library.Base", ""),
    ];

    public static IEnumerable<Element> All =>
    [
        .. Attributes.SelectMany(a => new Element[]
        {
            new($"{a} target", s => (s.OnTarget, s.TargetType, s.HasGuard, s.HasValue) = (a, "string?", true, true)),
            new($"{a} read", s => (s.OnRead, s.ReadType, s.HasGuard) = (a, "string?", true)),
            new($"{a} read only by generated code", s => (s.OnRead, s.ReadType, s.HasGuard, s.GuardBody) = (a, "string?", true, "live.Equals(archived)")),
            new($"{a} key", s => (s.OnKey, s.HasGuard) = (a, true)),
        }),
        .. Accessors.Select(a => new Element($"target {a}", s => (s.TargetAccessors, s.HasGuard, s.HasValue) = (a, true, true))),
        .. Accessors.Select(a => new Element($"read {a}", s => (s.ReadAccessors, s.HasGuard) = (a, true))),
        .. Types.Select(t => new Element($"target of {t}", s => (s.Beside, s.Modifiers, s.TargetType, s.Members) = (Enums, "public unsafe", t, "private enum Hidden { A, B }"))),
        .. Types.Select(t => new Element($"key of {t}", s => (s.Beside, s.Modifiers, s.KeyType) = (Enums, "public unsafe", t))),
        .. Types.Select(t => new Element($"read {t}", s => (s.Beside, s.Modifiers, s.ReadType, s.HasGuard, s.GuardBody) = (Enums, "public unsafe", t, true, $"live.{s.Key} == archived.{s.Key} && live.Equals(archived)"))),
        .. Types.Select(t => new Element($"name of {t}", s => (s.Beside, s.Modifiers, s.ReadType, s.OnRead, s.HasGuard, s.GuardBody) = (Enums, "public unsafe", t, "[Column(TypeName = \"varchar(9)\")]", true, "live.Equals(archived)"))),
        .. Members.SelectMany(m => new[] { "class", "record" }.Select(kind => new Element($"{kind} {m.Name}", s =>
        {
            (s.Kind, s.Members, s.HasGuard) = (kind, m.Members, true);
            (s.Beside, s.Heading, s.Modifiers) = ("public interface IHas { int Extra { get; set; } }", m.Members.Contains("IHas", StringComparison.Ordinal) ? " : IHas" : string.Empty, "public unsafe");
        }))),
        .. Bases.Select(b => new Element($"base {b.Name}", s => (s.Kind, s.Beside, s.Heading, s.Members, s.HasGuard, s.GuardBody) = ("class", b.Beside, " : " + b.Base, b.Members, true, "live.Equals(archived)"))),
        new("many properties", s => (s.Members, s.HasGuard, s.GuardBody) = (string.Concat(Enumerable.Range(1, 200).Select(i => $"public int P{i} {{ get; set; }}\n")), true, "live.Equals(archived)")),
    ];
}
