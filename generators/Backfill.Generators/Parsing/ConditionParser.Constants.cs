using System.Globalization;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

internal sealed partial class ConditionParser
{
    private Operand? ConstantOf(IOperation operation, object value)
    {
        if (PropertyParser.KindOf(operation.Type!) is not { } kind || value is double.NaN or double.PositiveInfinity or double.NegativeInfinity)
        {
            return Refuse(operation, $"the constant '{Shorten(operation)}' cannot be a value of a column") as Operand;
        }

        // Of 'x == -0.0' the compiler makes 'x.GetValueOrDefault() == -0.0', which null is too.
        if (value is 0.0 && BitConverter.DoubleToInt64Bits((double)value) != 0 || value is 0f && 1 / (float)value < 0)
        {
            return Refuse(operation, $"'{Shorten(operation)}' equals 0.0, and the C# compiler takes null for it in a comparison; write 0.0") as Operand;
        }

        if (value is string words && !IsUnicode(words))
        {
            return Refuse(operation, $"the text '{Shorten(operation)}' has half of a surrogate pair, which no database can hold") as Operand;
        }

        var text = value switch
        {
            bool truth => truth ? "1" : "0",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => (string)value,
        };
        return kind == ColumnKind.Boolean || kind.IsInteger() ? new Operand.Number(text, kind) : Bind(kind, text);
    }

    // What the framework calls a constant and the compiler does not. DateTime.MaxValue has seven digits of a second, one more than any server.
    private Operand.Bound? StaticConstant(ISymbol member) => (member.ContainingType.SpecialType, member.ContainingType.Name, member.Name) switch
    {
        (SpecialType.System_String, _, "Empty") => Bind(ColumnKind.String, string.Empty),
        (SpecialType.System_DateTime, _, "MinValue") => Bind(ColumnKind.DateTime, "0001-01-01 00:00:00"),
        (_, "DateOnly", "MinValue") when IsOfSystem(member) => Bind(ColumnKind.Date, "0001-01-01"),
        (_, "DateOnly", "MaxValue") when IsOfSystem(member) => Bind(ColumnKind.Date, "9999-12-31"),
        (_, "Guid", "Empty") when IsOfSystem(member) => Bind(ColumnKind.Guid, Guid.Empty.ToString()),
        (_, "TimeSpan", "Zero") when IsOfSystem(member) => Bind(ColumnKind.Time, "00:00:00"),
        (_, "TimeOnly", "MinValue") when IsOfSystem(member) => Bind(ColumnKind.TimeOfDay, "00:00:00"),
        _ => null,
    };

