using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backfill.Generators.Parsing;

/// <summary>The arguments of one attribute: their values, and where each stands.</summary>
internal sealed class AttributeArguments(AttributeData attribute, CancellationToken cancellation)
{
    private readonly AttributeSyntax? _syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    /// <summary>Whether every argument could be bound; if not, the compiler has said so.</summary>
    public bool Bound =>
        attribute.AttributeConstructor is { } constructor
        && attribute.ConstructorArguments.Length == constructor.Parameters.Length
        && attribute.ConstructorArguments.All(a => a.Kind != TypedConstantKind.Error)
        && attribute.NamedArguments.All(a => a.Value.Kind != TypedConstantKind.Error && (a.Value.Kind != TypedConstantKind.Array || a.Value.IsNull || a.Value.Values.All(v => v.Kind != TypedConstantKind.Error)))
        && attribute.NamedArguments.Length == (_syntax?.ArgumentList?.Arguments.Count(a => a.NameEquals is not null) ?? 0);

    public object? Positional(int index) => index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index].Value : null;

    public object? Named(string name) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value;

    /// <summary>The texts of an array, each with its place.</summary>
    public IReadOnlyList<(string? Text, Location? Location)> NamedTexts(string name)
    {
        var value = attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value;
        if (value.Kind != TypedConstantKind.Array || value.IsNull)
        {
            return [];
        }

        var items = Expression(name) switch
        {
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            CollectionExpressionSyntax collection => [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression)],
            _ => default(IReadOnlyList<ExpressionSyntax>) ?? [],
        };
        return [.. value.Values.Select((v, i) => (v.Value as string, (i < items.Count ? items[i].GetLocation() : null) ?? At(name)))];
    }

    /// <summary>What stands behind <c>Name =</c>, in the order written.</summary>
    public IEnumerable<string> Names => attribute.NamedArguments.Select(a => a.Key);

    /// <summary>Whether both give a named argument the same value; one that is left out has the value null, false or empty.</summary>
    public bool HasSame(string name, AttributeArguments other) => Values(name).SequenceEqual(other.Values(name));

    public Location? At(int index)
    {
        // [Column(TypeName = "…")] has no argument there.
        var name = attribute.AttributeConstructor?.Parameters.ElementAtOrDefault(index)?.Name;
        var arguments = _syntax?.ArgumentList?.Arguments;
        var argument = arguments?.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == name && name is not null)
            ?? arguments?.Where((a, i) => i == index && a.NameColon is null && a.NameEquals is null).FirstOrDefault();
        return argument?.Expression.GetLocation() ?? Everything;
    }

    public Location? At(string name) => Expression(name)?.GetLocation() ?? Everything;

    public Location? Everything => _syntax?.GetLocation();

    /// <summary>The type that <c>[Restore&lt;TArchive&gt;]</c> names; null where there is none.</summary>
    public ITypeSymbol? ArchivedType => attribute.AttributeClass is { TypeArguments: [var type] } ? type : null;

    /// <summary>Where it stands.</summary>
    public Location? AtArchivedType => ArchivedTypeIn(_syntax)?.GetLocation() ?? _syntax?.Name.GetLocation();

    /// <summary>How an argument names its property: by the type as it is written there, or as it is called where an alias hides it.</summary>
    public static string PrefixOf(ITypeSymbol archivedType, AttributeSyntax? syntax) => $"{ArchivedTypeIn(syntax)?.ToString() ?? archivedType.Shown()}.";

    /// <inheritdoc cref="PrefixOf(ITypeSymbol, AttributeSyntax?)"/>
    public string Prefix => ArchivedType is null ? string.Empty : PrefixOf(ArchivedType, _syntax);

    private static TypeSyntax? ArchivedTypeIn(AttributeSyntax? syntax) => (syntax?.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax aliased => aliased.Name,
        var name => name,
    }) is GenericNameSyntax { TypeArgumentList.Arguments: [var type] } ? type : null;

    private IEnumerable<object?> Values(string name)
    {
        var constant = attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value;
        return constant.Kind == TypedConstantKind.Array ? constant.IsNull ? [] : constant.Values.Select(v => v.Value)
            : constant.Value is null or false ? []
            : [constant.Value];
    }

    private ExpressionSyntax? Expression(string name) =>
        _syntax?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression;
}
