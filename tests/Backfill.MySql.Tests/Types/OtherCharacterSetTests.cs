using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Types;

/// <summary>A backup whose text is in another character set than live's: the same text, or a row that fails by name.</summary>
public sealed class OtherCharacterSetTests
{
    [Theory]
    [OnEachServer("cp932", "8790", "ED40", "955C")]
    [OnEachServer("sjis", "5C", "5C5C", "815F")]
    [OnEachServer("eucjpms", "ADF0", "8FA2B7", "A4A2")]
    [OnEachServer("ucs2", "D800", "0041DC00", "00E9")]
    [OnEachServer("latin1", null, null, "FC8180")]
    public async Task Into_utf8mb4(ServerProduct product, string charset, string? twice, string? twiceToo, string once)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Ddl("utf8mb4"), Ddl(charset));
        string[] exact = [.. new[] { once, charset == "ucs2" ? "00410042" : "4142", "" }];
        string[] lost = [.. new[] { twice, twiceToo }.OfType<string>()];
        await databases.Archive.ExecuteAsync($"INSERT INTO cells VALUES {string.Join(", ", exact.Concat(lost).Select((hex, i) => $"({i}, x'{hex}')"))}");
        await databases.Live.ExecuteAsync($"INSERT INTO cells SELECT {string.Join(" UNION ALL SELECT ", exact.Concat(lost).Select((_, i) => $"{i}, NULL"))}");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(UnreadString.Restores.V(), new RunOptions { MaxFailureRatio = 1 });

        Assert.Equal((exact.Length, lost.Length), ((int)run.Counts[Outcome.Restored], (int)run.Counts[Outcome.Failed]));
        Assert.All(run.Exceptions, e => Assert.Contains($"in the character set {charset}, which live's 'v' would not hold as the same text", e.Reason, StringComparison.Ordinal));
        Assert.Equal(
            await databases.Archive.RowsAsync($"SELECT id, HEX(CONVERT(v USING utf8mb4)) FROM cells WHERE id < {exact.Length} ORDER BY id"),
            await databases.Live.RowsAsync("SELECT id, HEX(v) FROM cells WHERE v IS NOT NULL ORDER BY id"));
        Assert.True((await backfill.VerifyAsync(UnreadString.Restores.V().Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(UnreadString.Restores.V(), new RunOptions { MaxFailureRatio = 1 })).Counts[Outcome.Restored]);
        await backfill.UndoAsync(UnreadString.Restores.V().Plan, run.Id);
        Assert.Equal("0", await databases.Live.ScalarAsync("SELECT COUNT(v) FROM cells"));
    }

    [Fact]
    public async Task Bytes_beyond_ASCII_never_become_question_marks()
    {
        await using var databases = await DatabasePair.CreateAsync(ServerProduct.MariaDb, Ddl("utf8mb4"), Ddl("ascii"));
        await databases.Archive.ExecuteAsync("INSERT INTO cells VALUES (1, x'61FF'), (2, 'plain')");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (1, 'a?'), (2, NULL)");

        var run = await Runners.On(databases).RunAsync(UnreadString.Restores.V(), new RunOptions { MaxFailureRatio = 1 });

        Assert.Equal((1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
        Assert.Equal("plain", await databases.Live.ScalarAsync("SELECT v FROM cells WHERE id = 2"));
    }

    [Theory]
    [InlineData(ServerProduct.MySql, ServerProduct.MariaDb)]
    [InlineData(ServerProduct.MariaDb, ServerProduct.MySql)]
    public async Task Between_products_each_value_is_its_bytes_or_fails_by_name(ServerProduct live, ServerProduct archive)
    {
        await using var databases = await DatabasePair.CreateAsync(live, archive);
        var backfill = Runners.On(databases);
        foreach (var charset in CharacterSets.Names.Where(c => c != "gb18030"))
        {
            var values = CharacterSets.Values.Select((v, i) => $"({i}, {v})");
            foreach (var (database, rows) in new[] { (databases.Archive, values), (databases.Live, CharacterSets.Values.Select((_, i) => $"({i}, NULL)")) })
            {
                await database.ScriptAsync($"DROP TABLE IF EXISTS cells;\n{Ddl(charset)}");
                await database.ExecuteAsync($"INSERT IGNORE INTO cells VALUES {string.Join(", ", rows)}");
            }

            var run = await backfill.RunAsync(UnreadString.Restores.V(), new RunOptions { MaxFailureRatio = 1, BatchSize = 50 });

            Assert.True(run.State == RunState.Done && run.Reconciles, charset);
            Assert.True((await backfill.VerifyAsync(UnreadString.Restores.V().Plan, run.Id)).Holds, charset);
            Assert.Equal(Refused(live, charset), run.Counts[Outcome.Failed] > 0);
            var (there, here) = (await CellsAsync(databases.Archive), await CellsAsync(databases.Live));
            Assert.Empty(here.Except(there));
            Assert.Equal(run.Counts[Outcome.Failed], there.Except(here).Count());
        }

        static bool Refused(ServerProduct live, string charset) => live == ServerProduct.MySql ? charset is "ascii" or "utf32" or "utf8mb3" or "utf8mb4" : charset is "ujis" or "eucjpms";

        static async Task<IReadOnlyList<string>> CellsAsync(TestDatabase database) =>
            [.. (await database.RowsAsync("SELECT CONCAT(id, ' ', HEX(v)) FROM cells WHERE v IS NOT NULL")).Select(row => row[0]!)];
    }

    [Theory]
    [OnEachServer("latin1", "big5")]
    [OnEachServer("utf8mb4", "sjis")]
    [OnEachServer("sjis", "cp932")]
    public async Task One_that_has_not_every_character_is_refused(ServerProduct product, string archive, string live)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Ddl(live), Ddl(archive));

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).RunAsync(UnreadString.Restores.V()));

        Assert.Contains($"its character set is {live}, not {archive}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachServer]
    public async Task A_second_backup_in_another_character_set_does_not_change_what_the_first_one_says(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Ddl("sjis"), Ddl("sjis"));
        await databases.Archive.ExecuteAsync("INSERT INTO cells VALUES (1, x'5C'), (2, x'815F'), (3, x'83415C')");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (1, NULL), (2, NULL), (3, NULL), (4, NULL)");
        await using var second = await DatabasePair.CreateAsync(product, "", $"{Ddl("ascii")}\nINSERT INTO cells VALUES (4, 'plain');");
        var backfill = new MySqlBackfill(
            new(databases.Live.ConnectionString), new Dictionary<string, MySqlConnector.MySqlDataSource> { ["Archive"] = new(databases.Archive.ConnectionString), ["Second"] = new(second.Archive.ConnectionString) }, databases.JournalSchema);

        var run = await backfill.RunAsync(FromTwo.Restores.V());

        Assert.Equal(4, run.Counts[Outcome.Restored]);
        Assert.Equal("5C 815F 83415C 706C61696E", await databases.Live.ScalarAsync("SELECT GROUP_CONCAT(HEX(v) ORDER BY id SEPARATOR ' ') FROM cells"));
    }

    private static string Ddl(string charset) => $"CREATE TABLE cells (id INT NOT NULL PRIMARY KEY, v VARCHAR(20) CHARACTER SET {charset} NULL);";
}
