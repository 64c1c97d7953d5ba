using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.CodeFixes;

/// <summary>Names as C# writes them.</summary>
internal static class Names
{
    public static ExpressionSyntax Of(string member) => SyntaxFactory.ParseExpression($"nameof({Escaped(member)})");

    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
