using System.Globalization;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Types;

/// <summary>Every character set of each server, and texts in it: each byte, and pairs of bytes that have tripped a detour over UTF-8.</summary>
internal static class CharacterSets
{
    private static readonly string[] Pairs =
    [
        "815F", "5C", "8790", "ED40", "FA4A", "EEEF", "ADF0", "8FA2B7", "8EA0", "8FA2B78EA0", "8FA28EA0", "A1C3", "A2CC", "C6A1", "FCFC", "A1A1", "A1C0", "F0A1", "8181", "8140", "81308130", "A2E3", "C940", "FE50", "835C", "83415C", "5C815F5C",
        "D800", "DC00", "0041", "00E9", "D83DDE00", "3DD800DE", "0000D800", "0001F600", "000000E9", "EDA080", "C3A9", "F09F9880", "7E", "27", "5C27", "00", "", "20", "6120", "0A",
    ];

    /// <summary>For a theory.</summary>
    public static TheoryData<ServerProduct, string> All() => Each(Names);

    /// <summary>Those with characters of several bytes, and some others.</summary>
    public static TheoryData<ServerProduct, string> OfKeys() => Each(
    [
        "ascii", "big5", "cp1251", "cp932", "eucjpms", "euckr", "gb18030", "gb2312", "gbk", "geostd8", "hp8", "latin1", "sjis", "swe7", "ucs2", "ujis", "utf16", "utf16le", "utf32", "utf8mb3", "utf8mb4",
    ]);

    private static TheoryData<ServerProduct, string> Each(IReadOnlyList<string> names)
    {
        var data = new TheoryData<ServerProduct, string>();
        foreach (var product in Enum.GetValues<ServerProduct>())
        {
            foreach (var charset in names.Where(name => name != "gb18030" || product == ServerProduct.MySql))
            {
                data.Add(product, charset);
            }
        }

        return data;
    }

    public static IReadOnlyList<string> Names { get; } =
    [
        "armscii8", "ascii", "big5", "cp1250", "cp1251", "cp1256", "cp1257", "cp850", "cp852", "cp866", "cp932", "dec8", "eucjpms", "euckr", "gb18030", "gb2312", "gbk", "geostd8", "greek", "hebrew", "hp8",
        "keybcs2", "koi8r", "koi8u", "latin1", "latin2", "latin5", "latin7", "macce", "macroman", "sjis", "swe7", "tis620", "ucs2", "ujis", "utf16", "utf16le", "utf32", "utf8mb3", "utf8mb4",
    ];

    /// <summary>Whether these are all that a server has.</summary>
    public static async Task<IReadOnlyList<string?>> OfAsync(TestDatabase database) =>
        [.. (await database.RowsAsync("SELECT character_set_name FROM information_schema.character_sets WHERE character_set_name <> 'binary' ORDER BY 1")).Select(row => row[0])];

    /// <summary>Bytes as literals; the server keeps of each what is text in its character set.</summary>
    public static IReadOnlyList<string> Values { get; } =
        [.. Enumerable.Range(0, 256).Select(b => b.ToString("X2", CultureInfo.InvariantCulture)).Concat(Pairs).Distinct().Concat(Random()).Select(hex => $"x'{hex}'")];

    private static IEnumerable<string> Random()
    {
        var random = new Random(76);
        for (var i = 0; i < 120; i++)
        {
            yield return Convert.ToHexString([(byte)random.Next(0x81, 0xFF), (byte)random.Next(0x40, 0xFF)]);
        }
    }
}
