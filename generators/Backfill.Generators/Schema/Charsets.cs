namespace Backfill.Generators.Schema;

/// <summary>What is known of character sets and collations by their names.</summary>
internal static class Charsets
{
    public const string Binary = "binary";

    /// <summary>Bytes of its longest character; of one that is not known, those of what servers use today.</summary>
    public static int BytesPerCharacter(string? charset) => charset switch
    {
        "utf8" or "utf8mb3" or "ujis" or "eucjpms" => 3,
        "big5" or "sjis" or "euckr" or "gb2312" or "gbk" or "cp932" or "ucs2" => 2,
        null or "utf8mb4" or "utf16" or "utf16le" or "utf32" or "gb18030" => 4,
        _ => 1,
    };

    /// <summary>The character set of a collation; null for MariaDB's collations that belong to several.</summary>
    public static string? Of(string? collation) => collation is null || IsOfSeveral(collation) ? null : collation.Split('_')[0];

    /// <summary>The collation by its whole name; null when that cannot be told.</summary>
    public static string? Named(string? collation, string? charset) =>
        collation is null || !IsOfSeveral(collation) ? collation : charset is null ? null : $"{charset}_{collation}";

    private static bool IsOfSeveral(string collation) => collation.StartsWith("uca1400_", StringComparison.Ordinal);
}

/// <summary>A character set and a collation, where they were said.</summary>
internal readonly record struct TextDefaults(string? Charset, string? Collation)
{
    /// <summary>What is said more closely, over what is said for all.</summary>
    public TextDefaults Over(TextDefaults outer)
    {
        var charset = Charset ?? Charsets.Of(Collation);
        return charset is null
            ? new TextDefaults(outer.Charset ?? Charsets.Of(outer.Collation), Collation ?? outer.Collation)
            : new TextDefaults(charset, Collation);
    }
}
