using System.Globalization;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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
            return NumberOf(at, comparison, named, other);
        }

        var value = decimal.Parse(number.Text, CultureInfo.InvariantCulture);
        if (comparison is Comparison.Equal or Comparison.NotEqual)
        {
            KeepCompared(at, named, value, named.Names.Where(n => n.Value == value));
            var equal = OneOfNames(named, named.Names.Where(n => n.Value == value));
            return equal is Condition.Always ? Refuse(at, $"no member of the enum of '{named.Property}' has the value {number.Text}, so no name stands for it in the column") as Condition
                : comparison == Comparison.Equal ? equal
                : new Condition.Not(equal);
        }

        var holding = named.Names.Where(n => Holds(comparison, n.Value.CompareTo(value))).ToList();
        KeepCompared(at, named, value, [.. named.Names.Where(n => n.Value == value), .. holding]);
        return OneOfNames(named, holding);
    }

    /// <summary>Keeps the members that a comparison is one with, for who knows the column's own.</summary>
    private void KeepCompared(IOperation at, Operand.Named named, decimal written, IEnumerable<EnumName> names)
    {
        var place = at.DescendantsAndSelf().FirstOrDefault(o => PropertyParser.Underlying(o.Type ?? type.Symbol).TypeKind == TypeKind.Enum
            && o.ConstantValue is { HasValue: true, Value: { } constant } && Convert.ToDecimal(constant, CultureInfo.InvariantCulture) == written) ?? at;
        foreach (var member in names.Distinct().GroupBy(n => n.Value))
        {
            _members.Add((new ComparedMember(named.Property, [.. member.Select(n => n.Name)], member.Key == written), place.Syntax.GetLocation()));
        }
    }

    // What is not known here is compared by number, so that any name of it matches. A name of no member is no null.
    private Condition? NumberOf(IOperation at, Comparison comparison, Operand.Named named, Operand other)
    {
        KeepGiven(named, other);
        var number = other is Operand.Named names ? NumberOf(names) : other;
        return Leaf(at, comparison is Comparison.NotEqual ? Comparison.Equal : comparison, NumberOf(named), number) switch
        {
            { } test when comparison == Comparison.NotEqual => new Condition.Not(OrBothNull(test)),
            { } test when comparison == Comparison.Equal => OrBothNull(test),
            var test => test,
        };

        Condition OrBothNull(Condition test) => other.Nullable ? Condition.Choose(IsNull(other), IsNull(named), test) : test;
    }

    private void KeepGiven(Operand.Named named, Operand other)
    {
        if (other is Operand.Bound bound)
        {
            _given.Add(new ComparedParameter(named.Property, bound.Name));
        }
    }

    private Operand.NumberOf NumberOf(Operand.Named named)
    {
        if (!_names.TryGetValue(named.Names, out var names))
        {
            names = [.. named.Names.Select(n => Bind(ColumnKind.String, n.Name))];
            _names.Add(named.Names, names);
        }

        return new Operand.NumberOf(named.Text, named.Kind, names, [.. named.Names.Select(n => new Operand.Number(n.Value.ToString(CultureInfo.InvariantCulture), named.Kind))]);
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
