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

        return ItemsOf(list.Collection) is { } items && OperandOf(list.Item) is { } item && Fits(call, item, items) ? item.Is(value => OneOf(call, value, items)) : null;
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

        var given = new Operand.Bound(list.Name, list.Kind, Nullable: false);
        var searched = value;
        if (value is Operand.Named named)
        {
            KeepGiven(named, given);
            searched = NumberOf(named);
        }

        return Leaf(call, Comparison.Equal, searched, given) is null ? null : new Condition.InList(searched, list);
    }

    // What one value is compared with stands in one list; where items are columns there are several such values.
    private Condition? OneOf(IInvocationOperation call, Operand value, IReadOnlyList<Operand> items)
    {
        List<Condition.Compare> plain = [];
        List<Condition> rest = [];
        foreach (var item in items)
        {
            if (Compare(call, Comparison.Equal, value, item) is not { } equal)
            {
                return null;
            }

            if (equal is Condition.Compare { Right: (Operand.Number or Operand.Bound) and { Nullable: false } and { Kind: not ColumnKind.Boolean } } compare)
            {
                plain.Add(compare);
            }
            else
            {
                rest.Add(equal);
            }
        }

        // No server is asked for a type that whole numbers and fractions have in common.
        var lists = plain.GroupBy(c => (c.Left, Kind: c.Right.Kind.IsInteger() ? ColumnKind.Int64 : c.Right.Kind));
        return Condition.Any(lists.Select(OneOf).Concat(rest).DefaultIfEmpty(new Condition.Always(false)));
    }

    private static Condition OneOf(IEnumerable<Condition.Compare> compares)
    {
        var all = compares.ToList();
        return all.Count == 1 ? all[0] : new Condition.OneOf(all[0].Left, [.. all.Select(c => c.Right)]);
    }
}
