using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>How the constructor of a record, where one must be called, uses its parameters.</summary>
internal sealed class RecordConstruction(RowType type, MemberCode code)
{
    /// <summary>The constructor of the record's own parameters; null where an object is made without any.</summary>
    public IMethodSymbol? Constructor { get; } = Find(type);

    /// <summary>The parameters that something is computed of, or that go to where it cannot be seen.</summary>
    public IEnumerable<string> Computing => Constructor is null ? []
        : Declaration(Constructor, type.Cancellation) is { } record && code.Has(record) ? ComputingIn(type.Symbol, Constructor, record)
        : Constructor.Parameters.Select(p => p.Name);

    /// <summary>The parameters whose property is written out, and not made of the parameter.</summary>
    public IEnumerable<string> Unused => Constructor is null
        ? []
        : Constructor.Parameters.Select(p => p.Name).Where(p =>
            type.Properties.TryGetValue(p, out var property)
            && property.SetMethod is not null
            && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(type.Cancellation) is PropertyDeclarationSyntax
            && SymbolEqualityComparer.Default.Equals(property.ContainingType, type.Symbol)
            && Mentioned(code.InitializerOf(property), Constructor).All(m => m != p));

    private static IMethodSymbol? Find(RowType type)
    {
        // A struct always has a constructor without parameters, which leaves out what the record's own would do.
        var constructors = type.Symbol.InstanceConstructors.Where(type.CanUse).ToList();
        if (constructors.Any(c => c.Parameters.Length == 0 && !c.IsImplicitlyDeclared))
        {
            return null;
        }

        // Of a library only the constructors are seen, not which of them is the record's own.
        var primary = constructors.FirstOrDefault(c => Declaration(c, type.Cancellation) is not null)
            ?? (type.Symbol is { IsRecord: true, DeclaringSyntaxReferences.IsEmpty: true } ? constructors.FirstOrDefault(c => c.Parameters.Length > 0 && c.Parameters.All(p => type.Properties.ContainsKey(p.Name))) : null);
        return primary?.Parameters is { Length: > 0 } parameters && parameters.All(p => type.Properties.ContainsKey(p.Name)) ? primary : null;
    }

    private static RecordDeclarationSyntax? Declaration(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<RecordDeclarationSyntax>().FirstOrDefault();

    private IEnumerable<string> ComputingIn(INamedTypeSymbol record, IMethodSymbol constructor, RecordDeclarationSyntax declaration)
    {
        foreach (var member in record.GetMembers().Where(m => m is { IsStatic: false } and (IPropertySymbol or IFieldSymbol { AssociatedSymbol: null })))
        {
            if (code.InitializerOf(member) is { } value && ParameterOf(value) != member.Name)
            {
                foreach (var name in Mentioned(value, constructor))
                {
                    yield return name;
                }
            }
        }

        if (declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is not { } call)
        {
            yield break;
        }

        var invocation = code.OperationOf(call) as IInvocationOperation;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var passed = invocation?.Arguments.FirstOrDefault(a => a.Syntax == argument);
            if (code.OperationOf(argument.Expression) is not { } value)
            {
                continue;
            }

            if (passed?.Parameter is not { } parameter || ParameterOf(value) != parameter.Name || !OnlyKeeps(invocation!.TargetMethod))
            {
                foreach (var name in Mentioned(value, constructor))
                {
                    yield return name;
                }
            }
        }
    }

    private bool OnlyKeeps(IMethodSymbol constructor) =>
        Declaration(constructor.OriginalDefinition, type.Cancellation) is { } record
        && code.Has(record)
        && !ComputingIn(constructor.OriginalDefinition.ContainingType, constructor.OriginalDefinition, record).Any();

    private static string? ParameterOf(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return (value as IParameterReferenceOperation)?.Parameter.Name;
    }

    private static IEnumerable<string> Mentioned(IOperation? value, IMethodSymbol constructor) => value is null
        ? []
        : value.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Parameter.ContainingSymbol, constructor)).Select(r => r.Parameter.Name);
}
