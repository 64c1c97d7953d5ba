using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

/// <summary>Translates the condition of <c>Where</c>; what is not in its small grammar is an error at exactly that sub-expression.</summary>
internal sealed partial class ConditionParser(DeclaringType type, Problems problems)
{
    private readonly List<string> _properties = [];
    private readonly List<Constant> _constants = [];
    private readonly Dictionary<EquatableArray<EnumName>, EquatableArray<Operand>> _names = [];
    private readonly HashSet<Location> _refused = [];
    private readonly List<(ComparedMember Member, Location At)> _members = [];
    private readonly List<ComparedParameter> _given = [];
    private Scope _scope = null!;

    /// <summary>The properties read so far.</summary>
    public IEnumerable<string> Properties => _properties.Distinct();

    public IReadOnlyList<Constant> Constants => _constants;

    /// <summary>The members of enums that are compared with columns of names, and where each stands.</summary>
    public IReadOnlyList<(ComparedMember Member, Location At)> Members => _members;

    /// <summary>The parameters that are compared with such columns.</summary>
    public IEnumerable<ComparedParameter> Given => _given;

    private Condition? Parse(IOperation operation) => Within(operation, () => Bounded(operation, Read(operation)));

    private Condition? Read(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return new Condition.Always(constant);
        }

        return operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => Join(Terms(and), Parse, Condition.All),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => Join(Terms(or), Parse, Condition.Any),
            IBinaryOperation binary when ComparisonOf(binary.OperatorKind) is { } comparison => Compare(binary, comparison),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr } bitwise =>
                Refuse(bitwise, "&, | and ^ have no counterpart; write &&, || or !=") as Condition,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, IsLifted: true } not =>
                Refuse(not, "'!' of a bool that may be null is null in C#; write '== false'") as Condition,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Parse(not.Operand) is { } inner ? new Condition.Not(inner) : null,
            IIsPatternOperation pattern => IsRow(pattern.Value) ? RowPattern(pattern.Pattern) : OperandOf(pattern.Value) is { } value ? Pattern(value, pattern.Pattern) : null,
            IPropertyReferenceOperation { Property: { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } } hasValue =>
                OperandOf(hasValue.Instance!) is { } value ? value.Is(v => new Condition.Not(IsNull(v))) : null,
            IInvocationOperation call when !IsValueOrDefault(call) => Call(call),
            IInvocationOperation or IPropertyReferenceOperation or IParameterReferenceOperation or IConditionalOperation or ICoalesceOperation or IConversionOperation or IDefaultValueOperation => Truth(operation),
            _ => RefuseUnknown(operation) as Condition,
        };
    }

    private Condition? Truth(IOperation operation) => OperandOf(operation)?.Is(operand => operand switch
    {
        Operand.Number number => new Condition.Always(number.Text != "0"),
        { Kind: ColumnKind.Boolean, Nullable: false } => new Condition.IsTrue(operand),

        // '.Value' of a bool that may be NULL.
        { Kind: ColumnKind.Boolean } => Leaf(operation, Comparison.Equal, operand, Operand.Number.True),
        _ => Refuse(operation, "a condition must be a bool") as Condition,
    });

    // Every term is read, so that each problem is reported.
    private static Condition? Join<T>(IEnumerable<T> terms, Func<T, Condition?> read, Func<IEnumerable<Condition>, Condition> join)
    {
        List<Condition?> all = [.. terms.Select(read)];
        return all.Contains(null) ? null : join(all!);
    }

    // a || b || c hangs to the left, and its depth is its length.
    private static Stack<IOperation> Terms(IBinaryOperation operation)
    {
        Stack<IOperation> terms = new();
        IOperation left = operation;
        while (left is IBinaryOperation { ConstantValue.HasValue: false } binary && binary.OperatorKind == operation.OperatorKind)
        {
            terms.Push(binary.RightOperand);
            left = binary.LeftOperand;
        }

        terms.Push(left);
        return terms;
    }

    private static bool IsNull(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: null }
        || operation is IDefaultValueOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
        || (operation is IConversionOperation { OperatorMethod: null } conversion && IsNull(conversion.Operand));

    private object? RefuseUnknown(IOperation operation) => CurrentTime.Reads(operation) is { } clock
        ? Refuse(DiagnosticDescriptors.ChangesByItself, operation, clock)
        : Refuse(operation, $"'{Shorten(operation)}' has no counterpart; possible are comparisons, &&, ||, !, ?:, ??, null checks, patterns, Contains, StartsWith, EndsWith, bool members, constants, the method's own parameters and other predicates of {type.Symbol.Name}");

    private object? Refuse(IOperation operation, string reason) => Refuse(DiagnosticDescriptors.Untranslatable, operation, reason);

    // Of one place once, however many columns its value is compared with.
    private object? Refuse(DiagnosticDescriptor descriptor, IOperation operation, string reason)
    {
        if (_refused.Add(operation.Syntax.GetLocation()))
        {
            problems.Add(descriptor, operation.Syntax.GetLocation(), reason);
        }

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
