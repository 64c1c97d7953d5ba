using Backfill.Generators.Diagnostics;
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

        if (ListCall.Items(list.Collection) is not { } items)
        {
            var written = ListCall.Unconverted(list.Collection);
            return written is IParameterReferenceOperation && problems.Any
                ? null
                : Refuse(written, $"the values of '{Shorten(written)}' are not known here; write them out, new[] {{ 1, 2 }}, or make the list a parameter") as Condition;
        }

        if (items.Count > MostItems)
        {
            return Refuse(ListCall.Unconverted(list.Collection), $"the list has {items.Count} values, and at most {MostItems} are possible; make a condition of them, or restore in several runs") as Condition;
        }

        return OperandOf(list.Item)?.Is(value => OneOf(call, value, items));
    }

    private Condition? InList(IInvocationOperation call, Operand value, ListParameter list)
    {
        if (value is Operand.Null)
        {
            return Refuse(call, "whether the list has null in it is known before the run; make it a condition of its own") as Condition;
        }

        return Leaf(call, Comparison.Equal, value, new Operand.Bound(list.Name, list.Kind, Nullable: false)) is null ? null : new Condition.InList(value, list);
    }

    private Condition? OneOf(IInvocationOperation call, Operand value, IReadOnlyList<IOperation> items)
    {
        List<Operand> plain = [];
        Condition? rest = null;
        foreach (var item in items)
        {
            if (OperandOf(item) is not { } operand || Compare(call, Comparison.Equal, value, operand) is not { } equal)
            {
                return null;
            }

            if (equal is Condition.Compare { Right: (Operand.Number or Operand.Bound) and { Nullable: false } and { Kind: not ColumnKind.Boolean } right })
            {
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
            1 => new Condition.Compare(Comparison.Equal, value, plain[0]),
            _ => new Condition.OneOf(value, [.. plain]),
        };
        return oneOf is null ? rest ?? new Condition.Always(false) : rest is null ? oneOf : new Condition.Or(oneOf, rest);
    }
}
