using System.Globalization;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Parsing;

internal sealed partial class ConditionParser
{
    /// <summary>A comparison of numbers in C# is one of names in the column.</summary>
    private Condition? Names(IOperation at, Comparison comparison, Operand.Named named, Operand other)
    {
        if (comparison is Comparison.Equal or Comparison.NotEqual && other is Operand.Named same && same.Names.Equals(named.Names) && HasOneNameEach(named))
        {
            return new Condition.Compare(comparison, named.Text, same.Text);
        }

        if (other is not Operand.Number number)
        {
            return Refuse(at, $"the column of '{named.Property}' holds names, so it compares only with members of the enum that are written out") as Condition;
        }

        var value = decimal.Parse(number.Text, CultureInfo.InvariantCulture);
        if (comparison is Comparison.Equal or Comparison.NotEqual)
        {
            var equal = OneOfNames(named, named.Names.Where(n => n.Value == value));
            return equal is Condition.Always ? Refuse(at, $"no member of the enum of '{named.Property}' has the value {number.Text}, so no name stands for it in the column") as Condition
                : comparison == Comparison.Equal ? equal
                : new Condition.Not(equal);
        }

        return OneOfNames(named, named.Names.Where(n => Holds(comparison, n.Value.CompareTo(value))));
    }

    private static bool HasOneNameEach(Operand.Named named) => named.Names.Select(n => n.Value).Distinct().Count() == named.Names.Count;

    private Condition OneOfNames(Operand.Named named, IEnumerable<EnumName> names)
    {
        Operand[] texts = [.. names.Select(n => Bind(ColumnKind.String, n.Name))];
        return texts.Length switch
        {
            0 => new Condition.Always(false),
            1 => new Condition.Compare(Comparison.Equal, named.Text, texts[0]),
            _ => new Condition.OneOf(named.Text, [.. texts]),
        };
    }

    private static Comparison Mirrored(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };
}
