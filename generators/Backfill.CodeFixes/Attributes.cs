using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.CodeFixes;

/// <summary>Writes an attribute of DataAnnotations, with its namespace where that is not known yet.</summary>
internal static class Attributes
{
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    /// <summary>Adds it to the one declaration of a type or property. Where it stands already, its first argument is replaced.</summary>
    public static async Task<Solution> Add(Solution solution, ISymbol symbol, string name, string? argument, CancellationToken cancellation)
    {
        var declaration = await symbol.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellation).ConfigureAwait(false);
        return await Add(solution, declaration, name, argument, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc cref="Add(Solution, ISymbol, string, string?, CancellationToken)"/>
    public static async Task<Solution> Add(Solution solution, SyntaxNode declaration, string name, string? argument, CancellationToken cancellation)
    {
        var document = solution.GetDocument(declaration.SyntaxTree)!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var root = (CompilationUnitSyntax)await declaration.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        var space = name == "Key" ? Annotations : Annotations + ".Schema";
        if (argument is not null && Existing(declaration, model, $"{space}.{name}Attribute") is { } existing)
        {
            return document.WithSyntaxRoot(root.ReplaceNode(existing, WithFirstArgument(existing, argument))).Project.Solution;
        }

        var known = model.LookupNamespacesAndTypes(declaration.SpanStart, name: name + "Attribute").Any(s => s.ToDisplayString() == $"{space}.{name}Attribute");
        var changed = root.ReplaceNode(declaration, WithAttribute(declaration, name, argument));
        return document.WithSyntaxRoot(known ? changed : WithUsing(changed, space)).Project.Solution;
    }

    private static AttributeSyntax? Existing(SyntaxNode declaration, SemanticModel model, string fullName) =>
        Lists(declaration).SelectMany(l => l.Attributes).FirstOrDefault(a => model.GetTypeInfo(a).Type?.ToDisplayString() == fullName);

    private static AttributeSyntax WithFirstArgument(AttributeSyntax attribute, string argument)
    {
        var text = SyntaxFactory.AttributeArgument(Literal(argument));
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        return arguments.FirstOrDefault(a => a.NameEquals is null) is { } first
            ? attribute.ReplaceNode(first, text.WithTriviaFrom(first))
            : attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(arguments.Insert(0, text)));
    }

    private static SyntaxNode WithAttribute(SyntaxNode declaration, string name, string? argument)
    {
        var text = argument is null ? name : $"{name}({SymbolDisplay.FormatLiteral(argument, quote: true)})";
        var bare = declaration.WithoutLeadingTrivia();
        SyntaxNode changed = bare switch
        {
            // The attribute of a positional record's parameter is meant for its property.
            ParameterSyntax parameter => parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, List("property: " + text).WithTrailingTrivia(SyntaxFactory.Space))),
            PropertyDeclarationSyntax property => property.WithAttributeLists(property.AttributeLists.Insert(0, List(text).WithTrailingTrivia(SyntaxFactory.Space))),
            TypeDeclarationSyntax type => type.WithAttributeLists(type.AttributeLists.Insert(0, List(text).WithTrailingTrivia(EndOfLine(declaration), Indentation(declaration)))),
            _ => bare,
        };
        return changed.WithLeadingTrivia(declaration.GetLeadingTrivia());
    }

    // Parsed, so that nothing in it is for the formatter to move.
    private static AttributeListSyntax List(string text) => SyntaxFactory.ParseCompilationUnit($"[{text}] class C;").Members[0].AttributeLists[0];

    private static CompilationUnitSyntax WithUsing(CompilationUnitSyntax root, string space)
    {
        var line = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space))
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(EndOfLine(root));
        var index = root.Usings.TakeWhile(u => u.Name?.ToString() is { } name && name.StartsWith("System", StringComparison.Ordinal) && string.CompareOrdinal(name, space) < 0).Count();
        if (index > 0)
        {
            return root.WithUsings(root.Usings.Insert(index, line));
        }

        // What opens the file, a licence for example, stays first.
        var opening = root.GetLeadingTrivia();
        var rest = root.WithoutLeadingTrivia();
        line = root.Usings.Count > 0 ? line : line.WithTrailingTrivia(EndOfLine(root), EndOfLine(root));
        return rest.WithUsings(rest.Usings.Insert(0, line)).WithLeadingTrivia(opening);
    }

    private static SyntaxList<AttributeListSyntax> Lists(SyntaxNode declaration) => declaration switch
    {
        ParameterSyntax parameter => parameter.AttributeLists,
        MemberDeclarationSyntax member => member.AttributeLists,
        _ => default,
    };

    private static LiteralExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    private static SyntaxTrivia EndOfLine(SyntaxNode node) =>
        node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? found : SyntaxFactory.LineFeed;

    private static SyntaxTrivia Indentation(SyntaxNode declaration) =>
        declaration.GetLeadingTrivia() is [.., { RawKind: (int)SyntaxKind.WhitespaceTrivia } spaces] ? spaces : SyntaxFactory.Whitespace(string.Empty);
}
