using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Tests.Hostile.Grammar;

/// <summary>Names that mean something: to C#, to the generated code, or to the libraries it calls.</summary>
internal static class Words
{
    private static readonly string[] OfGeneratedCode =
    [
        "Restores", "All", "Key", "LiveRow", "ArchivedRow", "Record", "MySql", "Sqlite", "Instance", "Declaration", "Statements", "Field", "Field1", "TotalPlan", "OrderPlan", "Decide",
        "Write", "WriteKey", "ReadKey", "ReadLive", "ReadArchived", "KeyOf", "Old", "New", "Selects", "Compute", "Mismatch", "EnumOfTotal", "NameOfTotal", "With", "TotalInTargetZone",
        "TotalComputed", "Live", "Archive", "live", "archived", "row", "key", "columns", "column", "arguments", "dialect", "other", "Outcome", "Restore", "RestorePlan", "Planning",
    ];

    private static readonly string[] OfLibraries =
    [
        "System", "Backfill", "Global", "Equals", "GetHashCode", "GetType", "ToString", "Deconstruct", "PrintMembers", "MemberwiseClone", "Finalize", "ReferenceEquals", "Clone",
        "EqualityContract", "Nullable", "DateTime", "Obsolete", "CodeDom", "Object", "String", "Int32", "Item", "Value", "HasValue", "Invoke", "Dispose", "_", "__", "a", "é", "名前",
        "dynamic", "nint", "nuint", "notnull", "args", "nameof", "Microsoft", "op_Equality", "get_X", "Main", "Program",
    ];

    /// <summary>As they are written: reserved words with <c>@</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Select(k => "@" + SyntaxFacts.GetText(k)),
        .. SyntaxFacts.GetContextualKeywordKinds().Select(k => "@" + SyntaxFacts.GetText(k)),
        .. OfGeneratedCode.Concat(OfLibraries).Select(w => char.IsLower(w[0]) ? "@" + w : w),
    ];

    /// <summary>Every word as every kind of name.</summary>
    public static IEnumerable<Element> Elements => All.Distinct().SelectMany(word => new Element[]
    {
        new($"type {word}", s => s.Type = word),
        new($"key {word}", s => s.Key = word),
        new($"target {word}", s => s.Target = word),
        new($"property {word}", s => (s.Read, s.HasGuard) = (word, true)),
        new($"method {word}", s => (s.Which, s.HasWhere) = (word, true)),
        new($"parameter {word}", s => (s.Parameters, s.Condition, s.HasWhere) = ($", int {word}", $"live.{s.Key} > {word}", true)),
        new($"namespace {word}", s => s.Namespace += $".{word}"),
        new($"outer {word}", s => s.Outer = [$"public partial class {word}"]),
        new($"enum {word}", s => (s.Beside, s.ReadType, s.HasGuard) = ($"public enum {word} {{ One, Two }}", word, true)),
        new($"member {word}", s => (s.Beside, s.ReadType, s.OnRead, s.HasGuard, s.HasWhere, s.Condition) =
            ($"public enum Choice {{ One, {word} }}", "Choice", "[Column(TypeName = \"varchar(20)\")]", true, true, $"live.{s.Read} == Choice.{word}")),
        new($"beside {word}", s => s.Beside = $"public class {word};"),
        new($"nested {word}", s => s.Members = $"public class {word};"),
        new($"required {word}", s => (s.Members, s.HasGuard) = ($"public required int {word} {{ get; init; }}", true)),
        new($"field {word}", s => (s.Members, s.HasGuard) = ($"public required int {word};", true)),
    });
}
