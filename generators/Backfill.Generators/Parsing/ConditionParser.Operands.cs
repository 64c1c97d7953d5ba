using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

internal sealed partial class ConditionParser
{
    private readonly Stack<Operand> _receivers = new();

    /// <summary>Null after a problem.</summary>
    private Operand? OperandOf(IOperation operation) => Within(operation, () => ReadOperand(operation));

    private Operand? ReadOperand(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } value })
        {
            return ConstantOf(operation, value);
        }

        if (IsNull(operation))
        {
            return new Operand.Null();
        }

        return operation switch
        {
            IConversionOperation conversion => Converted(conversion),
            IParameterReferenceOperation parameter when _scope.OperandOf(parameter.Parameter) is { } meaning => meaning,
            IParameterReferenceOperation when problems.Any => null,
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } } unwrapped =>
                OperandOf(unwrapped.Instance!),
            IPropertyReferenceOperation property when IsRow(property.Instance) => Column(property),
            IMemberReferenceOperation { Instance: null } member when StaticConstant(member.Member) is { } constant => constant,
            IObjectCreationOperation creation => Created(creation),
            IInvocationOperation call when IsValueOrDefault(call) => ValueOrDefault(call),
            IDefaultValueOperation empty when PropertyParser.KindOf(empty.Type!) is { } kind && DefaultOf(kind) is { } zero => zero,
            IInvocationOperation { TargetMethod: { Name: "Parse", ContainingType.Name: "Guid" } parse } call when IsOfSystem(parse) && GuidConstant(call.Arguments) is { } guid => guid,
            IConditionalOperation { WhenFalse: { } whenFalse } choice => Choose(choice, Parse(choice.Condition), OperandOf(choice.WhenTrue), OperandOf(whenFalse)),
            ICoalesceOperation coalesce => Coalesced(coalesce),
            IConditionalAccessOperation access => Accessed(access),
            IConditionalAccessInstanceOperation => _receivers.Peek(),
            IBinaryOperation or IUnaryOperation or IIsPatternOperation or IInvocationOperation or IPropertyReferenceOperation { Property.Name: "HasValue" }
                when operation.Type is { } result && PropertyParser.KindOf(result) == ColumnKind.Boolean => Choose(operation, Parse(operation), Operand.Number.True, Operand.Number.False),
            _ => NoOperand(operation) as Operand,
        };
    }

    private object? NoOperand(IOperation operation) =>
        CurrentTime.Reads(operation) is { } clock ? Refuse(DiagnosticDescriptors.ChangesByItself, operation, clock)
        : TextComparison.WhyNot(operation) is { } culture ? Refuse(DiagnosticDescriptors.NotOrdinal, operation, culture)
        : operation is IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_String } }
            ? Refuse(operation, $"'{Shorten(operation)}' counts UTF-16 units in C# and characters or bytes in SQL; string.IsNullOrEmpty and == \"\" are possible")
        : ListOf(operation) is not null ? Refuse(operation, $"'{Shorten(operation)}' is a list; only {Shorten(operation)}.Contains(…) is possible")
        : operation is IBinaryOperation ? Refuse(operation, $"'{Shorten(operation)}' is arithmetic, which C# and SQL round and overflow differently; compare the column itself, with the other side computed before the run")
        : Refuse(operation, $"'{Shorten(operation)}' is neither a column of the row nor a constant nor a parameter");

    private bool IsRow(IOperation? operation) => operation switch
    {
        IParameterReferenceOperation parameter => _scope.IsRow(parameter.Parameter),
        IConversionOperation { IsImplicit: true, Conversion.IsUserDefined: false } conversion => IsRow(conversion.Operand),
        _ => false,
    };

    private Operand? Column(IPropertyReferenceOperation reference)
    {
        var name = reference.Property.Name;
        if (!type.Columns.TryGetValue(name, out var column))
        {
            return Refuse(reference, $"'{name}' does not stand for a column: {PropertyParser.WhyNot(reference.Property) ?? "it cannot be reached"}") as Operand;
        }

        if (!new MemberCode(type.Compilation, type.Cancellation).OnlyKeeps(type.Properties[name]))
        {
            return Refuse(reference, $"'{name}' has code of its own, which SQL does not run: the column may hold another value; let the property keep the column's value, and give what is made of it a property of its own") as Operand;
        }

        _properties.Add(name);
        return column.EnumNames.Count > 0
            ? new Operand.Named(name, PropertyParser.KindOf(reference.Property.Type)!.Value, column.Nullable, column.EnumNames)
            : new Operand.Column(name, column.Kind, column.Nullable);
    }

    // C# converts to compare: byte with int, T with T?, an enum with its number. The column stays what it is where that loses nothing.
    private Operand? Converted(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not null && !IsNumberToDecimal(conversion))
        {
            return Refuse(conversion, $"the conversion '{Shorten(conversion)}' has no counterpart") as Operand;
        }

        if (OperandOf(conversion.Operand) is not { } operand)
        {
            return null;
        }

        // A byte[] is an object to == and its null checks.
        var to = PropertyParser.KindOf(conversion.Type!);
        return operand.Leaves.All(leaf => leaf is Operand.Null || leaf.Kind == ColumnKind.Binary || (to is { } kind && leaf.Kind.FitsInto(kind)) || (leaf.Kind == ColumnKind.Single && to == ColumnKind.Double))
            ? operand
            : Refuse(conversion, $"the conversion to {conversion.Type!.ToDisplayString()} can change the value") as Operand;
    }

    private static bool IsNumberToDecimal(IConversionOperation conversion) =>
        PropertyParser.KindOf(conversion.Type!) == ColumnKind.Decimal && conversion.Operand.Type is { } from && PropertyParser.KindOf(from)?.IsInteger() == true;

    private Operand.Choice? Coalesced(ICoalesceOperation coalesce)
    {
        if (OperandOf(coalesce.Value) is not { } value || OperandOf(coalesce.WhenNull) is not { } otherwise)
        {
            return null;
        }

        return Choose(coalesce, value.Is(v => new Condition.Not(IsNull(v))), value, otherwise);
    }

    private static bool IsValueOrDefault(IInvocationOperation call) =>
        call.TargetMethod is { Name: "GetValueOrDefault", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    private Operand.Choice? ValueOrDefault(IInvocationOperation call)
    {
        if (OperandOf(call.Instance!) is not { } value)
        {
            return null;
        }

        var otherwise = call.Arguments is [var given] ? OperandOf(given.Value) : PropertyParser.KindOf(call.Type!) is { } kind ? DefaultOf(kind) : NoOperand(call) as Operand;
        return Choose(call, value.Is(v => new Condition.Not(IsNull(v))), value, otherwise);
    }

    // a?.B is null where a is.
    private Operand.Choice? Accessed(IConditionalAccessOperation access)
    {
        if (OperandOf(access.Operation) is not { } receiver)
        {
            return null;
        }

        _receivers.Push(receiver);
        var value = OperandOf(access.WhenNotNull);
        _receivers.Pop();
        return Choose(access, receiver.Is(IsNull), new Operand.Null(), value);
    }

    private Operand.Choice? Choose(IOperation operation, Condition? test, Operand? then, Operand? otherwise) =>
        test is null || then is null || otherwise is null ? null
        : test.Size + then.Size + otherwise.Size > MostTests ? TooLarge(operation) as Operand.Choice
        : new Operand.Choice(test, then, otherwise);
}
