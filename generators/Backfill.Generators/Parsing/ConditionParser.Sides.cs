using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

// The parts in which a person looks for a mistake: what || and then && join on top, there or in the predicates that are called there.
internal sealed partial class ConditionParser
{
    /// <summary>The condition that <c>Where</c> returns, in parts; null after a problem.</summary>
    /// <param name="returned">What it returns.</param>
    /// <param name="scope">What its parameters stand for.</param>
    public IReadOnlyList<Side>? ParseSides(IOperation returned, Scope scope) => Under(scope, () => SidesOf(returned));

    private List<Side>? SidesOf(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, ConstantValue.HasValue: false } or =>
            Within(or, () => Bounded(or, Gathered(Terms(or), SidesOf), s => s.Terms.Sum(t => t.Condition.Size))),
        IInvocationOperation call when PredicateOf(call) is not null => Within(call, () => Called(call, SidesOf) is { } sides ? NamedBy(call, sides) : null),
        _ => TermsOf(operation) is { } terms ? [new Side([.. terms])] : null,
    };

    private List<Term>? TermsOf(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, ConstantValue.HasValue: false } and => Within(and, () => Joined(and, Terms(and), TermsOf)),
        IInvocationOperation call when PredicateOf(call) is not null => SidesOf(call) switch
        {
            null => null,
            [var only] => [.. only.Terms],
            var sides => [new Term(OneLine.Of(call), Side.Whole(sides))],
        },
        IIsPatternOperation pattern when IsRow(pattern.Value) => Within(pattern, () => RowTerms(OneLine.Of(pattern.Value), pattern.Pattern)),
        IIsPatternOperation { Pattern: IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and } pattern =>
            Within(pattern, () => OperandOf(pattern.Value) is { } value ? Joined(and, Terms(and), p => Term($"{OneLine.Of(pattern.Value)} is {OneLine.Of(p)}", Pattern(value, p))) : null),
        _ => Term(OneLine.Of(operation), Parse(operation)),
    };

    private List<Term>? RowTerms(string row, IPatternOperation pattern) => pattern switch
    {
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and => Within(and, () => Joined(and, Terms(and), p => RowTerms(row, p))),
        IRecursivePatternOperation { DeclaredSymbol: null, DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns: { IsEmpty: false } properties } =>
            Within(pattern, () => Joined(pattern, properties, p => Term($"{row} is {{ {OneLine.Of(p)} }}", PropertyPattern(p)))),
        _ => Term($"{row} is {OneLine.Of(pattern)}", RowPattern(pattern)),
    };

    private List<Term>? Joined<T>(IOperation operation, IEnumerable<T> parts, Func<T, List<Term>?> read) => Bounded(operation, Gathered(parts, read), t => t.Condition.Size);

    private static List<Term>? Term(string text, Condition? condition) => condition is null ? null : [new Term(text, condition)];

    // Every part is read, so that each problem is reported.
    private static List<TRead>? Gathered<T, TRead>(IEnumerable<T> parts, Func<T, List<TRead>?> read)
    {
        List<List<TRead>?> all = [.. parts.Select(read)];
        return all.Contains(null) ? null : [.. all.SelectMany(a => a!)];
    }

    // A predicate of one comparison is that comparison to its caller; what is inside of a larger one is said with its name, for it may be called twice.
    private static List<Side> NamedBy(IInvocationOperation call, List<Side> sides) => sides is [{ Terms: [var only] }]
        ? [new Side([only with { Text = OneLine.Of(call) }])]
        : [.. sides.Select(s => new Side([.. s.Terms.Select(t => t with { Text = $"{t.Text}, in {OneLine.Of(call)}" })]))];
}
