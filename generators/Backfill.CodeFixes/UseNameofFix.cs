using System.Collections.Immutable;
using System.Composition;
using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.CodeFixes;

/// <summary>Writes <c>nameof(Member)</c> for a text that names a member, or nearly does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseNameofFix)), Shared]
public sealed class UseNameofFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.TextForName, DiagnosticIds.UnknownProperty, DiagnosticIds.UnknownMethod];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) => await Replace(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(DiagnosticProperties.Name, out var name))
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Use nameof({name})", cancellation => Replace(context.Document, [diagnostic], cancellation), nameof(UseNameofFix)),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> Replace(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var names = diagnostics
            .Where(d => d.Properties.ContainsKey(DiagnosticProperties.Name))
            .GroupBy(d => Expression(root, d))
            .ToDictionary(g => g.Key, g => g.First().Properties[DiagnosticProperties.Name]!);
        return document.WithSyntaxRoot(root.ReplaceNodes(names.Keys, (text, _) => Names.Of(names[text]).WithTriviaFrom(text)));
    }

    private static ExpressionSyntax Expression(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>()!;
}
