using System.Globalization;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Keys;

/// <summary>For every collation of a server: which key columns have an index whose order is not that of comparisons. Preflight must refuse exactly those.</summary>
[Trait("Category", "Soak")]
public sealed class CollationSweepTests
{
    private static readonly string[] Alphabet =
        ["\0", "\t", " ", "!", "a", "b", "A", "ä", "ß", "s", "c", "h", "z", "d", "ž", "l", "j", "å", "ı", "I", "\u00AD", "\u0301", "\u200D", "ก", "เ", "ไ", "่", "한", "あ", "ア", "ー", "漢", "😀", "ﷺ", "х"];

    [Theory]
    [OnEachServer]
    public async Task Only_what_is_refused_is_ordered_otherwise(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product);
        var live = databases.Live;
        var names = product == ServerProduct.MariaDb && await live.NumberAsync("SELECT COUNT(*) FROM information_schema.columns WHERE table_name = 'COLLATION_CHARACTER_SET_APPLICABILITY' AND column_name = 'FULL_COLLATION_NAME'") > 0
            ? "SELECT character_set_name, full_collation_name FROM information_schema.collation_character_set_applicability ORDER BY 1, 2"
            : "SELECT character_set_name, collation_name FROM information_schema.collations ORDER BY 1, 2";
        List<string> wrong = [];

        // All of them take minutes; where nobody asked for that, every tenth.
        var step = Environment.GetEnvironmentVariable("BACKFILL_SOAK_MINUTES") is { Length: > 0 } ? 1 : 10;
        foreach (var row in (await live.RowsAsync(names)).Where((_, i) => i % step == 0))
        {
            var (charset, collation) = (row[0]!, row[1]!);
            foreach (var type in charset == "binary" ? [] : new[] { "CHAR(8)", "VARCHAR(8)" })
            {
                var isOtherwise = await IsOrderedOtherwiseAsync(live, type, charset, collation);
                var isRefused = type == "CHAR(8)" && (collation == "tis620_thai_ci" || (product == ServerProduct.MariaDb && collation.Contains("nopad", StringComparison.Ordinal)));
                if (isOtherwise && !isRefused)
                {
                    wrong.Add($"{type} {collation}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<bool> IsOrderedOtherwiseAsync(TestDatabase live, string type, string charset, string collation)
    {
        var column = $"k {type} CHARACTER SET {charset} COLLATE {collation} NOT NULL";
        var random = new Random(collation.Length);
        var texts = Enumerable.Range(0, 150).Select(i => string.Concat(Enumerable.Range(0, i % 4).Select(_ => Alphabet[random.Next(Alphabet.Length)]))).Distinct().ToList();
        await live.ScriptAsync($"""
            SET sql_mode = '';
            DROP TABLE IF EXISTS t, o;
            CREATE TABLE t ({column} PRIMARY KEY, v INT NULL);
            CREATE TABLE o (n INT AUTO_INCREMENT PRIMARY KEY, {column});
            INSERT IGNORE INTO t (k) VALUES {string.Join(", ", texts.Select(t => $"(CONVERT(CONVERT(x'{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(t))}' USING utf8mb4) USING {charset}))"))};
            INSERT IGNORE INTO t (k) VALUES {string.Join(", ", Enumerable.Range(0, 64).Select(i => string.Create(CultureInfo.InvariantCulture, $"(x'{random.Next(256):X2}{(i % 2 == 0 ? "" : "0009")}')")))};
            INSERT INTO o (k) SELECT k FROM t FORCE INDEX (PRIMARY) ORDER BY k;
            """);
        return await live.NumberAsync("SELECT COUNT(*) FROM o a JOIN o b ON a.n < b.n WHERE NOT (a.k < b.k)") > 0;
    }
}
