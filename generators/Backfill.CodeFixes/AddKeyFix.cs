using System.Collections.Immutable;
using System.Composition;
using Backfill.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.CodeFixes;

/// <summary>Marks the key of a type that has none: the property called like a key, or else each that could be one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddKeyFix)), Shared]
public sealed class AddKeyFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NoKey];

    /// <summary>None: which property is the key is a choice, made type by type.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            // Said at the type, or where a restore names it as that of the archived row.
            var node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            var found = node is TypeDeclarationSyntax ? model.GetDeclaredSymbol(node, context.CancellationToken) : node is null ? null : model.GetTypeInfo(node, context.CancellationToken).Type;
            if (found is INamedTypeSymbol type)
            {
                foreach (var property in Candidates(type))
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            $"Mark '{property.Name}' with [Key]",
                            cancellation => Attributes.Add(context.Document.Project.Solution, property, "Key", null, cancellation),
                            $"{nameof(AddKeyFix)}.{property.Name}"),
                        diagnostic);
                }
            }
        }
    }

    private static List<IPropertySymbol> Candidates(INamedTypeSymbol type)
    {
        var stored = Properties(type).Where(p => p is { IsStatic: false, IsIndexer: false, GetMethod: not null }).ToList();
        var called = stored.Where(p => IsCalledLikeAKey(p, type) && (IsWholeNumber(p.Type) || IsText(p.Type))).ToList();
        return called.Count > 0 ? called : [.. stored.Where(p => IsWholeNumber(p.Type))];
    }

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var property in declaring.GetMembers().OfType<IPropertySymbol>().Where(p => p.DeclaringSyntaxReferences.Length == 1))
            {
                yield return property;
            }
        }
    }

    private static bool IsCalledLikeAKey(IPropertySymbol property, INamedTypeSymbol type) =>
        property.Name.Equals("Id", StringComparison.OrdinalIgnoreCase) || property.Name.Equals(type.Name + "Id", StringComparison.OrdinalIgnoreCase);

    private static bool IsWholeNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static bool IsText(ITypeSymbol type) =>
        type is { SpecialType: SpecialType.System_String, NullableAnnotation: not NullableAnnotation.Annotated } || type.ToDisplayString() == "System.Guid";
}
