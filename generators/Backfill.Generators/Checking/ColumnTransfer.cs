using Backfill.Generators.Schema;

namespace Backfill.Generators.Checking;

/// <summary>Whether a column holds every value of another exactly, as preflight judges it at run time (TransferRules, TextRules): a server rounds and pads without an error.</summary>
internal static class ColumnTransfer
{
    /// <summary>Why it does not, or null.</summary>
    public static string? Problem(ColumnSchema source, ColumnSchema target) => (source.Family, target.Family) switch
    {
        (ColumnFamily.Integer, ColumnFamily.Integer) => ColumnFit.Range(source) is var from && ColumnFit.Range(target) is var to && (from.Least < to.Least || from.Greatest > to.Greatest) ? "its range is smaller" : null,
        (ColumnFamily.Integer, ColumnFamily.Decimal) => Digits(source) > WholeDigits(target) ? "it has fewer digits" : null,
        (ColumnFamily.Bit, ColumnFamily.Integer) => ColumnFit.Range(target).Greatest < GreatestBit(source) ? "its range is smaller" : null,
        (ColumnFamily.Integer, ColumnFamily.Bit) => ColumnFit.Range(source).Least < 0 || ColumnFit.Range(source).Greatest > GreatestBit(target) ? "its range is smaller" : null,
        (ColumnFamily.Bit, ColumnFamily.Bit) => source.Precision > target.Precision ? "it has fewer bits" : null,
        (ColumnFamily.Decimal, ColumnFamily.Decimal) =>
            source.Scale > target.Scale ? "it has fewer digits after the point"
            : WholeDigits(source) > WholeDigits(target) ? "it has fewer digits before the point"
            : null,
        (ColumnFamily.Single, ColumnFamily.Single or ColumnFamily.Double) or (ColumnFamily.Double, ColumnFamily.Double) or (ColumnFamily.Date, ColumnFamily.Date) or (ColumnFamily.Uuid, ColumnFamily.Uuid) => null,
        (ColumnFamily.DateTime or ColumnFamily.Timestamp, ColumnFamily.DateTime or ColumnFamily.Timestamp) or (ColumnFamily.Time, ColumnFamily.Time) =>
            source.Scale > target.Scale ? "it has fewer digits of a second" : null,
        (ColumnFamily.Binary, ColumnFamily.Binary) =>
            source.Type == target.Type ? null
            : Is(target, "binary(") ? "it pads with zero bytes"
            : source.Length > target.Length ? "it is shorter"
            : null,
        (ColumnFamily.Json, ColumnFamily.Json) => null,
        (ColumnFamily.Enumeration, ColumnFamily.Enumeration) => source.Type == target.Type ? null : "its members are others",
        (ColumnFamily.Text or ColumnFamily.Enumeration or ColumnFamily.Json, ColumnFamily.Text) => OfText(source, target),
        _ => "it is of another kind",
    };

    /// <summary>Whether one is a wall clock and the other an instant.</summary>
    public static bool CrossesClocks(ColumnSchema source, ColumnSchema target) =>
        (source.Family, target.Family) is (ColumnFamily.DateTime, ColumnFamily.Timestamp) or (ColumnFamily.Timestamp, ColumnFamily.DateTime);

    private static string? OfText(ColumnSchema source, ColumnSchema target)
    {
        var charset = source.Family == ColumnFamily.Json ? "utf8mb4" : source.Charset;
        if (charset is not null && target.Charset is not null && !Contains(target.Charset, charset))
        {
            return $"its character set is {target.Charset}, not {charset}";
        }

        if (Is(target, "char(") && !Is(source, "char(") && source.Family == ColumnFamily.Text)
        {
            return "it drops spaces at the end";
        }

        return source.Length is { } length && target.Length is { } room && WorstLength(source, target, length) > room ? "it is shorter" : null;
    }

    // VARCHAR counts characters, TEXT counts bytes. No value is longer than LONGTEXT: whether a server takes it, each row tells.
    private static long WorstLength(ColumnSchema source, ColumnSchema target, long length) =>
        !CountsBytes(target) || target.Length == uint.MaxValue ? length
        : CountsBytes(source) && Canonical(source.Charset) == Canonical(target.Charset) ? length
        : length * (CountsBytes(source) ? Math.Max(1, BytesPerCharacter(target.Charset) / BytesPerCharacter(source.Charset)) : BytesPerCharacter(target.Charset));

    private static bool CountsBytes(ColumnSchema column) => column.Type.EndsWith("text", StringComparison.Ordinal);

    private static bool Contains(string outer, string inner) => Canonical(outer) == Canonical(inner) || Canonical(outer) == "utf8mb4" || Canonical(inner) == "ascii";

    private static string? Canonical(string? charset) => charset == "utf8" ? "utf8mb3" : charset;

    private static int BytesPerCharacter(string? charset) => Canonical(charset) switch
    {
        "ascii" or "latin1" or "latin2" or "latin5" or "latin7" or "cp1250" or "cp1251" or "koi8r" => 1,
        "utf8mb3" => 3,
        _ => 4,
    };

    private static bool Is(ColumnSchema column, string type) => column.Type.StartsWith(type, StringComparison.Ordinal);

    private static int WholeDigits(ColumnSchema column) => (column.Precision ?? 0) - column.Scale;

    private static int Digits(ColumnSchema column)
    {
        var (least, greatest) = ColumnFit.Range(column);
        var digits = 0;
        for (var rest = Math.Max(Math.Abs(least), Math.Abs(greatest)); rest >= 1; rest = decimal.Truncate(rest / 10))
        {
            digits++;
        }

        return digits;
    }

    private static decimal GreatestBit(ColumnSchema column) => column.Precision >= 64 ? ulong.MaxValue : (1UL << (column.Precision ?? 1)) - 1;
}
