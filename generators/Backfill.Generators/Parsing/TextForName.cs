using System.Collections.Immutable;
using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backfill.Generators.Parsing;

/// <summary>Finds members that a <c>[Restore]</c> names by a text, which a rename would not find.</summary>
internal static class TextForName
{
    private static readonly HashSet<string> Naming = ["column", "source", "Where", "Guard", "Value", "Match"];

    public static void Check(SyntaxNodeAnalysisContext context, INamedTypeSymbol type)
    {
        var argument = (AttributeArgumentSyntax)context.Node;
        var names = Texts(argument.Expression).Where(t => IsMember(type, t.Token.ValueText)).ToList();
        if (names.Count > 0
            && argument.Parent?.Parent is AttributeSyntax attribute
            && context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is IMethodSymbol constructor
            && constructor.ContainingType.Named() == TargetParser.RestoreAttribute
            && Naming.Contains(NameOf(argument, constructor)))
        {
            foreach (var name in names)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    DiagnosticDescriptors.TextForName,
                    name.GetLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Name, name.Token.ValueText),
                    name.Token.ValueText));
            }
        }
    }

    // A text itself, or each of an array.
    private static IEnumerable<LiteralExpressionSyntax> Texts(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Where(l =>
            l.IsKind(SyntaxKind.StringLiteralExpression) && l.Parent is AttributeArgumentSyntax or InitializerExpressionSyntax or CollectionElementSyntax);

    private static bool IsMember(INamedTypeSymbol type, string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers(name).Any(m => SyntaxFacts.IsValidIdentifier(name) && (declaring.Equals(type, SymbolEqualityComparer.Default) || m.DeclaredAccessibility != Accessibility.Private)))
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(AttributeArgumentSyntax argument, IMethodSymbol constructor) =>
        argument.NameEquals?.Name.Identifier.ValueText
        ?? argument.NameColon?.Name.Identifier.ValueText
        ?? constructor.Parameters[((AttributeArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument)].Name;
}
