using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.CodeFixes;

/// <summary>Names as C# writes them.</summary>
internal static class Names
{
    /// <summary><c>nameof</c> of a member: of the type itself, or of another with that type before it.</summary>
    public static ExpressionSyntax Of(string member)
    {
        var start = member.LastIndexOf('.') + 1;
        return SyntaxFactory.ParseExpression($"nameof({member.Substring(0, start)}{Escaped(member.Substring(start))})");
    }

    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