    // What C# gives for nothing.
    private Operand? DefaultOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Boolean => Operand.Number.False,
        ColumnKind.Decimal or ColumnKind.Single or ColumnKind.Double => Bind(kind, "0"),
        ColumnKind.DateTime => Bind(kind, "0001-01-01 00:00:00"),
        ColumnKind.Date => Bind(kind, "0001-01-01"),
        ColumnKind.Time or ColumnKind.TimeOfDay => Bind(kind, "00:00:00"),
        ColumnKind.Guid => Bind(kind, Guid.Empty.ToString()),
        _ when kind.IsInteger() => new Operand.Number("0", kind),
        _ => null,
    };

    private static bool IsOfSystem(ISymbol member) => member.ContainingType.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    // new Guid("…") and Guid.Parse("…")
    private Operand.Bound? GuidConstant(IReadOnlyList<IArgumentOperation> arguments) =>
        arguments is [{ Value.ConstantValue: { HasValue: true, Value: string text } }] && Guid.TryParse(text, out var guid) ? Bind(ColumnKind.Guid, guid.ToString()) : null;

    private Operand? Created(IObjectCreationOperation creation)
    {
        if (PropertyParser.KindOf(creation.Type!) == ColumnKind.Guid && GuidConstant(creation.Arguments) is { } guid)
        {
            return guid;
        }

        int[] parts = [.. creation.Arguments.Where(a => a.Parameter is { Type.SpecialType: SpecialType.System_Int32 }).OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value.ConstantValue.Value).OfType<int>()];
        var kind = PropertyParser.KindOf(creation.Type!);
        if (parts.Length != creation.Arguments.Length || creation.Initializer is not null || TimeText(kind, parts) is not { } text)
        {
            return Refuse(creation, $"'{Shorten(creation)}' is no constant; possible are new DateTime(year, month, day[, hour, minute, second[, millisecond[, microsecond]]]), new DateOnly(year, month, day), new TimeOnly(hour, minute[, second[, millisecond[, microsecond]]]), new TimeSpan([days, ]hours, minutes, seconds[, milliseconds[, microseconds]]) and new Guid(\"…\")") as Operand;
        }

        return Bind(kind!.Value, text);
    }

    private static string? TimeText(ColumnKind? kind, int[] parts)
    {
        const string DateAndTime = "yyyy-MM-dd HH:mm:ss.FFFFFF";
        try
        {
            return (kind, parts) switch
            {
                (ColumnKind.DateTime, [var y, var mo, var d]) => new DateTime(y, mo, d).ToString(DateAndTime, CultureInfo.InvariantCulture),
                (ColumnKind.DateTime, [var y, var mo, var d, var h, var mi, var s]) => new DateTime(y, mo, d, h, mi, s).ToString(DateAndTime, CultureInfo.InvariantCulture),
                (ColumnKind.DateTime, [var y, var mo, var d, var h, var mi, var s, var ms]) => new DateTime(y, mo, d, h, mi, s, ms).ToString(DateAndTime, CultureInfo.InvariantCulture),
                (ColumnKind.DateTime, [var y, var mo, var d, var h, var mi, var s, var ms, >= 0 and <= 999 and var us]) =>
                    new DateTime(y, mo, d, h, mi, s, ms).AddTicks(us * 10L).ToString(DateAndTime, CultureInfo.InvariantCulture),
                (ColumnKind.Date, [var y, var mo, var d]) => new DateTime(y, mo, d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                (ColumnKind.Time, [var h, var mi, var s]) => new TimeSpan(h, mi, s).ToString("c", CultureInfo.InvariantCulture),
                (ColumnKind.Time, [var d, var h, var mi, var s]) => new TimeSpan(d, h, mi, s).ToString("c", CultureInfo.InvariantCulture),
                (ColumnKind.Time, [var d, var h, var mi, var s, var ms]) => new TimeSpan(d, h, mi, s, ms).ToString("c", CultureInfo.InvariantCulture),
                (ColumnKind.Time, [var d, var h, var mi, var s, var ms, var us]) => new TimeSpan(d, h, mi, s, ms).Add(new TimeSpan(us * 10L)).ToString("c", CultureInfo.InvariantCulture),
                (ColumnKind.TimeOfDay, [var h, var mi]) => TimeOfDay(h, mi, 0),
                (ColumnKind.TimeOfDay, [var h, var mi, var s]) => TimeOfDay(h, mi, s),
                (ColumnKind.TimeOfDay, [var h, var mi, var s, var ms]) => TimeOfDay(h, mi, s, ms),
                (ColumnKind.TimeOfDay, [var h, var mi, var s, var ms, >= 0 and <= 999 and var us]) => TimeOfDay(h, mi, s, ms, us),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    // The same bounds as those of a time within a date.
    private static string TimeOfDay(int hour, int minute, int second, int millisecond = 0, int microsecond = 0) =>
        new DateTime(1, 1, 1, hour, minute, second, millisecond).AddTicks(microsecond * 10L).ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    private Operand.Bound Bind(ColumnKind kind, string text)
    {
        var constant = new Constant($"value{_constants.Count + 1}", kind, text);
        _constants.Add(constant);
        return new Operand.Bound(constant.Name, kind, Nullable: false);
    }

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
