using System.Reflection;
using Backfill.Generators.Binding;
using Microsoft.CodeAnalysis.CSharp;

namespace Backfill.Generators.Emit;

/// <summary>Pieces of C# text.</summary>
internal static class CSharp
{
    public const string Backfill = "global::Backfill.";
    public const string Planning = "global::Backfill.Planning.";
    public const string NoWarnings = "#pragma warning disable // What is obsolete, experimental or of another taste in the declaration is said there.";

    public static string GeneratedCode { get; } = $"[global::System.CodeDom.Compiler.GeneratedCode(\"Backfill.Generators\", \"{Version}\")]";

    // What the package is called, without the commit.
    private static string Version => typeof(CSharp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion.Split('+')[0];

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string LiteralOrNull(string? text) => text is null ? "null" : Literal(text);

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>Where a type is declared: words of lower case may become reserved there, and some are.</summary>
    public static string TypeName(string name) => name.All(c => c is (>= 'a' and <= 'z') or '_') ? "@" + name : name;

    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Kind(Model.ColumnKind kind) => $"{Planning}ColumnKind.{kind}";

    /// <summary>The keyword of a whole number's type.</summary>
    public static string Number(Model.ColumnKind kind) => kind switch
    {
        Model.ColumnKind.SByte => "sbyte",
        Model.ColumnKind.Byte => "byte",
        Model.ColumnKind.Int16 => "short",
        Model.ColumnKind.UInt16 => "ushort",
        Model.ColumnKind.Int32 => "int",
        Model.ColumnKind.UInt32 => "uint",
        Model.ColumnKind.Int64 => "long",
        _ => "ulong",
    };

    public static string Column(BoundColumn column) =>
        $"new({Literal(column.Name)}, {Kind(column.Kind)}{(column.Nullable ? ", Nullable: true" : string.Empty)})";

    /// <summary>A collection expression on one line, or with one item per line where that would be long.</summary>
    public static IReadOnlyList<string> Property(string name, IReadOnlyList<string> items)
    {
        var line = $"{name} = [{string.Join(", ", items)}],";
        return line.Length <= 150 || items.Count == 1 ? [line] : [$"{name} =", "[", .. items.Select(i => $"    {i},"), "],"];
    }
}
