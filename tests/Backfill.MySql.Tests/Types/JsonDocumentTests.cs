using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Types;

/// <summary>Trap 77: MySQL's JSON holds scalars that the text of JSON cannot say. Such a document is never written as another one.</summary>
public sealed class JsonDocumentTests
{
    private const string Ddl = "CREATE TABLE cells (id INT NOT NULL PRIMARY KEY, v JSON NULL);";
    private const string Types = "(SELECT JSON_ARRAYAGG(JSON_TYPE(x.v)) FROM JSON_TABLE(cells.v, '$**[last]' COLUMNS (v JSON PATH '$')) x)";

    private static readonly string[] Said =
    [
        """'{"a": [1.5, null, "x", true, {}, []], "b": {"c": -5}, "d": 18446744073709551615}'""", "'[]'", "'{}'", "'null'", "'-0.0'", "'1e300'", "'9223372036854775807'", "'-9223372036854775808'",
        "'18446744073709551616'", "'0.30000000000000004'", "'\"2024-01-01 00:00:00.000000\"'", "'[[[[]]]]'", "JSON_ARRAY(0.1e0 + 0.2e0)", "JSON_ARRAY(CAST(18446744073709551615 AS UNSIGNED))", "JSON_ARRAY(TRUE)",
    ];

    private static readonly (string Sql, string Type)[] Unsaid =
    [
        ("JSON_OBJECT('a', CAST(1.10 AS DECIMAL(5,2)))", "DECIMAL"),
        ("JSON_ARRAY(CAST(5 AS DECIMAL(5,0)))", "DECIMAL"),
        ("JSON_ARRAY(CAST(1.5 AS DECIMAL(5,1)))", "DECIMAL"),
        ("JSON_ARRAY(CAST('12345678901234567890123456789.123456789' AS DECIMAL(65,9)))", "DECIMAL"),
        ("JSON_ARRAY(1, JSON_OBJECT('k', JSON_ARRAY(CAST('2024-01-01 10:11:12.5' AS DATETIME(6)))))", "DATETIME"),
        ("JSON_ARRAY(CAST('2024-01-01' AS DATE))", "DATE"),
        ("JSON_OBJECT('t', CAST('-10:00:00' AS TIME))", "TIME"),
        ("JSON_ARRAY(CAST(x'00FF' AS BINARY))", "BLOB"),
        ("JSON_ARRAY(b'101')", "BLOB"),
        ("CAST(CAST(5 AS UNSIGNED) AS JSON)", "UNSIGNED INTEGER"),
        ("CAST(CAST(1.10 AS DECIMAL(5,2)) AS JSON)", "DECIMAL"),
    ];

