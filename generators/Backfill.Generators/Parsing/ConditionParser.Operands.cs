using System.Globalization;
using Backfill.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backfill.Generators.Parsing;

internal sealed partial class ConditionParser
{
    /// <summary>Null after a problem.</summary>
    private Operand? OperandOf(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } value })
        {
            return Constant(operation, value);
        }

        return operation switch
        {
            IConversionOperation conversion => Converted(conversion),
            IParameterReferenceOperation { Parameter: { Ordinal: > 0 } parameter } => Parameter(parameter),
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } } unwrapped =>
                OperandOf(unwrapped.Instance!),
            IPropertyReferenceOperation property when IsRow(property.Instance) => Column(property),
            IObjectCreationOperation creation => TimeConstant(creation),
            _ => Refuse(operation, $"'{Shorten(operation)}' is neither a column of the row nor a constant nor a parameter") as Operand,
        };
    }

    private static bool IsRow(IOperation? operation) => operation switch
    {
        IParameterReferenceOperation { Parameter: { Ordinal: 0, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } } } => true,
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

        _properties.Add(name);
        return new Operand.Column(name, column.Kind, column.Nullable);
    }

    private static Operand.Bound? Parameter(IParameterSymbol parameter) =>
        ParameterParser.Parse([parameter], new Diagnostics.Problems()) is [var parsed] ? new Operand.Bound(parsed.Name, parsed.Kind, parsed.Nullable) : null;

    // C# converts to compare: byte with int, T with T?, an enum with its number. The column stays what it is where that loses nothing.
    private Operand? Converted(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not null && !IsNumberToDecimal(conversion))
        {
            return Refuse(conversion, $"the conversion '{Shorten(conversion)}' has no counterpart") as Operand;
        }

        var operand = OperandOf(conversion.Operand);
        return operand is null || (PropertyParser.KindOf(conversion.Type!) is { } to && operand.Kind.FitsInto(to)) || IsFloatToDouble(operand, conversion)
            ? operand
            : Refuse(conversion, operand.Kind == ColumnKind.Binary ? "byte[] is compared by reference in C#" : $"the conversion to {conversion.Type!.ToDisplayString()} can change the value") as Operand;
    }

    private static bool IsNumberToDecimal(IConversionOperation conversion) =>
        PropertyParser.KindOf(conversion.Type!) == ColumnKind.Decimal && conversion.Operand.Type is { } from && PropertyParser.KindOf(from)?.IsInteger() == true;

    // Refused by the comparison, in words that help.
    private static bool IsFloatToDouble(Operand operand, IConversionOperation conversion) =>
        operand.Kind == ColumnKind.Single && PropertyParser.KindOf(conversion.Type!) == ColumnKind.Double;

    private Operand? Constant(IOperation operation, object value)
    {
        if (PropertyParser.KindOf(operation.Type!) is not { } kind || value is double.NaN or double.PositiveInfinity or double.NegativeInfinity)
        {
            return Refuse(operation, $"the constant '{Shorten(operation)}' cannot be a value of a column") as Operand;
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

    private Operand? TimeConstant(IObjectCreationOperation creation)
    {
        int[] parts = [.. creation.Arguments.Where(a => a.Parameter is { Type.SpecialType: SpecialType.System_Int32 }).OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value.ConstantValue.Value).OfType<int>()];
        var kind = PropertyParser.KindOf(creation.Type!);
        if (parts.Length != creation.Arguments.Length || creation.Initializer is not null || TimeText(kind, parts) is not { } text)
        {
            return Refuse(creation, $"'{Shorten(creation)}' is no constant; possible are new DateTime(year, month, day[, hour, minute, second]), new DateOnly(year, month, day) and new TimeSpan(hours, minutes, seconds)") as Operand;
        }

        return Bind(kind!.Value, text);
    }

    private static string? TimeText(ColumnKind? kind, int[] parts)
    {
        try
        {
            return (kind, parts) switch
            {
                (ColumnKind.DateTime, [var y, var mo, var d]) => new DateTime(y, mo, d).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                (ColumnKind.DateTime, [var y, var mo, var d, var h, var mi, var s]) => new DateTime(y, mo, d, h, mi, s).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                (ColumnKind.Date, [var y, var mo, var d]) => new DateTime(y, mo, d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                (ColumnKind.Time, [var h, var mi, var s]) => new TimeSpan(h, mi, s).ToString("c", CultureInfo.InvariantCulture),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private Operand.Bound Bind(ColumnKind kind, string text)
    {
        var constant = new Constant($"value{_constants.Count + 1}", kind, text);
        _constants.Add(constant);
        return new Operand.Bound(constant.Name, kind, Nullable: false);
    }
}
