using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Types;

/// <summary>Trap 76: text travels as the bytes of its column's own character set, of which every byte comes back.</summary>
[Collection(nameof(Seen))]
public sealed class CharacterSetTests(TypeTableTests.Databases all) : IClassFixture<TypeTableTests.Databases>
{
    [Theory]
    [MemberData(nameof(CharacterSets.All), MemberType = typeof(CharacterSets))]
    public async Task Text_there_and_back(ServerProduct product, string charset)
    {
        var (databases, backfill) = await all.OfAsync(product);
        var values = CharacterSets.Values;
        await FillAsync(databases, $"id INT NOT NULL PRIMARY KEY, v VARCHAR(20) CHARACTER SET {charset} NULL", values.Select((v, i) => $"({i + 1}, {v})"), values.Select((_, i) => $"({i + 1}, {values[(i + 1) % values.Count]})"));
        var damaged = await TableDump.OfAsync(databases.Live, "cells");

        var run = await backfill.RunAsync(UnreadString.Restores.V());

        await EndsAsync(databases, backfill, UnreadString.Restores.V(), run, damaged);
    }

    [Theory]
    [MemberData(nameof(CharacterSets.All), MemberType = typeof(CharacterSets))]
    public async Task CSharp_reads_what_the_server_shows(ServerProduct product, string charset)
    {
        var (databases, backfill) = await all.OfAsync(product);
        await FillAsync(databases, $"id INT NOT NULL PRIMARY KEY, v VARCHAR(20) CHARACTER SET {charset} NULL", CharacterSets.Values.Select((v, i) => $"({i + 1}, {v})"), CharacterSets.Values.Select((_, i) => $"({i + 1}, NULL)"));
        Seen.Flush();

        var run = await backfill.RunAsync(OfString.Restores.V(), new RunOptions { MaxFailureRatio = 1 });

        // A surrogate alone is no text.
        const string Shown = "FROM cells WHERE CONVERT(v USING utf8mb4) IS NOT NULL AND HEX(CONVERT(v USING utf8mb4)) NOT REGEXP '^(..)*ED[AB]'";
        var shown = (await databases.Archive.RowsAsync($"SELECT HEX(CONVERT(v USING utf8mb4)) {Shown}")).Select(row => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(row[0]!)));
        Assert.Equal(shown.Order(StringComparer.Ordinal), Seen.Flush());
        Assert.Equal(await databases.Archive.NumberAsync($"SELECT COUNT(*) - (SELECT COUNT(*) {Shown}) FROM cells"), run.Counts[Outcome.Failed]);
        Assert.All(run.Exceptions, e => Assert.Contains("cannot be read as string", e.Reason, StringComparison.Ordinal));
        Assert.True((await backfill.VerifyAsync(OfString.Restores.V().Plan, run.Id)).Holds);
    }

    [Theory]
    [MemberData(nameof(CharacterSets.OfKeys), MemberType = typeof(CharacterSets))]
    public async Task Keys_of_text_are_told_apart_by_their_bytes(ServerProduct product, string charset)
    {
        var (databases, backfill) = await all.OfAsync(product);
        var keys = CharacterSets.Values.Where(v => !charset.StartsWith("utf8", StringComparison.Ordinal) || v != "x'EDA080'").Select((v, i) => $"({v}, {i})").ToArray();
        await FillAsync(databases, $"k VARCHAR(20) CHARACTER SET {charset} COLLATE {charset}_bin NOT NULL PRIMARY KEY, v INT NULL", keys, keys);
        await databases.Live.ExecuteAsync("UPDATE cells SET v = IF(v % 3 = 0, NULL, -v)");
        var damaged = await TableDump.OfAsync(databases.Live, "cells");

        var run = await backfill.RunAsync(TextKeyed.Restores.V(), new RunOptions { BatchSize = 7 });

        await EndsAsync(databases, backfill, TextKeyed.Restores.V(), run, damaged);
    }

    [Theory]
    [MemberData(nameof(CharacterSets.OfKeys), MemberType = typeof(CharacterSets))]
    public async Task Keys_of_exceptions_are_told_apart_by_their_bytes_too(ServerProduct product, string charset)
    {
        var (databases, backfill) = await all.OfAsync(product);
        string[] hostile = ["x'41'", "x'0041'", "x'5C'", "x'005C'", "x'D800'", "x'0041D800'", "x'80'", "x'FF'", "_utf8mb4'ü'", "_utf8mb4'表'"];
        var keys = hostile.Select((v, i) => $"({v}, {i})").ToArray();
        await FillAsync(databases, $"k VARCHAR(20) CHARACTER SET {charset} COLLATE {charset}_bin NOT NULL PRIMARY KEY, v INT NULL", ["('none', 0)"], keys);
        var rows = await databases.Live.NumberAsync("SELECT COUNT(*) FROM cells");

        var run = await backfill.RunAsync(TextKeyed.Restores.V(), new RunOptions { BatchSize = 3 });

        Assert.Equal((rows, rows, rows), (run.Counts.Selected, run.Counts[Outcome.NotInArchive], run.Exceptions.Count));
        foreach (var exception in run.Exceptions)
        {
            Assert.NotNull((await backfill.ExplainAsync(TextKeyed.Restores.V(), exception.Key.Parts)).LiveRow);
        }
    }

    [Theory]
    [OnEachServer("sjis", "表", "ア")]
    [OnEachServer("cp932", "表", "≒")]
    [OnEachServer("eucjpms", "表", "№")]
    [OnEachServer("ujis", "表", "~")]
    [OnEachServer("big5", "功", "＿")]
    [OnEachServer("gbk", "表", "啊")]
    [OnEachServer("euckr", "한", "표")]
    [OnEachServer("latin1", "ü", "€")]
    [OnEachServer("swe7", "å", "Ö")]
    [OnEachServer("ucs2", "ü", "表")]
    [OnEachServer("utf16le", "é", "表")]
    [OnEachServer("utf8mb3", "ü", "表")]
    public async Task Members_of_enums_and_sets(ServerProduct product, string charset, string one, string other)
    {
        var (databases, backfill) = await all.OfAsync(product);
        foreach (var (type, values) in new (string, string[])[] { ("ENUM", ["'a'", $"'{one}'", $"'{other}'", "''"]), ("SET", ["'a'", $"'{one}'", $"'a,{other}'", "''"]) })
        {
            var members = type == "ENUM" ? $"'a', '{one}', '{other}', ''" : $"'a', '{one}', '{other}'";
            await FillAsync(databases, $"id INT NOT NULL PRIMARY KEY, v {type}({members}) CHARACTER SET {charset} NULL", values.Select((v, i) => $"({i}, {v})"), values.Select((_, i) => $"({i}, {values[(i + 1) % values.Length]})"));
            var damaged = await TableDump.OfAsync(databases.Live, "cells");
            Seen.Flush();

            var run = await backfill.RunAsync(OfString.Restores.V());

            Assert.Equal(values.Select(v => v.Trim('\'')).Order(StringComparer.Ordinal), Seen.Flush());
            await EndsAsync(databases, backfill, OfString.Restores.V(), run, damaged);
        }
    }

    [Theory]
    [InlineData(ServerProduct.MySql, ServerProduct.MariaDb)]
    [InlineData(ServerProduct.MariaDb, ServerProduct.MySql)]
    public async Task Between_products_keys_and_text_are_their_bytes(ServerProduct live, ServerProduct archive)
    {
        await using var databases = await DatabasePair.CreateAsync(live, archive);
        var backfill = Runners.On(databases);

        // Of all collations of both products only latin2_czech_cs reads and writes otherwise than its character set, and each product in its own way.
        var types = CharacterSets.Names.Where(c => c is not "gb18030" and not "utf8mb3" and not "utf8mb4").Select(c => $"CHARACTER SET {c} COLLATE {c}_bin");
        foreach (var type in types.Append("CHARACTER SET latin2 COLLATE latin2_czech_cs"))
        {
            var keys = CharacterSets.Values.Select((v, i) => $"({v}, {i}, {v})").ToArray();
            await FillAsync(databases, $"k VARCHAR(20) {type} NOT NULL PRIMARY KEY, v INT NULL, t VARCHAR(20) {type} NULL", keys, keys);
            await databases.Live.ExecuteAsync("UPDATE cells SET v = NULL, t = 'x'");
            var both = (await HexAsync(databases.Live, "k")).Intersect(await HexAsync(databases.Archive, "k")).Count();

            var run = await backfill.RunAsync(TextKeyed.Restores.V());
            var texts = await backfill.RunAsync(TextOfTextKeyed.Restores.T());

            Assert.Equal((both, run.Counts.Selected - both), (run.Counts[Outcome.Restored], run.Counts[Outcome.NotInArchive]));
            Assert.True((await backfill.VerifyAsync(TextKeyed.Restores.V().Plan, run.Id)).Holds);
            Assert.True((await backfill.VerifyAsync(TextOfTextKeyed.Restores.T().Plan, texts.Id)).Holds);
            Assert.Equal(0, (await backfill.RunAsync(TextOfTextKeyed.Restores.T())).Counts[Outcome.Restored]);
            Assert.Empty((await HexAsync(databases.Live, "CONCAT(k, 0, t)", "v IS NOT NULL")).Except(await HexAsync(databases.Archive, "CONCAT(k, 0, t)")));
        }
    }

    private static async Task<IEnumerable<string?>> HexAsync(TestDatabase database, string columns, string where = "TRUE") =>
        (await database.RowsAsync($"SELECT HEX({columns}) FROM cells WHERE {where}")).Select(row => row[0]);

    [Theory]
    [OnEachServer("sjis")]
    [OnEachServer("cp932")]
    [OnEachServer("big5")]
    [OnEachServer("ascii")]
    [OnEachServer("latin1")]
    [OnEachServer("swe7")]
    [OnEachServer("ucs2")]
    [OnEachServer("utf16le")]
    public async Task Where_selects_by_the_text_that_CSharp_reads(ServerProduct product, string charset)
    {
        var (databases, backfill) = await all.OfAsync(product);
        await FillAsync(databases, $"id INT NOT NULL PRIMARY KEY, v VARCHAR(20) CHARACTER SET {charset} NULL", ["(0, NULL)"], CharacterSets.Values.Select((v, i) => $"({i + 1}, {v})"));
        var texts = (await databases.Live.RowsAsync("SELECT HEX(CONVERT(v USING utf8mb4)) FROM cells WHERE CONVERT(v USING utf8mb4) IS NOT NULL")).Select(row => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(row[0]!))).ToArray();
        foreach (var part in new[] { "\\", "表", "~", "é", "?", "A", "|", "", "Ä" })
        {
            var selected = (await backfill.DryRunAsync(SearchedString.Restores.V(part))).Counts.Selected;

            Assert.Equal(texts.Count(t => t.Contains(part, StringComparison.Ordinal)), selected);
        }
    }

    [Fact]
    public async Task A_key_of_half_a_surrogate_pair_is_named()
    {
        var (databases, backfill) = await all.OfAsync(ServerProduct.MariaDb);
        await FillAsync(databases, "k VARCHAR(20) CHARACTER SET utf8mb4 NOT NULL PRIMARY KEY, v INT NULL", ["(x'EDA080', 1)"], ["(x'EDA080', 2)"]);

        var failed = await Assert.ThrowsAsync<StoreException>(() => backfill.RunAsync(TextKeyed.Restores.V()));

        Assert.Contains("is not valid UTF-8 text and cannot be carried without loss", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer]
    public async Task The_character_sets_are_those_of_the_server(ServerProduct product)
    {
        var (databases, _) = await all.OfAsync(product);

        Assert.Equal(CharacterSets.Names.Where(name => name != "gb18030" || product == ServerProduct.MySql), await CharacterSets.OfAsync(databases.Live));
    }

    // Of bytes that are no text the server keeps what it can; what that is does not matter here.
    private static async Task FillAsync(DatabasePair databases, string columns, IEnumerable<string> archive, IEnumerable<string> live)
    {
        foreach (var (database, rows) in new[] { (databases.Archive, archive), (databases.Live, live) })
        {
            await database.ScriptAsync($"DROP TABLE IF EXISTS cells;\nCREATE TABLE cells ({columns});");
            await database.ExecuteAsync($"INSERT IGNORE INTO cells VALUES {string.Join(", ", rows)}");
        }
    }

    private static async Task EndsAsync(DatabasePair databases, MySqlBackfill backfill, Restore restore, Run run, IReadOnlyList<string> damaged)
    {
        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.Empty(run.Exceptions);
        Assert.Equal(await TableDump.OfAsync(databases.Archive, "cells"), await TableDump.OfAsync(databases.Live, "cells"));
        var verified = await backfill.VerifyAsync(restore.Plan, run.Id);
        Assert.True(verified.Holds, $"{string.Join(' ', verified.Discrepancies)} {string.Join(' ', verified.Differences)}");
        Assert.Equal(0, (await backfill.RunAsync(restore)).Counts[Outcome.Restored]);
        await backfill.UndoAsync(restore.Plan, run.Id);
        Assert.Equal(damaged, await TableDump.OfAsync(databases.Live, "cells"));
    }
}