    [Fact]
    public async Task A_document_comes_back_as_it_was_or_its_row_fails_by_name()
    {
        await using var databases = await DatabasePair.CreateAsync(ServerProduct.MySql, Ddl);
        var all = Said.Concat(Unsaid.Select(u => u.Sql)).ToArray();
        await databases.Archive.ExecuteAsync($"INSERT INTO cells VALUES {string.Join(", ", all.Select((v, i) => $"({i}, {v})"))}");
        await databases.Live.ExecuteAsync($"INSERT INTO cells VALUES {string.Join(", ", all.Select((_, i) => $"({i}, {(i % 2 == 0 ? "NULL" : Unsaid[i % Unsaid.Length].Sql)})"))}");

        // Of the next row the text is the same and the document is not; the last one is the same document.
        await databases.Archive.ExecuteAsync("INSERT INTO cells VALUES (100, JSON_ARRAY(CAST('2024-01-01 10:11:12' AS DATETIME))), (101, JSON_OBJECT('a', CAST(1.10 AS DECIMAL(5,2))))");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (100, '[\"2024-01-01 10:11:12.000000\"]'), (101, JSON_OBJECT('a', CAST(1.10 AS DECIMAL(5,2))))");
        var damaged = await DocumentsAsync(databases.Live);
        var backfill = Runners.On(databases);
        var failing = Unsaid.Length + 1 - Unsaid.Where((_, i) => (Said.Length + i) % 2 == 1 && (Said.Length + i) % Unsaid.Length == i).Count();

        var dryRun = await backfill.DryRunAsync(UnreadString.Restores.V());
        var run = await backfill.RunAsync(UnreadString.Restores.V(), new RunOptions { MaxFailureRatio = 1 });

        Assert.Equal((run.Counts[Outcome.Failed], run.Counts[Outcome.Restored]), (dryRun.Counts[Outcome.Failed], dryRun.Counts[Outcome.Restored]));
        Assert.Equal((failing, Said.Length), ((int)run.Counts[Outcome.Failed], (int)run.Counts[Outcome.Restored]));
        Assert.Equal(Unsaid.Length + 2 - failing, run.Counts[Outcome.SameAsArchive]);
        foreach (var failed in run.Exceptions.Where(e => e.Key.ToString() != "100"))
        {
            var (_, type) = Unsaid[int.Parse(failed.Key.ToString(), System.Globalization.CultureInfo.InvariantCulture) - Said.Length];
            Assert.Equal($"The backup's 'v' is a JSON document with what the text of JSON cannot say ({type}); copy it from server to server.", failed.Reason);
        }

        var (live, archive) = (await DocumentsAsync(databases.Live), await DocumentsAsync(databases.Archive));
        Assert.Equal(archive.Take(Said.Length), live.Take(Said.Length));
        Assert.Equal(damaged.Skip(Said.Length), live.Skip(Said.Length));
        Assert.True((await backfill.VerifyAsync(UnreadString.Restores.V().Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(UnreadString.Restores.V(), new RunOptions { MaxFailureRatio = 1 })).Counts[Outcome.Restored]);
        await backfill.UndoAsync(UnreadString.Restores.V().Plan, run.Id);
        Assert.Equal(damaged, await DocumentsAsync(databases.Live));
    }

    [Fact]
    public async Task Verify_tells_a_document_from_another_of_the_same_text()
    {
        await using var databases = await DatabasePair.CreateAsync(ServerProduct.MySql, Ddl);
        await databases.Archive.ExecuteAsync("INSERT INTO cells VALUES (1, '[1.10]'), (2, '[\"2024-01-01\"]'), (3, '[1]')");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (1, NULL), (2, NULL), (3, NULL)");
        var backfill = Runners.On(databases);
        var run = await backfill.RunAsync(UnreadString.Restores.V());

        // Over an equal number the server would write nothing.
        await databases.Live.ScriptAsync("UPDATE cells SET v = NULL WHERE id = 1;\nUPDATE cells SET v = JSON_ARRAY(CAST(1.1 AS DECIMAL(5,1))) WHERE id = 1;");
        await databases.Archive.ExecuteAsync("UPDATE cells SET v = JSON_ARRAY(CAST('2024-01-01' AS DATE)) WHERE id = 2");

        var verified = await backfill.VerifyAsync(UnreadString.Restores.V().Plan, run.Id);

        Assert.Equal(["1 ChangedSince", "2 DiffersFromArchive"], verified.Differences.Select(d => $"{d.Key} {d.Standing}"));
    }

    [Theory]
    [InlineData(ServerProduct.MySql, "LONGTEXT")]
    [InlineData(ServerProduct.MariaDb, "JSON")]
    public async Task A_column_of_text_gets_only_what_the_text_says(ServerProduct live, string type)
    {
        await using var databases = await DatabasePair.CreateAsync(live, ServerProduct.MySql, $"CREATE TABLE cells (id INT NOT NULL PRIMARY KEY, v {type} NULL);", Ddl);
        await databases.Archive.ExecuteAsync("INSERT INTO cells VALUES (1, '{\"a\": [1.5, \"ü\"]}'), (2, JSON_ARRAY(CAST('2024-01-01' AS DATE)))");
        await databases.Live.ExecuteAsync("INSERT INTO cells VALUES (1, NULL), (2, NULL)");
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(UnreadString.Restores.V(), new RunOptions { MaxFailureRatio = 1 });

        Assert.Equal((1, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.Failed]));
        Assert.Equal("{\"a\": [1.5, \"ü\"]}", await databases.Live.ScalarAsync("SELECT v FROM cells WHERE id = 1"));
        Assert.True((await backfill.VerifyAsync(UnreadString.Restores.V().Plan, run.Id)).Holds);
        Assert.Equal(0, (await backfill.RunAsync(UnreadString.Restores.V(), new RunOptions { MaxFailureRatio = 1 })).Counts[Outcome.Restored]);
    }

    private static async Task<IReadOnlyList<string>> DocumentsAsync(TestDatabase database) =>
        [.. (await database.RowsAsync($"SELECT id, HEX(v), {Types} FROM cells ORDER BY id")).Select(row => string.Join(' ', row))];
}
