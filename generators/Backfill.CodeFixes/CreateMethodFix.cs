using System.Collections.Immutable;
using System.Composition;
using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Backfill.CodeFixes;

/// <summary>
/// Creates the method that <c>Where</c>, <c>Guard</c> or <c>Value</c> names. What it creates is safe to forget: a <c>Where</c> that selects no row, a
/// <c>Guard</c> that declines every row, a <c>Value</c> that is the backup's own.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CreateMethodFix)), Shared]
public sealed class CreateMethodFix : CodeFixProvider
{
    // What the compiler says of nameof(Missing); the analyzer then says nothing.
    private const string NameDoesNotExist = "CS0103";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnknownMethod, NameDoesNotExist];

    /// <summary>None: each method is one to write.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node?.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { NameEquals.Name.Identifier.ValueText: "Where" or "Guard" or "Value" } argument
                && argument.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
                && model.GetTypeInfo(attribute, context.CancellationToken).Type is INamedTypeSymbol { Name: "RestoreAttribute" } restore
                && restore.ContainingNamespace.ToDisplayString() == "Backfill"
                && attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
                && NameIn(argument.Expression) is { } name
                && model.GetDeclaredSymbol(declaration, context.CancellationToken) is INamedTypeSymbol type
                && type.GetMembers(name).IsEmpty
                && Method(argument.NameEquals.Name.Identifier.ValueText, name, type, restore, attribute, model) is { } method)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Create '{name}'",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root!.ReplaceNode(declaration, WithMethod(declaration, argument, name, method)))),
                        nameof(CreateMethodFix)),
                    diagnostic);
            }
        }
    }

    private static string? NameIn(ExpressionSyntax expression)
    {
        var name = expression switch
        {
            LiteralExpressionSyntax literal => literal.Token.Value as string,
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax identifier }] } =>
                identifier.Identifier.ValueText,
            _ => null,
        };
        return SyntaxFacts.IsValidIdentifier(name) ? name : null;
    }

    private static string? Method(string role, string name, INamedTypeSymbol type, INamedTypeSymbol restore, AttributeSyntax attribute, SemanticModel model)
    {
        var (row, method) = (Names.Escaped(type.Name), Names.Escaped(name));
        var other = restore.TypeArguments.FirstOrDefault() as INamedTypeSymbol;
        var archived = other?.ToMinimalDisplayString(model, attribute.SpanStart) ?? row;
        return role switch
        {
            "Where" => $"// Which live rows are damaged; false selects none.\nprivate static bool {method}({row} live) => false;",
            "Guard" => $"// Whether the row may be restored; false declines every row.\nprivate static bool {method}({row} live, {archived} archived) => false;",
            _ when Column(type, attribute, model) is { } column && (other is null || other.GetMembers(column.Name).OfType<IPropertySymbol>().Any(p => p.Type.Equals(column.Type, SymbolEqualityComparer.Default))) =>
                $"// What is written; so far the backup's own value.\nprivate static {column.Type.ToMinimalDisplayString(model, attribute.SpanStart)} {method}({row} live, {archived} archived) => archived.{Names.Escaped(column.Name)};",
            _ when Column(type, attribute, model) is { } column =>
                $"// What is written; so far every row fails.\nprivate static {column.Type.ToMinimalDisplayString(model, attribute.SpanStart)} {method}({row} live, {archived} archived) => throw new System.NotImplementedException();",
            _ => null,
        };
    }

    private static IPropertySymbol? Column(INamedTypeSymbol type, AttributeSyntax attribute, SemanticModel model)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var column = arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == "column")
            ?? arguments.Where((a, i) => i == 1 && a.NameColon is null && a.NameEquals is null).FirstOrDefault();
        return column is not null && model.GetConstantValue(column.Expression).Value is string name
            ? type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()
            : null;
    }

    private static TypeDeclarationSyntax WithMethod(TypeDeclarationSyntax declaration, AttributeArgumentSyntax argument, string name, string method)
    {
        var named = argument.Expression is LiteralExpressionSyntax
            ? declaration.ReplaceNode(argument, argument.WithExpression(Names.Of(name).WithTriviaFrom(argument.Expression)))
            : declaration;
        var member = SyntaxFactory.ParseMemberDeclaration(method)!;
        var blank = named.Members.Count > 0 ? SyntaxFactory.TriviaList(SyntaxFactory.ElasticLineFeed) : default;
        member = member.WithLeadingTrivia(blank.AddRange(member.GetLeadingTrivia()))
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        if (named.OpenBraceToken.IsKind(SyntaxKind.None))
        {
            // 'partial record Order(int Id);' has no body yet.
            named = named
                .WithSemicolonToken(default)
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(declaration.GetTrailingTrivia()))
                .WithAdditionalAnnotations(Formatter.Annotation);
        }

        return named.AddMembers(member);
    }
}
