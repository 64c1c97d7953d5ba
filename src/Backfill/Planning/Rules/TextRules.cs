using Backfill.Stores;

namespace Backfill.Planning.Rules;

/// <summary>Whether a text column holds every text of another exactly.</summary>
internal static class TextRules
{
    public static string? Problem(ColumnFacts source, ColumnFacts target)
    {
        // The catalogue names no character set of JSON.
        var charset = source.Family == ColumnFamily.Json ? "utf8mb4" : source.Charset;
        if (!Contains(target.Charset, charset))
        {
            return $"its character set is {target.Charset}, not {charset}";
        }

        if (TransferRules.IsPadded(target, "char(") && !TransferRules.IsPadded(source, "char(") && source.Family == ColumnFamily.Text)
        {
            return "it drops spaces at the end";
        }

        return source.Family != ColumnFamily.Json && source.Length is { } length && target.Length is { } room && WorstLength(source, target, length) > room
            ? "it is shorter"
            : null;
    }

    /// <summary>Why the column would hold another text than this one, or null.</summary>
    public static string? Problem(Field text, ColumnFacts column)
    {
        var bytes = text.Bytes;
        if (!HasAll(Canonical(column.Charset), bytes))
        {
            return $"its character set {column.Charset} may not have every character";
        }

        if (TransferRules.IsPadded(column, "char(") && bytes.EndsWith(" "u8))
        {
            return "it drops spaces at the end";
        }

        var length = CountsBytes(column) && BytesPerCharacter(column.Charset) > 1 ? bytes.Length : Characters(bytes);
        return length > column.Length ? "it is shorter" : null;
    }

    // VARCHAR counts characters, TEXT counts bytes. No value is longer than LONGTEXT: whether a server takes it, each row tells.
    private static long WorstLength(ColumnFacts source, ColumnFacts target, long length) =>
        !CountsBytes(target) || target.Length == uint.MaxValue ? length
        : CountsBytes(source) && Canonical(source.Charset) == Canonical(target.Charset) ? length
        : length * (CountsBytes(source) ? Math.Max(1, BytesPerCharacter(target.Charset) / BytesPerCharacter(source.Charset)) : BytesPerCharacter(target.Charset));

    private static bool CountsBytes(ColumnFacts column) => column.Type.EndsWith("text", StringComparison.OrdinalIgnoreCase);

    // Of other character sets only ASCII and the upper half of ISO 8859-1 are sure.
    private static bool HasAll(string? charset, ReadOnlySpan<byte> utf8) => charset switch
    {
        null or "utf8mb4" or "utf16" or "utf32" => true,
        "utf8mb3" or "ucs2" => utf8.IndexOfAnyInRange((byte)0xF0, (byte)0xF4) < 0,
        "latin1" => !utf8.ContainsAnyInRange((byte)0xC4, (byte)0xF4) && !HasControl(utf8),
        _ => !utf8.ContainsAnyInRange((byte)0x80, (byte)0xFF),
    };

    private static bool HasControl(ReadOnlySpan<byte> utf8)
    {
        for (var i = utf8.IndexOf((byte)0xC2); i >= 0 && i + 1 < utf8.Length; i++)
        {
            if (utf8[i] == 0xC2 && utf8[i + 1] < 0xA0)
            {
                return true;
            }
        }

        return false;
    }

    private static int Characters(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var b in utf8)
        {
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    private static bool Contains(string? outer, string? inner) =>
        Canonical(outer) == Canonical(inner) || Canonical(outer) == "utf8mb4" || Canonical(inner) == "ascii";

    private static string? Canonical(string? charset) => charset == "utf8" ? "utf8mb3" : charset;

    private static int BytesPerCharacter(string? charset) => Canonical(charset) switch
    {
        "ascii" or "latin1" or "latin2" or "latin5" or "latin7" or "cp1250" or "cp1251" or "koi8r" => 1,
        "utf8mb3" => 3,
        _ => 4,
    };
}
