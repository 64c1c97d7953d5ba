using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>What code uses of a row, through all that it calls: the properties and fields that hold its values. A value that is set counts as used, too.</summary>
internal sealed class RowReads(RowType type, MemberCode code)
{
    private readonly HashSet<ISymbol> _stored = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the row gets where nobody can see what is read of it.</summary>
    public bool Everything { get; private set; }

    /// <summary>The automatic properties and the fields, each as the row's type has it.</summary>
    public IEnumerable<ISymbol> Stored => _stored;

    /// <summary>Follows the row from one place where it is mentioned.</summary>
    public void Follow(IOperation row)
    {
        type.Cancellation.ThrowIfCancellationRequested();
        var used = row;
        while (used.Parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
        {
            used = used.Parent;
        }

        var isBase = row.Syntax is BaseExpressionSyntax;
        switch (used.Parent)
        {
            case IPropertyReferenceOperation { Parent: INameOfOperation }:
                break;
            case IPropertyReferenceOperation property when property.Instance == used:
                Property(property, isBase);
                break;
            case IFieldReferenceOperation field when field.Instance == used:
                Field(field.Field);
                break;
            case IInvocationOperation call when call.Instance == used:
                Own(call.TargetMethod, isBase);
                break;
            case IMethodReferenceOperation method when method.Instance == used:
                Own(method.Method, isBase);
                break;
            case IArgumentOperation { Parent: IInvocationOperation call, Parameter: { RefKind: RefKind.None or RefKind.In } parameter }:
                Passed(call.TargetMethod, parameter);
                break;
            case IIsPatternOperation pattern when pattern.Value == used:
                Pattern(pattern.Pattern);
                break;
            case ISwitchExpressionOperation choice when choice.Value == used:
                choice.Arms.ToList().ForEach(a => Pattern(a.Pattern));
                break;
            case ISwitchOperation choice when choice.Value == used:
                choice.Cases.SelectMany(c => c.Clauses).ToList().ForEach(Clause);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                Local(local, used);
                break;
            case IIsTypeOperation or IExpressionStatementOperation:
                break;
            default:
                Everything = true;
                break;
        }
    }

    /// <summary>Follows the row through a method or accessor of its own.</summary>
    public void Through(IMethodSymbol own)
    {
        if (!_followed.Add(own))
        {
            return;
        }

        if (code.Of(own) is not { } body)
        {
            Everything = true;
            return;
        }

        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
            {
                Follow(operation);
            }
            else if (operation is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } captured })
            {
                Captured(constructor, captured);
            }
        }
    }

    private void Property(IPropertyReferenceOperation reference, bool isBase)
    {
        if ((isBase ? reference.Property : Actual(reference.Property)) is not IPropertySymbol property)
        {
            Everything = true;
            return;
        }

        IMethodSymbol?[] used = [property.GetMethod, IsWritten(reference) ? property.SetMethod : null];
        foreach (var accessor in used.OfType<IMethodSymbol>())
        {
            var isAutomatic = code.IsAutomatic(accessor);
            Everything |= isAutomatic is null;
            if (isAutomatic == false)
            {
                Through(accessor);
            }

            if (isAutomatic == true || property.SetMethod is not null)
            {
                _stored.Add(property);
            }
        }
    }

    private void Field(IFieldSymbol field)
    {
        // What a getter keeps in 'field' of a property that nobody can set is no part of the row.
        if (field.AssociatedSymbol is not IPropertySymbol property)
        {
            _stored.Add(field);
        }
        else if (property.SetMethod is not null)
        {
            _stored.Add(Actual(property) ?? property);
        }
    }

    private void Own(IMethodSymbol named, bool isBase)
    {
        if ((isBase ? named : Actual(named)) is IMethodSymbol method)
        {
            Through(method);
        }
        else
        {
            Everything = true;
        }
    }

    private void Passed(IMethodSymbol method, IParameterSymbol parameter)
    {
        // Another object decides which code a virtual method is.
        var written = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
        if (!method.IsStatic && (method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed)) || code.Of(method) is not { } body)
        {
            Everything = true;
            return;
        }

        var own = written.Parameters[parameter.Ordinal];
        if (_followed.Add(own))
        {
            foreach (var mention in body.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Parameter, own)))
            {
                Follow(mention);
            }
        }
    }

    private void Local(ILocalSymbol local, IOperation within)
    {
        if (!_followed.Add(local))
        {
            return;
        }

        var root = within;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        foreach (var mention in root.Descendants().OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, local)))
        {
            Follow(mention);
        }
    }

    private void Clause(ICaseClauseOperation clause)
    {
        if (clause is IPatternCaseClauseOperation pattern)
        {
            Pattern(pattern.Pattern);
        }
        else
        {
            Everything |= clause is not IDefaultCaseClauseOperation;
        }
    }

    private void Pattern(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case INegatedPatternOperation not:
                Pattern(not.Pattern);
                break;
            case IBinaryPatternOperation both:
                Pattern(both.LeftPattern);
                Pattern(both.RightPattern);
                break;
            case IDiscardPatternOperation or ITypePatternOperation or IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                break;
            case IRecursivePatternOperation { DeclaredSymbol: null, DeconstructionSubpatterns.IsEmpty: true } properties:
                foreach (var member in properties.PropertySubpatterns.Select(p => p.Member))
                {
                    Member(member);
                }

                break;
            default:
                Everything = true;
                break;
        }
    }

    private void Member(IOperation member)
    {
        switch (member)
        {
            case IPropertyReferenceOperation property:
                Property(property, isBase: false);
                break;
            case IFieldReferenceOperation field:
                Field(field.Field);
                break;
            default:
                Everything = true;
                break;
        }
    }

    // A parameter of the record's own constructor stands for the property of its name.
    private void Captured(IMethodSymbol constructor, IParameterSymbol parameter)
    {
        if (SymbolEqualityComparer.Default.Equals(constructor.ContainingType, type.Symbol) && type.Properties.TryGetValue(parameter.Name, out var property))
        {
            _stored.Add(property);
        }
        else
        {
            Everything = true;
        }
    }

    /// <summary>The member that runs on an object of exactly the row's type; null where it is none of its own.</summary>
    private ISymbol? Actual(ISymbol named)
    {
        if (named.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.Symbol.AllInterfaces.SelectMany(i => i.GetMembers(named.Name)).Where(m => IsSame(m, named)).Select(type.Symbol.FindImplementationForInterfaceMember).FirstOrDefault();
        }

        for (var declaring = type.Symbol; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers(named.Name).FirstOrDefault(m => IsSame(m, named) || Overrides(m, named)) is { } member)
            {
                return member;
            }
        }

        return null;
    }

    private static bool Overrides(ISymbol member, ISymbol named)
    {
        for (var overridden = Overridden(member); overridden is not null; overridden = Overridden(overridden))
        {
            if (IsSame(overridden, named))
            {
                return true;
            }
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IPropertySymbol property => property.OverriddenProperty,
        IMethodSymbol method => method.OverriddenMethod,
        _ => null,
    };

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition);

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None } or ITupleOperation => true,
        _ => false,
    };
}
