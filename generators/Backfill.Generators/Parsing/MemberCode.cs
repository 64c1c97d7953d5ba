using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>The code of members, where it is in this compilation.</summary>
internal sealed class MemberCode(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>The code of a method, local function or accessor; null where it is in another project, or there is none.</summary>
    public IOperation? Of(IMethodSymbol method)
    {
        var written = method.OriginalDefinition;
        return (written.PartialImplementationPart ?? written).DeclaringSyntaxReferences.FirstOrDefault() is { } reference ? Of(reference) : null;
    }

    /// <summary>The value that a field or property has from the start; null where none is written.</summary>
    public IOperation? InitializerOf(ISymbol member)
    {
        var reference = member.DeclaringSyntaxReferences.FirstOrDefault();
        EqualsValueClauseSyntax? value = reference?.GetSyntax(cancellation) switch
        {
            PropertyDeclarationSyntax property => property.Initializer,
            VariableDeclaratorSyntax field => field.Initializer,
            _ => null,
        };
        return value is null ? null : OperationOf(value.Value);
    }

    /// <summary>Whether code is of this compilation.</summary>
    public bool Has(SyntaxNode node) => compilation.ContainsSyntaxTree(node.SyntaxTree);

    /// <summary>What an expression does; null where it is in another project.</summary>
    public IOperation? OperationOf(SyntaxNode node) =>
        Has(node) ? compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node, cancellation) : null;

    /// <summary>Whether the compiler writes an accessor, so that it only reads or sets the property's own value; null where another compilation does not tell.</summary>
    public bool? IsAutomatic(IMethodSymbol accessor)
    {
        var property = (IPropertySymbol)accessor.OriginalDefinition.AssociatedSymbol!;
        var written = property.PartialImplementationPart ?? property;
        if (accessor.IsAbstract || accessor.IsExtern || written.IsPartialDefinition)
        {
            return null;
        }

        var own = accessor.MethodKind == MethodKind.PropertyGet ? written.GetMethod : written.SetMethod;
        var syntax = own?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return syntax switch
        {
            AccessorDeclarationSyntax declared => declared is { Body: null, ExpressionBody: null },
            not null => syntax is ParameterSyntax,

            // The property of a record's parameter has no accessor in the source.
            null when !written.DeclaringSyntaxReferences.IsEmpty => true,
            null => accessor.Attribute("System.Runtime.CompilerServices.CompilerGeneratedAttribute") is null ? null : true,
        };
    }

    /// <summary>Whether a property shows what was put into it and nothing else, as far as its code can be seen.</summary>
    public bool OnlyKeeps(IPropertySymbol property)
    {
        var got = property.GetMethod is { } getter && IsAutomatic(getter) == false ? FieldOf(getter) : property;
        var set = property.SetMethod is { } setter && IsAutomatic(setter) == false ? FieldOf(setter) : property;
        return got is not null && set is not null && (SymbolEqualityComparer.Default.Equals(got, set) || property.SetMethod is null);
    }

    /// <summary>The field that an accessor only returns, or only fills; the property itself where it is the property's own, null where it does more.</summary>
    private ISymbol? FieldOf(IMethodSymbol accessor)
    {
        var field = Of(accessor) is not IBlockOperation { Operations: [var only] } ? null : only switch
        {
            IReturnOperation { ReturnedValue: IFieldReferenceOperation returned } => returned.Field,
            IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IFieldReferenceOperation filled, Value: IParameterReferenceOperation } } => filled.Field,
            _ => null,
        };
        return field?.AssociatedSymbol ?? field;
    }

    private IOperation? Of(SyntaxReference reference)
    {
        return OperationOf(reference.GetSyntax(cancellation)) switch
        {
            IMethodBodyBaseOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            var operation => operation,
        };
    }
}
