using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>Translates the condition of <c>Where</c>; what is not in its small grammar is an error at exactly that sub-expression.</summary>
internal sealed partial class ConditionParser(DeclaringType type, Problems problems)
{
    private readonly List<string> _properties = [];
    private readonly List<Constant> _constants = [];

    /// <summary>The properties read so far.</summary>
    public IEnumerable<string> Properties => _properties.Distinct();

    public IReadOnlyList<Constant> Constants => _constants;

    /// <summary>Null after a problem.</summary>
    public Condition? Parse(IOperation operation)
    {
        type.Cancellation.ThrowIfCancellationRequested();
        if (operation.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return new Condition.Always(constant);
        }

        return operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and =>
                Join(Parse(and.LeftOperand), Parse(and.RightOperand), static (l, r) => new Condition.And(l, r)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or =>
                Join(Parse(or.LeftOperand), Parse(or.RightOperand), static (l, r) => new Condition.Or(l, r)),
            IBinaryOperation binary when ComparisonOf(binary.OperatorKind) is { } comparison => Compare(binary, comparison),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, IsLifted: false } not => Parse(not.Operand) is { } inner ? new Condition.Not(inner) : null,
            IIsPatternOperation pattern => OperandOf(pattern.Value) is { } value ? Pattern(value, pattern.Pattern) : null,
            IPropertyReferenceOperation { Property: { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } } hasValue =>
                OperandOf(hasValue.Instance!) is { } value ? new Condition.Not(new Condition.IsNull(value)) : null,
            IPropertyReferenceOperation or IParameterReferenceOperation => Truth(operation),
            _ => Refuse(operation, $"'{Shorten(operation)}' has no counterpart; possible are comparisons, &&, ||, !, null checks, bool members, constants and the method's own parameters") as Condition,
        };
    }

    private Condition? Truth(IOperation operation)
    {
        var operand = OperandOf(operation);
        return operand switch
        {
            null => null,
            { Kind: ColumnKind.Boolean, Nullable: false } => new Condition.IsTrue(operand),

            // '.Value' of a bool that may be NULL.
            { Kind: ColumnKind.Boolean } => new Condition.Compare(Comparison.Equal, operand, new Operand.Number("1", ColumnKind.Boolean)),
            _ => Refuse(operation, "a condition must be a bool") as Condition,
        };
    }

    private Condition? Compare(IBinaryOperation binary, Comparison comparison)
    {
        if (IsNull(binary.RightOperand) || IsNull(binary.LeftOperand))
        {
            var checkedOperand = OperandOf(IsNull(binary.RightOperand) ? binary.LeftOperand : binary.RightOperand);
            return (checkedOperand, comparison) switch
            {
                (null, _) => null,
                (_, Comparison.Equal) => new Condition.IsNull(checkedOperand),
                (_, Comparison.NotEqual) => new Condition.Not(new Condition.IsNull(checkedOperand)),
                _ => Refuse(binary, "only == and != make sense with null") as Condition,
            };
        }

        return OperandOf(binary.LeftOperand) is { } left && OperandOf(binary.RightOperand) is { } right
            ? Compare(binary, comparison, left, right)
            : null;
    }

    private Condition? Compare(IOperation at, Comparison comparison, Operand left, Operand right)
    {
        if ((left.Kind == ColumnKind.Single || right.Kind == ColumnKind.Single) && (left, right) is not (Operand.Column, Operand.Column))
        {
            return Refuse(at, "a float column is never exactly a value given from outside; compare with another column, or use double or decimal") as Condition;
        }

        return left.Kind.FitsInto(right.Kind) || right.Kind.FitsInto(left.Kind) || (left.Kind.IsInteger() && right.Kind.IsInteger())
            ? new Condition.Compare(comparison, left, right)
            : Refuse(at, $"{left.Kind} and {right.Kind} do not compare exactly") as Condition;
    }

    private Condition? Pattern(Operand value, IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => Pattern(value, not.Pattern) is { } inner ? new Condition.Not(inner) : null,
        IConstantPatternOperation { Value: var constant } when IsNull(constant) => new Condition.IsNull(value),
        IConstantPatternOperation { Value: var constant } => OperandOf(constant) is { } right ? Compare(pattern, Comparison.Equal, value, right) : null,
        IRelationalPatternOperation relational when ComparisonOf(relational.OperatorKind) is { } comparison =>
            OperandOf(relational.Value) is { } right ? Compare(pattern, comparison, value, right) : null,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and =>
            Join(Pattern(value, and.LeftPattern), Pattern(value, and.RightPattern), static (l, r) => new Condition.And(l, r)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or =>
            Join(Pattern(value, or.LeftPattern), Pattern(value, or.RightPattern), static (l, r) => new Condition.Or(l, r)),
        _ => Refuse(pattern, $"the pattern '{Shorten(pattern)}' has no counterpart; possible are null, constants, comparisons, not, and, or") as Condition,
    };

    private static Condition? Join(Condition? left, Condition? right, Func<Condition, Condition, Condition> join) =>
        left is null || right is null ? null : join(left, right);

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

    private static bool IsNull(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: null } || (operation is IConversionOperation { OperatorMethod: null } conversion && IsNull(conversion.Operand));

    private object? Refuse(IOperation operation, string reason)
    {
        problems.Add(DiagnosticDescriptors.Untranslatable, operation.Syntax.GetLocation(), reason);
        return null;
    }

    private static string Shorten(IOperation operation)
    {
        var text = operation.Syntax.ToString();
        var line = text.IndexOfAny(['\r', '\n']);
        text = line < 0 ? text : text.Substring(0, line);
        return text.Length <= 60 ? text : text.Substring(0, 60) + "…";
    }
}
