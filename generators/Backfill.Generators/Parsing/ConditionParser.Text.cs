using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

internal sealed partial class ConditionParser
{
    /// <summary>A method of string that compares unit by unit; the others were refused before.</summary>
    private Condition? Text(IInvocationOperation call)
    {
        var arguments = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value).ToArray();
        return (call.TargetMethod.Name, call.Instance, arguments) switch
        {
            ("IsNullOrEmpty", null, [var text]) => OperandOf(text)?.Is(value => Condition.Any(IsNull(value), Leaf(call, Comparison.Equal, value, Bind(ColumnKind.String, string.Empty))!)),
            ("Equals", null, [var left, var right, ..]) => CompareText(call, left, right),
            ("Equals", { } left, [{ Type.SpecialType: SpecialType.System_String } right, ..]) => Equal(call, left, right),
            ("Equals", _, _) => ValuesEqual(call),
            ("StartsWith", { } text, [var part, ..]) => HasPart(TextPart.Start, text, part),
            ("EndsWith", { } text, [var part, ..]) => HasPart(TextPart.End, text, part),
            ("Contains", { } text, [var part, ..]) => HasPart(TextPart.Anywhere, text, part),
            _ => RefuseUnknown(call) as Condition,
        };
    }

    private Condition? CompareText(IInvocationOperation call, IOperation left, IOperation right) =>
        OperandOf(left) is { } l && OperandOf(right) is { } r ? Compare(call, Comparison.Equal, l, r) : null;

    private Condition? HasPart(TextPart part, IOperation text, IOperation value)
    {
        var searched = value is { Type.SpecialType: SpecialType.System_Char, ConstantValue: { HasValue: true, Value: char character } }
            ? char.IsSurrogate(character) ? Refuse(value, "half of a surrogate pair is in no text of a database") as Operand : Bind(ColumnKind.String, character.ToString())
            : OperandOf(value);
        return OperandOf(text) is { } within && searched is not null && Fits(text, within, searched)
            ? within.Is(t => searched.Is(v => t is Operand.Null || v is Operand.Null ? new Condition.Always(false) : new Condition.HasPart(part, t, v)))
            : null;
    }
}
