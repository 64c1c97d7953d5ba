using Backfill.Generators.Model;
using Backfill.Generators.Schema;

namespace Backfill.Generators.Checking;

/// <summary>
/// Which property can show every value of which column: the table of types, as preflight has it at run time (KindRules). A new kind of property gets its line in
/// <see cref="Shows"/>, and where a better type can be told, in <see cref="Better"/>.
/// </summary>
internal static class ColumnFit
{
    /// <summary>A value of a SET is a list, which is no one member of an enum.</summary>
    public static bool Shows(Property property, ColumnSchema column) =>
        Shows(property.Kind, column) && (property.EnumNames.Count == 0 || !column.Type.StartsWith("set(", StringComparison.Ordinal));

    public static bool Shows(ColumnKind kind, ColumnSchema column) => kind switch
    {
        ColumnKind.Boolean => column is { Family: ColumnFamily.Bit, Precision: 1 } || column.Type.StartsWith("tinyint(1)", StringComparison.Ordinal),
        ColumnKind.SByte => Holds(column, sbyte.MinValue, sbyte.MaxValue),
        ColumnKind.Byte => Holds(column, byte.MinValue, byte.MaxValue),
        ColumnKind.Int16 => Holds(column, short.MinValue, short.MaxValue),
        ColumnKind.UInt16 => Holds(column, ushort.MinValue, ushort.MaxValue),
        ColumnKind.Int32 => Holds(column, int.MinValue, int.MaxValue),
        ColumnKind.UInt32 => Holds(column, uint.MinValue, uint.MaxValue),
        ColumnKind.Int64 => Holds(column, long.MinValue, long.MaxValue),
        ColumnKind.UInt64 => Holds(column, ulong.MinValue, ulong.MaxValue) || column is { Family: ColumnFamily.Bit, Precision: > 1 },
        ColumnKind.Decimal => column.Family == ColumnFamily.Decimal,
        ColumnKind.Single => column.Family == ColumnFamily.Single,
        ColumnKind.Double => column.Family == ColumnFamily.Double,
        ColumnKind.String => column.Family is ColumnFamily.Text or ColumnFamily.Enumeration or ColumnFamily.Json,
        ColumnKind.DateTime => column.Family is ColumnFamily.DateTime or ColumnFamily.Timestamp,
        ColumnKind.Date => column.Family == ColumnFamily.Date,
        ColumnKind.Time or ColumnKind.TimeOfDay => column.Family == ColumnFamily.Time,
        ColumnKind.Binary => column.Family == ColumnFamily.Binary,
        ColumnKind.Guid => column.Family == ColumnFamily.Uuid || column.Type == "binary(16)"
            || (column is { Family: ColumnFamily.Text, Length: 36 } && column.Charset is not ("ucs2" or "utf16" or "utf16le" or "utf32")),
        _ => false,
    };

    /// <summary>The C# type that shows the column; null when none does.</summary>
    public static string? Better(ColumnSchema column) => column.Family switch
    {
        ColumnFamily.Integer when column.Type == "tinyint(1)" => "bool, or sbyte",
        ColumnFamily.Integer => Integers.First(i => Shows(i.Kind, column)).Name,
        ColumnFamily.Decimal => "decimal",
        ColumnFamily.Single => "float",
        ColumnFamily.Double => "double",
        ColumnFamily.Text or ColumnFamily.Enumeration or ColumnFamily.Json => "string",
        ColumnFamily.DateTime or ColumnFamily.Timestamp => "DateTime",
        ColumnFamily.Date => "DateOnly",
        ColumnFamily.Time => "TimeSpan",
        ColumnFamily.Binary => column.Type == "binary(16)" ? "byte[] or Guid" : "byte[]",
        ColumnFamily.Uuid => "Guid",
        ColumnFamily.Bit => column.Precision == 1 ? "bool" : "ulong",
        _ => null,
    };

    /// <summary>The least and the greatest whole number of the column; decimal holds every one of 64 bits.</summary>
    public static (decimal Least, decimal Greatest) Range(ColumnSchema column)
    {
        if (column.Type.StartsWith("year", StringComparison.Ordinal))
        {
            return (0, 2155);
        }

        var values = (decimal)Math.Pow(2, Math.Min(column.Bits, 32)) * (decimal)Math.Pow(2, Math.Max(column.Bits - 32, 0));
        return column.Unsigned ? (0, values - 1) : (-values / 2, (values / 2) - 1);
    }

    private static readonly (ColumnKind Kind, string Name)[] Integers =
    [
        (ColumnKind.SByte, "sbyte"),
        (ColumnKind.Byte, "byte"),
        (ColumnKind.Int16, "short"),
        (ColumnKind.UInt16, "ushort"),
        (ColumnKind.Int32, "int"),
        (ColumnKind.UInt32, "uint"),
        (ColumnKind.Int64, "long"),
        (ColumnKind.UInt64, "ulong"),
    ];

    private static bool Holds(ColumnSchema column, decimal least, decimal greatest) =>
        column.Family == ColumnFamily.Integer && Range(column) is var range && range.Least >= least && range.Greatest <= greatest;
}
