using System.Globalization;
using System.Text;

namespace Backfill.MySql.Tests.RandomTables;

/// <summary>Character sets with collations and random text in them, written as the column's own bytes.</summary>
internal static class Texts
{
    private static readonly string[] SingleByte =
    [
        "latin1_swedish_ci", "latin1_german2_ci", "latin1_danish_ci", "latin1_bin", "latin2_general_ci", "latin2_czech_cs", "latin5_turkish_ci", "latin7_general_ci", "cp1250_general_ci",
        "cp1250_czech_cs", "cp1251_general_ci", "cp1256_general_ci", "cp1257_lithuanian_ci", "koi8r_general_ci", "koi8u_general_ci", "greek_general_ci", "hebrew_general_ci", "cp850_general_ci",
        "cp852_bin", "cp866_general_ci", "tis620_thai_ci", "armscii8_general_ci", "geostd8_general_ci", "macce_general_ci", "macroman_general_ci", "hp8_english_ci", "dec8_swedish_ci", "keybcs2_general_ci",
        "swe7_swedish_ci", "ascii_general_ci", "ascii_bin",
    ];

    private static readonly string[] Unicode =
    [
        "utf8mb4_general_ci", "utf8mb4_unicode_ci", "utf8mb4_unicode_520_ci", "utf8mb4_bin", "utf8mb4_croatian_ci", "utf8mb4_german2_ci", "utf8mb4_czech_ci", "utf8mb4_turkish_ci",
        "utf8mb3_general_ci", "utf8mb3_bin", "utf8mb3_unicode_ci", "ucs2_general_ci", "utf16_unicode_ci", "utf16le_general_ci", "utf32_general_ci",
    ];

    private static readonly string[] EastAsian =
        ["sjis_japanese_ci", "cp932_japanese_ci", "eucjpms_japanese_ci", "ujis_japanese_ci", "big5_chinese_ci", "gbk_chinese_ci", "gb2312_chinese_ci", "euckr_korean_ci"];

    private static readonly string[] OnlyMySql =
        ["utf8mb4_0900_ai_ci", "utf8mb4_0900_as_cs", "utf8mb4_0900_bin", "utf8mb4_ja_0900_as_cs", "utf8mb4_hr_0900_ai_ci", "utf8mb4_zh_0900_as_cs", "gb18030_chinese_ci"];

    private static readonly string[] OnlyMariaDb = ["latin1_swedish_nopad_ci", "latin1_nopad_bin", "utf8mb4_unicode_nopad_ci", "utf8mb4_nopad_bin", "utf8mb4_thai_520_w2", "utf8mb4_myanmar_ci"];

    private static readonly string[] OnlyMariaDb11 = ["utf8mb4_uca1400_ai_ci", "utf8mb4_uca1400_as_cs", "utf8mb4_uca1400_nopad_ai_ci", "utf8mb4_uca1400_swedish_ai_ci"];

    /// <summary>Bytes that a character set has twice, or has no character for: carried through Unicode they come back as others.</summary>
    private static readonly Dictionary<string, string[]> NotInUnicode = new()
    {
        ["sjis"] = ["5C", "7E", "615C"],
        ["cp932"] = ["8790", "ED40", "FA4A"],
        ["eucjpms"] = ["ADF0", "8FA2B7"],
        ["ujis"] = ["5C", "A1C0"],
        ["big5"] = ["A1C3", "A2CC"],
        ["ucs2"] = ["D800", "0061DC00"],
    };

    private static readonly string[] Pieces =
    [
        "\0", "\t", "\n", " ", " ", "!", "a", "b", "A", "B", "z", "ä", "ß", "s", "S", "c", "h", "ch", "dž", "lj", "å", "æ", "ø", "ı", "I", "i", "\u00A0", "\u00AD", "\u200D", "\u0301", "e", "é", "ก", "เ",
        "ไ", "่", "한", "\u1100", "あ", "ア", "ー", "漢", "字", "😀", "ﷺ", "х", "Ѐ", "\u007F", "\u0001", "-", "_", "%", "\\", "~", "¥", "'", "\"", "`", "€", "@x", "{rows}", ";", "\uFFFD", "\uFEFF",
    ];

    /// <summary>A random collation that both servers have.</summary>
    public static string Collation(Random random, Sides sides)
    {
        string[] all =
        [
            .. SingleByte, .. Unicode, .. EastAsian,
            .. sides.AreMySql ? OnlyMySql : [],
            .. sides.AreMariaDb ? OnlyMariaDb : [],
            .. sides is { Live.HasUca1400: true, Archive.HasUca1400: true } ? OnlyMariaDb11 : [],
        ];
        return all[random.Next(all.Length)];
    }

    public static string Charset(string collation) => collation.Split('_')[0];

    public static int BytesPerCharacter(string charset) => charset switch
    {
        "utf8mb4" or "utf16" or "utf16le" or "utf32" or "gb18030" => 4,
        "utf8mb3" or "eucjpms" or "ujis" => 3,
        "ucs2" or "sjis" or "cp932" or "big5" or "gbk" or "gb2312" or "euckr" => 2,
        _ => 1,
    };

    /// <summary>Random text of at most so many characters.</summary>
    public static string Value(Random random, string charset, int characters)
    {
        var length = Math.Min(characters, random.Next(8) switch { 0 => 0, 1 or 2 => 1, 7 => characters, _ => random.Next(1, 12) });
        if (BytesPerCharacter(charset) == 1)
        {
            return length == 0 ? "''" : $"_{charset} x'{Convert.ToHexString([.. Enumerable.Range(0, length).Select(_ => Byte(random, charset))])}'";
        }

        if (characters >= 2 && NotInUnicode.TryGetValue(charset, out var odd) && random.Next(4) == 0)
        {
            return $"_{charset} x'{odd[random.Next(odd.Length)]}'";
        }

        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        var elements = StringInfo.ParseCombiningCharacters(text.ToString());
        var cut = text.Length <= length ? text.ToString() : string.Concat(text.ToString().EnumerateRunes().Take(length));
        return elements.Length == 0 ? "''" : $"CONVERT(CONVERT(x'{Convert.ToHexString(Encoding.UTF8.GetBytes(cut))}' USING utf8mb4) USING {charset})";
    }

    private static byte Byte(Random random, string charset)
    {
        ReadOnlySpan<byte> frequent = [0x00, 0x09, 0x20, 0x20, 0x21, 0x27, 0x5C, 0x41, 0x61, 0x62, 0x7A, 0x7F];
        return random.Next(2) == 0 ? frequent[random.Next(frequent.Length)]
            : charset == "ascii" && random.Next(4) != 0 ? (byte)random.Next(0x80)
            : (byte)random.Next(0x100);
    }
}
