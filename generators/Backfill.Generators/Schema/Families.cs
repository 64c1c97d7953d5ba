namespace Backfill.Generators.Schema;

/// <summary>What the name of a type tells.</summary>
internal static class Families
{
    public static ColumnFamily Of(string type) => type switch
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

    public static int Bits(string type) => type switch
    {
        "tinyint" => 8,
        "smallint" or "year" => 16,
        "mediumint" => 24,
        "int" => 32,
        "bigint" => 64,
        _ => 0,
    };

    /// <summary>Of types that say it by their name; null when it stands in parentheses.</summary>
    public static long? Length(string type) => type switch
    {
        "tinytext" or "tinyblob" => 255,
        "text" or "blob" => 65535,
        "mediumtext" or "mediumblob" => 16777215,
        "longtext" or "longblob" => 4294967295,
        _ => null,
    };
}
