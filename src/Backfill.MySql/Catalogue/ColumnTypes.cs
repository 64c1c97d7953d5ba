using Backfill.MySql.Sessions;
using Backfill.Stores;

namespace Backfill.MySql.Catalogue;

/// <summary>Turns a row of information_schema.COLUMNS into facts.</summary>
internal static class ColumnTypes
{
    public static ColumnFacts Facts(ColumnRow row, ServerVersion server)
    {
        var family = Family(row.DataType);
        var (least, greatest) = Range(row.DataType, row.ColumnType.Contains("unsigned", StringComparison.OrdinalIgnoreCase));
        return new ColumnFacts
        {
            Name = row.Name,
            Type = row.ColumnType,
            Family = family,
            Nullable = row.IsNullable == "YES",
            Least = least,
            Greatest = greatest,
            Precision = family is ColumnFamily.Decimal or ColumnFamily.Bit ? (int?)row.NumericPrecision : null,
            Scale = (int)(family is ColumnFamily.Decimal ? row.NumericScale : row.DatetimePrecision).GetValueOrDefault(),
            Length = family is ColumnFamily.Text ? row.CharacterLength : family is ColumnFamily.Binary ? row.OctetLength : null,
            MostBytes = family is ColumnFamily.Text or ColumnFamily.Binary ? row.OctetLength : null,
            HoldsBytes = family is ColumnFamily.Binary or ColumnFamily.Uuid,
            Charset = row.Charset,
            Collation = row.Collation,
            OwnText = row.Charset is { } charset && !charset.StartsWith("utf8", StringComparison.OrdinalIgnoreCase),
            RefusedText = Refused(server, family == ColumnFamily.Json ? "utf8mb4" : row.Charset),
            DropsSignOfZero = server.IsMariaDb && (family is ColumnFamily.Single or ColumnFamily.Double),
            Generated = !string.IsNullOrEmpty(row.GenerationExpression)
                || row.Extra.Contains("STORED GENERATED", StringComparison.OrdinalIgnoreCase) || row.Extra.Contains("VIRTUAL GENERATED", StringComparison.OrdinalIgnoreCase),
            MovesByItself = row.Extra.Contains("on update", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static RefusedText Refused(ServerVersion server, string? charset) => (server.IsMariaDb, charset) switch
    {
        (false, "ascii") => RefusedText.BeyondAscii,
        (false, "utf8" or "utf8mb3" or "utf8mb4" or "utf32") => RefusedText.HalfSurrogates,
        (true, "ujis" or "eucjpms") => RefusedText.UndefinedKana,
        _ => RefusedText.None,
    };

    private static ColumnFamily Family(string type) => type.ToLowerInvariant() switch
    {
        "tinyint" or "smallint" or "mediumint" or "int" or "bigint" or "year" => ColumnFamily.Integer,
        "decimal" => ColumnFamily.Decimal,
        "float" => ColumnFamily.Single,
        "double" => ColumnFamily.Double,
        "char" or "varchar" or "tinytext" or "text" or "mediumtext" or "longtext" => ColumnFamily.Text,
        "enum" or "set" => ColumnFamily.Enumeration,
        "json" => ColumnFamily.Json,
        "datetime" => ColumnFamily.DateTime,
        "timestamp" => ColumnFamily.Timestamp,
        "date" => ColumnFamily.Date,
        "time" => ColumnFamily.Time,
        "binary" or "varbinary" or "tinyblob" or "blob" or "mediumblob" or "longblob" => ColumnFamily.Binary,
        "bit" => ColumnFamily.Bit,
        "uuid" => ColumnFamily.Uuid,
        _ => ColumnFamily.Other,
    };

    private static (decimal Least, decimal Greatest) Range(string type, bool unsigned) => (type.ToLowerInvariant(), unsigned) switch
    {
        ("tinyint", false) => (sbyte.MinValue, sbyte.MaxValue),
        ("tinyint", true) => (0, byte.MaxValue),
        ("smallint", false) => (short.MinValue, short.MaxValue),
        ("smallint", true) => (0, ushort.MaxValue),
        ("mediumint", false) => (-8388608, 8388607),
        ("mediumint", true) => (0, 16777215),
        ("int", false) => (int.MinValue, int.MaxValue),
        ("int", true) => (0, uint.MaxValue),
        ("bigint", false) => (long.MinValue, long.MaxValue),
        ("bigint", true) => (0, ulong.MaxValue),
        ("year", _) => (0, 2155),
        _ => (0, 0),
    };
}
