using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.Generators.Sources;

/// <summary>
/// A file of the project: by which names the code of others can reach what it declares, and which names it mentions.
/// Syntax only; what is not asked for is not looked at.
/// </summary>
internal sealed class SourceFile : IEquatable<SourceFile>
{
    // A tree never changes, and a compilation has all trees but one of the one before.
    private static readonly ConditionalWeakTable<SyntaxTree, SourceFile> Known = new();

    private readonly Lazy<IReadOnlyList<string>> _mentioned;

    private SourceFile(SyntaxTree tree)
    {
        Tree = tree;
        Names = tree.GetRoot() is CompilationUnitSyntax unit ? DeclaredNames.Of(unit) : DeclaredNames.None;
        _mentioned = new Lazy<IReadOnlyList<string>>(() => [.. MentionedIn(tree.GetRoot()).Distinct()]);
    }

    public SyntaxTree Tree { get; }

    public DeclaredNames Names { get; }

    /// <summary>Every name in it.</summary>
    public IReadOnlyList<string> Mentioned => _mentioned.Value;

    /// <summary>The files of a compilation, in its order.</summary>
    public static IReadOnlyList<SourceFile> In(Compilation compilation, CancellationToken cancellation)
    {
        var files = new List<SourceFile>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(Known.GetValue(tree, static t => new SourceFile(t)));
        }

        return files;
    }

    /// <summary>The names in a piece of syntax; a keyword is one where it can be a name as well.</summary>
    public static IEnumerable<string> MentionedIn(SyntaxNode node) =>
        node.DescendantTokens()
            .Where(t => t.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.UnderscoreToken || SyntaxFacts.IsContextualKeyword(t.Kind()))
            .Select(t => t.ValueText);

    /// <summary>The types that may have restores, which only binding can tell.</summary>
    /// <param name="aliases">What the attribute may be called in every file, besides its own names.</param>
    public IEnumerable<Declaration> Declarations(IReadOnlyCollection<string> aliases)
    {
        return Names.Attributed.Where(a => a.Attributes.Any(MayBeRestore)).Select(a => new Declaration(this, a.Type));

        bool MayBeRestore(string name) => name is "Restore" or "RestoreAttribute" || Names.Aliases.Contains(name) || aliases.Contains(name);
    }

    public bool Equals(SourceFile? other) => other is not null && ReferenceEquals(Tree, other.Tree);

    public override bool Equals(object? obj) => Equals(obj as SourceFile);

    public override int GetHashCode() => Tree.GetHashCode();
}

/// <summary>A type, or a part of one, that may have restores.</summary>
internal sealed record Declaration(SourceFile File, TypeDeclarationSyntax Type);
