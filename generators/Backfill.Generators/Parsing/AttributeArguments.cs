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
        && attribute.NamedArguments.All(a => a.Value.Kind != TypedConstantKind.Error)
        && attribute.NamedArguments.Length == (_syntax?.ArgumentList?.Arguments.Count(a => a.NameEquals is not null) ?? 0);

    public object? Positional(int index) => index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index].Value : null;

    public object? Named(string name) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value;

    public Location? At(int index)
    {
        var name = attribute.AttributeConstructor?.Parameters[index].Name;
        var arguments = _syntax?.ArgumentList?.Arguments;
        var argument = arguments?.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == name && name is not null)
            ?? arguments?.Where((a, i) => i == index && a.NameColon is null && a.NameEquals is null).FirstOrDefault();
        return argument?.Expression.GetLocation() ?? Everything;
    }

    public Location? At(string name) =>
        _syntax?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression.GetLocation() ?? Everything;

    public Location? Everything => _syntax?.GetLocation();
}
