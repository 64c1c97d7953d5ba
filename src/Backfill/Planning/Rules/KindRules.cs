using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>Whether a property can show every value of its column.</summary>
internal static class KindRules
{
    public static Refusal? Check(DeclaredColumn declared, ColumnFacts column, string where)
    {
        if (column.Family == ColumnFamily.Dynamic || Shows(declared.Kind, column))
        {
            return null;
        }

        var type = ArgumentText.TypeOf(declared.Kind).Name;
        return column.Family == ColumnFamily.Other
            ? new Refusal($"The column '{declared.Name}' of {where} is {column.Type}, which Backfill cannot carry.", "Leave the column out of the declaration.")
            : new Refusal($"The property of column '{declared.Name}' is {type}, but the column is {column.Type} in {where}.", $"Declare the property as {Better(column)}.");
    }

    /// <summary>The narrowest type of C# that holds every value of a column of whole numbers.</summary>
    public static string IntegerType(ColumnFacts column) =>
        Holds(column, sbyte.MinValue, sbyte.MaxValue) ? "sbyte"
        : Holds(column, byte.MinValue, byte.MaxValue) ? "byte"
        : Holds(column, short.MinValue, short.MaxValue) ? "short"
        : Holds(column, ushort.MinValue, ushort.MaxValue) ? "ushort"
        : Holds(column, int.MinValue, int.MaxValue) ? "int"
        : Holds(column, uint.MinValue, uint.MaxValue) ? "uint"
        : Holds(column, long.MinValue, long.MaxValue) ? "long"
        : "ulong";

    private static bool Shows(ColumnKind kind, ColumnFacts column) => kind switch
    {
        ColumnKind.Boolean => IsBoolean(column),
        ColumnKind.SByte => Holds(column, sbyte.MinValue, sbyte.MaxValue),
        ColumnKind.Byte => Holds(column, byte.MinValue, byte.MaxValue),
        ColumnKind.Int16 => Holds(column, short.MinValue, short.MaxValue),
        ColumnKind.UInt16 => Holds(column, ushort.MinValue, ushort.MaxValue),
        ColumnKind.Int32 => Holds(column, int.MinValue, int.MaxValue),
        ColumnKind.UInt32 => Holds(column, uint.MinValue, uint.MaxValue),
        ColumnKind.Int64 => Holds(column, long.MinValue, long.MaxValue),
        ColumnKind.UInt64 => Holds(column, ulong.MinValue, ulong.MaxValue) || (column.Family == ColumnFamily.Bit && column.Precision > 1),
        ColumnKind.Decimal => column.Family == ColumnFamily.Decimal,
        ColumnKind.Single => column.Family == ColumnFamily.Single,
        ColumnKind.Double => column.Family == ColumnFamily.Double,
        ColumnKind.String => column.Family is ColumnFamily.Text or ColumnFamily.Enumeration or ColumnFamily.Json,
        ColumnKind.DateTime => column.Family is ColumnFamily.DateTime or ColumnFamily.Timestamp,
        ColumnKind.Date => column.Family == ColumnFamily.Date,
        ColumnKind.Time or ColumnKind.TimeOfDay => column.Family == ColumnFamily.Time,
        ColumnKind.Binary => column.Family == ColumnFamily.Binary,
        ColumnKind.Guid => column.Family == ColumnFamily.Uuid || IsBinary16(column) || IsText36(column),
        _ => false,
    };

    private static bool IsBoolean(ColumnFacts column) =>
        (column.Family == ColumnFamily.Bit && column.Precision == 1)
        || (column.Family == ColumnFamily.Integer && column.Type.StartsWith("tinyint(1)", StringComparison.OrdinalIgnoreCase));

    private static bool IsBinary16(ColumnFacts column) => column.Type.Equals("binary(16)", StringComparison.OrdinalIgnoreCase);

    // Its bytes are looked at as they are stored, so a character must be one byte.
    private static bool IsText36(ColumnFacts column) =>
        column is { Family: ColumnFamily.Text, Length: 36 } && column.Charset is not ("ucs2" or "utf16" or "utf16le" or "utf32");

    private static bool Holds(ColumnFacts column, decimal least, decimal greatest) =>
        column.Family == ColumnFamily.Integer && column.Least >= least && column.Greatest <= greatest;

    private static string Better(ColumnFacts column) => column.Family switch
    {
        ColumnFamily.Integer => IntegerType(column),
        ColumnFamily.Decimal => "decimal",
        ColumnFamily.Single => "float",
        ColumnFamily.Double => "double",
        ColumnFamily.DateTime or ColumnFamily.Timestamp => "DateTime",
        ColumnFamily.Date => "DateOnly",
        ColumnFamily.Time => "TimeSpan",
        ColumnFamily.Binary => IsBinary16(column) ? "byte[] or Guid" : "byte[]",
        ColumnFamily.Uuid => "Guid",
        ColumnFamily.Bit => column.Precision == 1 ? "bool" : "ulong",
        _ => "string",
    };
}
