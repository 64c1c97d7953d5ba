using System.Collections.Immutable;
using System.Composition;
using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.CodeFixes;

/// <summary>Makes a type with restores partial, and with it every type that it stands in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : CodeFixProvider
{
    private const string Title = "Make partial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NotPartial];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) => await MakePartial(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create(Title, cancellation => MakePartial(context.Document, context.Diagnostics, cancellation), equivalenceKey: Title),
            context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Document> MakePartial(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;

        // One diagnostic knows of the others of its type as additional locations: a click on any of them is enough.
        var types = diagnostics
            .SelectMany(d => d.AdditionalLocations.Append(d.Location))
            .Where(l => l.SourceTree == root.SyntaxTree)
            .Select(l => root.FindToken(l.SourceSpan.Start).Parent)
            .OfType<TypeDeclarationSyntax>()
            .Where(t => !t.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Distinct();
        return document.WithSyntaxRoot(root.ReplaceNodes(types, static (_, type) => Partial(type)));
    }

    // 'partial' is the last modifier; what stood before the first token of the type stays there.
    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        var keyword = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0 || type.AttributeLists.Count > 0)
        {
            return type.AddModifiers(keyword.WithLeadingTrivia(type.Modifiers.Count > 0 ? default : type.Keyword.LeadingTrivia))
                .WithKeyword(type.Modifiers.Count > 0 ? type.Keyword : type.Keyword.WithLeadingTrivia());
        }

        return (TypeDeclarationSyntax)type.WithKeyword(type.Keyword.WithLeadingTrivia()).AddModifiers(keyword.WithLeadingTrivia(type.Keyword.LeadingTrivia));
    }
}
