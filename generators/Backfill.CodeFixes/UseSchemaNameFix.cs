using System.Collections.Immutable;
using System.Composition;
using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.CodeFixes;

/// <summary>Gives a type or property the name that the schema file has, with <c>[Table]</c> or <c>[Column]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseSchemaNameFix)), Shared]
public sealed class UseSchemaNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.TableNotInSchema, DiagnosticIds.ColumnNotInSchema];

    /// <summary>None: the nearest name may be the wrong one.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(DiagnosticProperties.Name, out var name)
                && name is not null
                && root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
                && model.GetDeclaredSymbol(declaration, context.CancellationToken) is INamedTypeSymbol type)
            {
                var attribute = diagnostic.Id == DiagnosticIds.TableNotInSchema ? "Table" : "Column";
                var declared = attribute == "Table" ? declaration : PropertyOf(diagnostic, type)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken);
                if (declared is not null)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            $"Use [{attribute}(\"{name}\")]",
                            cancellation => Attributes.Add(context.Document.Project.Solution, declared, attribute, name, cancellation),
                            $"{nameof(UseSchemaNameFix)}.{name}"),
                        diagnostic);
                }
            }
        }
    }

    private static IPropertySymbol? PropertyOf(Diagnostic diagnostic, INamedTypeSymbol type)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Property, out var name) || name is null)
        {
            return null;
        }

        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            {
                return property;
            }
        }

        return null;
    }
}
