using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

internal sealed partial class ConditionParser
{
    /// <summary>As many values as a list may have, written out or given; the runtime has the same limit.</summary>
    private const int MostItems = 1000;

    private Condition? Contains(IInvocationOperation call, ListCall list)
    {
        if (ListOf(list.Collection) is { } parameter)
        {
            return OperandOf(list.Item)?.Is(value => InList(call, value, parameter));
        }

        if (!IsWrittenOut(list.Collection))
        {
            var written = ListCall.Unconverted(list.Collection);
            return written is IParameterReferenceOperation && problems.Any
                ? null
                : Refuse(written, $"the values of '{Shorten(written)}' {WhyUnknown(written)}; write them out, new[] {{ 1, 2 }}, or make the list a parameter") as Condition;
        }

        return ItemsOf(list.Collection) is { } items ? OperandOf(list.Item)?.Is(value => OneOf(call, value, items)) : null;
    }

    private static string WhyUnknown(IOperation list) => list is IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } }
        ? "can be others when it runs, for readonly keeps the collection and not what is in it"
        : "are not known here";

    private bool IsWrittenOut(IOperation collection) =>
        ListCall.Items(collection) is not null || (ListCall.Unconverted(collection) is IParameterReferenceOperation parameter && _scope.ItemsOf(parameter.Parameter) is not null);

    /// <summary>Null after a problem.</summary>
    private IReadOnlyList<Operand>? ItemsOf(IOperation collection)
    {
        if (ListCall.Unconverted(collection) is IParameterReferenceOperation parameter)
        {
            return _scope.ItemsOf(parameter.Parameter);
        }

        var items = ListCall.Items(collection)!;
        if (items.Count > MostItems)
        {
            return Refuse(ListCall.Unconverted(collection), $"the list has {items.Count} values, and at most {MostItems} are possible; make a condition of them, or restore in several runs") as IReadOnlyList<Operand>;
        }

        List<Operand> operands = [];
        foreach (var item in items)
        {
            if (OperandOf(item) is not { } operand)
            {
                return null;
            }

            operands.Add(operand);
        }

        return operands;
    }

    private ListParameter? ListOf(IOperation operation) => ListCall.Unconverted(operation) is IParameterReferenceOperation parameter ? _scope.ListOf(parameter.Parameter) : null;

    private Condition? InList(IInvocationOperation call, Operand value, ListParameter list)
    {
        if (value is Operand.Null)
        {
            return Refuse(call, "whether the list has null in it is known before the run; make it a condition of its own") as Condition;
        }

        var searched = value is Operand.Named named ? NumberOf(named) : value;
        return Leaf(call, Comparison.Equal, searched, new Operand.Bound(list.Name, list.Kind, Nullable: false)) is null ? null : new Condition.InList(searched, list);
    }

    private Condition? OneOf(IInvocationOperation call, Operand value, IReadOnlyList<Operand> items)
    {
        List<Operand> plain = [];
        Condition? rest = null;
        var column = value;
        foreach (var item in items)
        {
            if (Compare(call, Comparison.Equal, value, item) is not { } equal)
            {
                return null;
            }

            if (equal is Condition.Compare { Left: var left, Right: (Operand.Number or Operand.Bound) and { Nullable: false } and { Kind: not ColumnKind.Boolean } right })
            {
                column = left;
                plain.Add(right);
            }
            else
            {
                rest = rest is null ? equal : new Condition.Or(rest, equal);
            }
        }

        Condition? oneOf = plain.Count switch
        {
            0 => null,
            1 => new Condition.Compare(Comparison.Equal, column, plain[0]),
            _ => new Condition.OneOf(column, [.. plain]),
        };
        return oneOf is null ? rest ?? new Condition.Always(false) : rest is null ? oneOf : new Condition.Or(oneOf, rest);
    }
}
