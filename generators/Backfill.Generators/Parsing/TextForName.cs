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
        var texts = Texts(argument.Expression).ToList();
        if (texts.Count > 0
            && argument.Parent?.Parent is AttributeSyntax attribute
            && context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is IMethodSymbol constructor
            && TargetParser.IsRestore(constructor.ContainingType)
            && NameOf(argument, constructor) is var role
            && Naming.Contains(role))
        {
            var archived = role == "source" ? constructor.ContainingType.TypeArguments.FirstOrDefault() as INamedTypeSymbol : null;
            var prefix = archived is null ? string.Empty : AttributeArguments.PrefixOf(archived, attribute);
            foreach (var text in texts.Where(t => IsMember(archived ?? type, t.Token.ValueText, type, context.Compilation)))
            {
                var name = text.Token.ValueText;
                context.ReportDiagnostic(Diagnostic.Create(
                    DiagnosticDescriptors.TextForName,
                    text.GetLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Name, prefix + name),
                    prefix + name,
                    name));
            }
        }
    }

    // A text itself, or each of an array.
    private static IEnumerable<LiteralExpressionSyntax> Texts(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Where(l =>
            l.IsKind(SyntaxKind.StringLiteralExpression) && l.Parent is AttributeArgumentSyntax or InitializerExpressionSyntax or CollectionElementSyntax);

    private static bool IsMember(INamedTypeSymbol type, string name, INamedTypeSymbol within, Compilation compilation)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (SyntaxFacts.IsValidIdentifier(name) && declaring.GetMembers(name).Any(m => compilation.IsSymbolAccessibleWithin(m, within)))
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
