using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Keys;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Keys;

/// <summary>Trap 78: a walk along the key leaves no row out, whatever the collation makes of control characters, spaces, letters that count as two and characters that do not count.</summary>
public sealed class KeyOrderTests
{
    private static readonly string[] Keys =
    [
        "", "\t", "\0", "\n", " ", "\t\t", "\t a", "a", "a\t", "a\0", "a ", "a  b", "a!", "aa", "ä", "ae", "b", "B", "c", "ch", "h", "cz", "č", "d", "dž", "lj", "nj", "s", "ß", "ss", "sz", "z",
        "o", "ö", "oe", "ø", "i", "ı", "\u00AD", "a\u00ADb", "a\u0301", "á", "\u200D", "เก", "แข", "ก่", "한", "あ", "ア", "ー", "漢", "ﷺ", "😀",
    ];

    [Theory]
    [InlineData(ServerProduct.MariaDb, "CHAR(20) CHARACTER SET latin1 COLLATE latin1_swedish_nopad_ci")]
    [InlineData(ServerProduct.MariaDb, "CHAR(20) CHARACTER SET latin1 COLLATE latin1_nopad_bin")]
    [InlineData(ServerProduct.MariaDb, "CHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_nopad_ci")]
    [OnEachServer("CHAR(20) CHARACTER SET tis620 COLLATE tis620_thai_ci")]
    public async Task A_CHAR_that_is_not_compared_as_its_index_is_ordered_is_refused(ServerProduct product, string type)
    {
        await using var databases = await FilledAsync(product, type, ["", "\t", "a", "b"]);
        var backfill = Runners.On(databases);

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.RunAsync(Label.Restore, new RunOptions { BatchSize = 1 }));

        Assert.Contains("The key column 'code' of the live table 'labels' is char(20) with the collation", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Change the column to VARCHAR", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RestoreRefusedException>(() => backfill.DryRunAsync(Label.Restore));
        Assert.False(await databases.JournalSchemaExistsAsync());
    }

    [Theory]
    [InlineData(ServerProduct.MariaDb, "VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_swedish_nopad_ci")]
    [InlineData(ServerProduct.MariaDb, "VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_nopad_ci")]
    [InlineData(ServerProduct.MySql, "CHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci")]
    [InlineData(ServerProduct.MySql, "CHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin")]
    [InlineData(ServerProduct.MySql, "VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_ja_0900_as_cs_ks")]
    [InlineData(ServerProduct.MySql, "VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_hr_0900_ai_ci")]
    [OnEachServer("CHAR(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci")]
    [OnEachServer("VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_german2_ci")]
    [OnEachServer("VARCHAR(20) CHARACTER SET latin2 COLLATE latin2_czech_cs")]
    [OnEachServer("VARCHAR(20) CHARACTER SET cp1250 COLLATE cp1250_czech_cs")]
    [OnEachServer("VARCHAR(20) CHARACTER SET tis620 COLLATE tis620_thai_ci")]
    [OnEachServer("CHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci")]
    [OnEachServer("VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_croatian_ci")]
    [OnEachServer("CHAR(20) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci")]
    [OnEachServer("CHAR(20) CHARACTER SET utf16 COLLATE utf16_unicode_ci")]
    public async Task A_walk_of_one_key_at_a_time_takes_every_row_once(ServerProduct product, string type)
    {
        await using var databases = await FilledAsync(product, type, Keys);
        var rows = await databases.Live.NumberAsync("SELECT COUNT(*) FROM labels");
        Assert.True(rows > 20, $"Only {rows} keys differ.");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(Label.Restore, new RunOptions { BatchSize = 1 });

        Assert.Equal((rows, rows, 0), (run.Counts.Selected, run.Counts[Outcome.Restored], run.Unread));
        Assert.Equal(rows, await databases.Live.NumberAsync("SELECT COUNT(*) FROM labels WHERE name = 'right'"));
        Assert.True((await backfill.VerifyAsync(Label.Restore.Plan, run.Id)).Holds);
        await backfill.UndoAsync(Label.Restore.Plan, run.Id);
        Assert.Equal(rows, await databases.Live.NumberAsync("SELECT COUNT(*) FROM labels WHERE name = 'damaged'"));
    }

    // What a character set does not have is left out, and of keys that the collation calls equal the first stays.
    private static async Task<DatabasePair> FilledAsync(ServerProduct product, string type, IEnumerable<string> keys)
    {
        var databases = await DatabasePair.CreateAsync(product, $"CREATE TABLE labels (code {type} NOT NULL PRIMARY KEY, name VARCHAR(20) NULL);");
        var charset = type.Split(' ')[3];
        foreach (var (database, name) in new[] { (databases.Live, "damaged"), (databases.Archive, "right") })
        {
            await database.ScriptAsync(string.Concat(keys.Select(key =>
            {
                var text = $"CONVERT(x'{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(key))}' USING utf8mb4)";
                return $"INSERT IGNORE INTO labels SELECT CONVERT({text} USING {charset}), '{name}' FROM (SELECT 1) d WHERE CAST(CONVERT(CONVERT({text} USING {charset}) USING utf8mb4) AS BINARY) = CAST({text} AS BINARY);\n";
            })));
        }

        return databases;
    }
}
