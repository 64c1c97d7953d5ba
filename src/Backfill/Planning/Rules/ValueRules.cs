using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>Whether a column holds a computed value exactly. A server rounds, cuts and pads without an error, or stops the batch with one.</summary>
internal static class ValueRules
{
    private const int SqliteDigits = 15;
    private const int MostHours = 838;

    private static readonly SearchValues<byte> Fraction = SearchValues.Create("-.0123456789"u8);

    /// <summary>Columns that no value can be computed for.</summary>
    public static IEnumerable<Refusal> Check(RestoreDeclaration declaration, TableInspection live)
    {
        foreach (var column in declaration.RestoredColumns)
        {
            var target = live.Columns[column.Target.Name];
            if (column.Value is { } value && (target.Family == ColumnFamily.Json || target.Type.StartsWith("set(", StringComparison.OrdinalIgnoreCase)))
            {
                yield return new Refusal(
                    $"{value} cannot compute '{target.Name}': the server writes {(target.Family == ColumnFamily.Json ? "JSON" : "a SET")} in its own way, so a second run would find it changed.",
                    "Restore the column without Value.");
            }
        }
    }

    /// <summary>Why the column would hold another value than this one, or null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    /// <param name="lastStamp">The last second of a TIMESTAMP there.</param>
    public static string? Problem(Field value, ColumnFacts column, DateTime lastStamp) => column.Family switch
    {
        ColumnFamily.Integer => IsWithin(value, column.Least, column.Greatest) ? null : "its range is smaller",
        ColumnFamily.Bit => IsWithin(value, 0, TransferRules.BitMax(column)) ? null : "it has fewer bits",
        ColumnFamily.Decimal =>
            DigitsAfterPoint(value.Bytes) > column.Scale ? "it has fewer digits after the point"
            : DigitsBeforePoint(value.Bytes) > (column.Precision ?? 0) - column.Scale ? "it has fewer digits before the point"
            : null,
        ColumnFamily.DateTime => DigitsAfterPoint(value.Bytes) > column.Scale ? "it has fewer digits of a second" : null,
        ColumnFamily.Timestamp =>
            DigitsAfterPoint(value.Bytes) > column.Scale ? "it has fewer digits of a second"
            : StampRange.Problem(value.DateTime(), lastStamp),
        ColumnFamily.Time =>
            DigitsAfterPoint(value.Bytes) > column.Scale ? "it has fewer digits of a second"
            : Math.Abs(value.Time().TotalHours) >= MostHours + 1 ? $"it ends at {MostHours} hours"
            : null,
        ColumnFamily.Binary =>
            value.Bytes.Length > column.Length ? "it is shorter"
            : TransferRules.IsPadded(column, "binary(") && value.Bytes.Length != column.Length ? "it pads with zero bytes"
            : null,
        ColumnFamily.Enumeration => EnumText.Members(column.Type).Contains(value.ToString()!) ? null : "that is none of its members",
        ColumnFamily.Text => TextRules.Problem(value, column),
        ColumnFamily.Dynamic => SqliteProblem(value, column),
        _ => null,
    };

    private static bool IsWithin(Field value, decimal least, decimal greatest) =>
        decimal.TryParse(value.Bytes, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest;

    // A decimal in a column of numbers becomes a double.
    private static string? SqliteProblem(Field value, ColumnFacts column) =>
        value.Bytes.Contains((byte)'.') && !value.Bytes.ContainsAnyExcept(Fraction)
        && !column.Type.Contains("char", StringComparison.OrdinalIgnoreCase) && !column.Type.Contains("text", StringComparison.OrdinalIgnoreCase) && !column.Type.Contains("clob", StringComparison.OrdinalIgnoreCase)
        && DigitsBeforePoint(value.Bytes) + DigitsAfterPoint(value.Bytes) > SqliteDigits && !IsDouble(value)
            ? $"SQLite keeps {SqliteDigits} digits of a number with a fraction"
            : null;

    private static bool IsDouble(Field value) =>
        Utf8Parser.TryParse(value.Bytes, out double number, out _) && number.ToString("R", CultureInfo.InvariantCulture) == value.ToString();

    private static int DigitsAfterPoint(ReadOnlySpan<byte> text)
    {
        var point = text.IndexOf((byte)'.');
        return point < 0 ? 0 : text[(point + 1)..].TrimEnd((byte)'0').Length;
    }

    private static int DigitsBeforePoint(ReadOnlySpan<byte> text)
    {
        var point = text.IndexOf((byte)'.');
        return (point < 0 ? text : text[..point]).TrimStart("-0"u8).Length;
    }
}
