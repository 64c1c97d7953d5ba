using System.Text;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

/// <summary>Code as it is written, but on one line and without comments.</summary>
internal static class OneLine
{
    public static string Of(IOperation operation) => Of(operation.Syntax);

    public static string Of(SyntaxNode code)
    {
        var text = new StringBuilder();
        foreach (var token in code.DescendantTokens())
        {
            text.Append(token.HasLeadingTrivia && text.Length > 0 && text[text.Length - 1] != ' ' ? " " : string.Empty);
            text.Append(token.Text);
            text.Append(token.HasTrailingTrivia ? " " : string.Empty);
        }

        return text.ToString().Trim();
    }
}
