using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

internal sealed partial class ConditionParser
{
    private Condition? Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (TextComparison.WhyNot(call) is { } culture)
        {
            return Refuse(DiagnosticDescriptors.NotOrdinal, call, culture) as Condition;
        }

        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            return Text(call);
        }

        if (method.Name == "Equals" && IsOfSystem(method))
        {
            return ValuesEqual(call);
        }

        if (ListCall.Of(call) is { } list)
        {
            return Contains(call, list);
        }

        return PredicateOf(call) is not null ? Called(call, Parse) : RefuseUnknown(call) as Condition;
    }

    /// <summary>The other predicate of the type that is called; null where something else is.</summary>
    private IMethodSymbol? PredicateOf(IInvocationOperation call) =>
        SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type.Symbol) && call.TargetMethod is { IsStatic: true, IsGenericMethod: false, MethodKind: MethodKind.Ordinary } method
            ? method.PartialImplementationPart ?? method
            : null;

    /// <summary>Reads another predicate of the type in place of the call.</summary>
    private T? Called<T>(IInvocationOperation call, Func<IOperation, T?> read)
        where T : class
    {
        var method = PredicateOf(call)!;
        if (_scope.IsInside(method))
        {
            return Refuse(DiagnosticDescriptors.Recursive, call, method.Name) as T;
        }

        if (!method.Parameters.Any(p => MethodFinder.IsRow(p, type)))
        {
            return Refuse(call, $"'{method.Name}' does not take the row; only predicates of {type.Symbol.Name} can be called") as T;
        }

        var scope = new Scope(method, _scope);
        foreach (var argument in call.Arguments)
        {
            if (!Pass(argument, method.Parameters[argument.Parameter!.Ordinal], scope))
            {
                return null;
            }
        }

        return ReturnedBy.Method(type, method, problems) is { } returned ? Under(scope, () => read(returned)) : null;
    }

    private T? Under<T>(Scope scope, Func<T?> read)
    {
        var caller = _scope;
        _scope = scope;
        var result = read();
        _scope = caller;
        return result;
    }

    private bool Pass(IArgumentOperation argument, IParameterSymbol parameter, Scope scope)
    {
        if (MethodFinder.IsRow(parameter, type))
        {
            if (!IsRow(argument.Value))
            {
                Refuse(argument, $"'{Shorten(argument)}' is not the row");
                return false;
            }

            scope.AddRow(parameter);
            return true;
        }

        if (parameter.RefKind is not (RefKind.None or RefKind.In))
        {
            Refuse(argument, $"the parameter '{parameter.Name}' is passed by reference");
            return false;
        }

        if (ListOf(argument.Value) is { } list)
        {
            scope.Add(parameter, list);
            return true;
        }

        if (IsWrittenOut(argument.Value))
        {
            if (ItemsOf(argument.Value) is not { } items)
            {
                return false;
            }

            scope.Add(parameter, items);
            return true;
        }

        if (OperandOf(argument.Value) is not { } operand)
        {
            return false;
        }

        scope.Add(parameter, operand);
        return true;
    }
}
