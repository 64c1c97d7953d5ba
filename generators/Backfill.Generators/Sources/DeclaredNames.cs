using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.Generators.Sources;

/// <summary>What a file declares that other files can name, or use without a name.</summary>
internal sealed class DeclaredNames
{
    // What the compiler calls where no name stands, and finds among extension methods.
    private static readonly HashSet<string> Unnamed =
    [
        "GetEnumerator", "GetAsyncEnumerator", "GetAwaiter", "Deconstruct", "Add", "GetPinnableReference",
        "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Cast",
    ];

    private readonly HashSet<string> _reachable = [];
    private readonly HashSet<string> _namespaces = [];
    private readonly List<UsingDirectiveSyntax> _globalUsings = [];
    private readonly HashSet<string> _aliases = [];
    private readonly List<(TypeDeclarationSyntax Type, IReadOnlyList<string> Attributes)> _attributed = [];

    private DeclaredNames()
    {
    }

    public static DeclaredNames None { get; } = new();

    /// <summary>The names of types at any depth, and of extension members: who does not mention one of them does not depend on the file.</summary>
    public IReadOnlyCollection<string> Reachable => _reachable;

    /// <summary>The namespaces, in full, and each that they are in.</summary>
    public IReadOnlyCollection<string> Namespaces => _namespaces;

    /// <summary>What the file says to every other.</summary>
    public IReadOnlyList<UsingDirectiveSyntax> GlobalUsings => _globalUsings;

    /// <summary>The aliases of its usings.</summary>
    public IReadOnlyCollection<string> Aliases => _aliases;

    /// <summary>The attributes of the assembly.</summary>
    public IReadOnlyList<AttributeListSyntax> OfAssembly { get; private set; } = [];

    /// <summary>The types with attributes, and what those are called.</summary>
    public IReadOnlyList<(TypeDeclarationSyntax Type, IReadOnlyList<string> Attributes)> Attributed => _attributed;

    /// <summary>Whether code depends on the file that mentions nothing of it: on what the compiler asks for itself.</summary>
    public bool ConcernsEverything { get; private set; }

    public static DeclaredNames Of(CompilationUnitSyntax unit)
    {
        var names = new DeclaredNames { OfAssembly = [.. unit.AttributeLists] };
        names.Usings(unit.Usings);
        names.Members(unit.Members, null);
        return names;
    }

    private void Usings(IEnumerable<UsingDirectiveSyntax> usings)
    {
        foreach (var directive in usings)
        {
            if (directive.GlobalKeyword != default)
            {
                _globalUsings.Add(directive);
            }

            if (directive.Alias is { } alias)
            {
                _aliases.Add(alias.Name.Identifier.ValueText);
            }
        }
    }

    private void Members(IEnumerable<MemberDeclarationSyntax> members, string? within)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Usings(space.Usings);
                    Members(space.Members, Namespace(space.Name, within));
                    break;
                case ExtensionBlockDeclarationSyntax block:
                    block.Members.ToList().ForEach(Extension);
                    break;
                case TypeDeclarationSyntax type:
                    Type(type.Identifier);
                    if (type.AttributeLists.Count > 0)
                    {
                        _attributed.Add((type, [.. type.AttributeLists.SelectMany(l => l.Attributes).Select(a => NameOf(a.Name))]));
                    }

                    Members(type.Members, within);
                    break;
                case BaseTypeDeclarationSyntax type:
                    Type(type.Identifier);
                    break;
                case DelegateDeclarationSyntax type:
                    Type(type.Identifier);
                    break;
                case MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } when first.Modifiers.Any(SyntaxKind.ThisKeyword):
                    Extension(member);
                    break;
            }
        }
    }

    private string Namespace(NameSyntax name, string? within)
    {
        var full = within ?? string.Empty;
        foreach (var part in SourceFile.MentionedIn(name))
        {
            full = full.Length == 0 ? part : $"{full}.{part}";
            _namespaces.Add(full);
            ConcernsEverything |= full == "System";
        }

        return full;
    }

    private void Type(SyntaxToken identifier)
    {
        const string Suffix = "Attribute";
        var name = identifier.ValueText;
        _reachable.Add(name);
        if (name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            _reachable.Add(name.Substring(0, name.Length - Suffix.Length));
        }
    }

    private void Extension(MemberDeclarationSyntax member)
    {
        var name = member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => null,
        };
        if (name is not null)
        {
            _reachable.Add(name);
        }

        ConcernsEverything |= name is null || Unnamed.Contains(name);
    }

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };
}
