using System.Collections.Immutable;
using System.Composition;
using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.CodeFixes;

/// <summary>Takes the '?' off a key that can be null: where that leaves nothing else to be written, such as a first value for a text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeyWithoutNullFix)), Shared]
public sealed class KeyWithoutNullFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NullableKey];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            var type = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent switch
            {
                ParameterSyntax { Default: null, Type: NullableTypeSyntax positional } => positional,
                PropertyDeclarationSyntax { Initializer: null, Type: NullableTypeSyntax declared } when model.GetTypeInfo(declared.ElementType, context.CancellationToken).Type?.IsValueType == true => declared,
                _ => null,
            };
            if (type is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Declare it as {type.ElementType}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(type, type.ElementType.WithTrailingTrivia(type.GetTrailingTrivia())))),
                        nameof(KeyWithoutNullFix)),
                    diagnostic);
            }
        }
    }
}
