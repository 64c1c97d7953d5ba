using System.Globalization;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

internal sealed partial class ConditionParser
{
    private Condition? Compare(IBinaryOperation binary, Comparison comparison) =>
        OperandOf(binary.LeftOperand) is { } left && OperandOf(binary.RightOperand) is { } right ? Compare(binary, comparison, left, right) : null;

    private Condition? Compare(IOperation at, Comparison comparison, Operand left, Operand right) =>
        Fits(at, left, right) ? left.Is(l => right.Is(r => Leaf(at, comparison, l, r))) : null;

    /// <summary><c>x.Equals(y)</c>. On null it throws in C#, and selects nothing in SQL.</summary>
    private Condition? Equal(IOperation at, IOperation left, IOperation right) => OperandOf(left) is { } l && OperandOf(right) is { } r && Fits(at, l, r)
        ? l.Is(x => r.Is(y => Leaf(at, Comparison.Equal, x, y) is not { } equal ? null : x.Nullable && y.Nullable ? Condition.Choose(IsNull(x), new Condition.Always(false), equal) : equal))
        : null;

    // Of a value with another of its own type; the Equals that every object has compares the types first.
    private Condition? ValuesEqual(IInvocationOperation call) =>
        call is { Instance: { } left, Arguments: [{ Parameter.Type: var type, Value: var right }] } && type.SpecialType != SpecialType.System_Object
            ? Equal(call, left, right)
            : Refuse(call, $"'{Shorten(call)}' compares objects, whose types must be the same too; write ==") as Condition;

    private Condition? Leaf(IOperation at, Comparison comparison, Operand left, Operand right)
    {
        if (left is Operand.Null || right is Operand.Null)
        {
            return comparison switch
            {
                Comparison.Equal => IsNull(left is Operand.Null ? right : left),
                Comparison.NotEqual => new Condition.Not(IsNull(left is Operand.Null ? right : left)),
                _ => new Condition.Always(false),
            };
        }

        if (left is Operand.Named || right is Operand.Named)
        {
            return left is Operand.Named named ? Names(at, comparison, named, right) : Names(at, Mirrored(comparison), (Operand.Named)right, left);
        }

        if (left is Operand.Number l && right is Operand.Number r)
        {
            var order = decimal.Parse(l.Text, CultureInfo.InvariantCulture).CompareTo(decimal.Parse(r.Text, CultureInfo.InvariantCulture));
            return new Condition.Always(Holds(comparison, order));
        }

        if ((left.Kind == ColumnKind.Single || right.Kind == ColumnKind.Single) && (left, right) is not (Operand.Column, Operand.Column))
        {
            return Refuse(at, "a float column is never exactly a value given from outside; compare with another column, or use double or decimal") as Condition;
        }

        if (left.Kind == ColumnKind.Binary)
        {
            return Refuse(at, "byte[] is compared by reference in C#, never by its bytes; only null checks are possible") as Condition;
        }

        return left.Kind.FitsInto(right.Kind) || right.Kind.FitsInto(left.Kind) || (left.Kind.IsInteger() && right.Kind.IsInteger())
            ? new Condition.Compare(comparison, left, right)
            : Refuse(at, $"{left.Kind} and {right.Kind} do not compare exactly") as Condition;
    }

    private static Condition IsNull(Operand operand) => operand switch
    {
        Operand.Null => new Condition.Always(true),
        Operand.Number => new Condition.Always(false),
        Operand.Named named => new Condition.IsNull(named.Text),
        _ => new Condition.IsNull(operand),
    };

    private Condition? Pattern(Operand value, IPatternOperation pattern) => Within(pattern, () => Bounded(pattern, ReadPattern(value, pattern)));

    private Condition? ReadPattern(Operand value, IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => Pattern(value, not.Pattern) is { } inner ? new Condition.Not(inner) : null,
        IConstantPatternOperation { Value: var constant } => OperandOf(constant) is { } right ? Compare(pattern, Comparison.Equal, value, right) : null,
        IRelationalPatternOperation relational when ComparisonOf(relational.OperatorKind) is { } comparison =>
            OperandOf(relational.Value) is { } right ? Compare(pattern, comparison, value, right) : null,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and => Join(Terms(and), p => Pattern(value, p), Condition.All),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => Join(Terms(or), p => Pattern(value, p), Condition.Any),
        IRecursivePatternOperation { DeclaredSymbol: null, DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } => value.Is(v => new Condition.Not(IsNull(v))),
        _ => Refuse(pattern, $"the pattern '{Shorten(pattern)}' has no counterpart; possible are null, constants, comparisons, not, and, or") as Condition,
    };

    // live is { Active: true, Count: > 3 }: a row is never null.
    private Condition? RowPattern(IPatternOperation pattern) => Within(pattern, () => Bounded(pattern, ReadRowPattern(pattern)));

    private Condition? ReadRowPattern(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => RowPattern(not.Pattern) is { } inner ? new Condition.Not(inner) : null,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and => Join(Terms(and), RowPattern, Condition.All),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => Join(Terms(or), RowPattern, Condition.Any),
        IRecursivePatternOperation { DeclaredSymbol: null, DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns: { IsEmpty: false } properties } =>
            Join(properties, PropertyPattern, Condition.All),
        _ => Refuse(pattern, $"the pattern '{Shorten(pattern)}' has no counterpart for a row; possible are patterns of its properties") as Condition,
    };

    private Condition? PropertyPattern(IPropertySubpatternOperation property) => property.Member is IPropertyReferenceOperation member
        ? Column(member) is { } column ? Pattern(column, property.Pattern) : null
        : Refuse(property, $"'{Shorten(property)}' has no counterpart") as Condition;

    private static Stack<IPatternOperation> Terms(IBinaryPatternOperation pattern)
    {
        Stack<IPatternOperation> terms = new();
        IPatternOperation left = pattern;
        while (left is IBinaryPatternOperation binary && binary.OperatorKind == pattern.OperatorKind)
        {
            terms.Push(binary.RightPattern);
            left = binary.LeftPattern;
        }

        terms.Push(left);
        return terms;
    }

    private static bool Holds(Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };

    private static Comparison? ComparisonOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => Comparison.Equal,
        BinaryOperatorKind.NotEquals => Comparison.NotEqual,
        BinaryOperatorKind.LessThan => Comparison.Less,
        BinaryOperatorKind.LessThanOrEqual => Comparison.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Comparison.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Comparison.GreaterOrEqual,
        _ => null,
    };
}
