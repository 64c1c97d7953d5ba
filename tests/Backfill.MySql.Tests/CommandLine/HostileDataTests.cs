using Backfill.MySql.Tests.Traps;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.CommandLine;

/// <summary>Values that a terminal would obey: none of it does when the server's values are shown, and one time is written one way.</summary>
public sealed class HostileDataTests
{
    [Theory]
    [OnEachServer]
    public async Task Nothing_of_it_reaches_the_terminal(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Things("CONCAT(CHAR(27 USING utf8mb4), ']0;owned', CHAR(7 USING utf8mb4))"), Things("'two\\nlines'"));
        var shell = new Shell(databases, Thing.Restores.All);

        Shows(await shell.RunAsync("dry-run"), @"\e]0;owned\a", @"two\nlines");
        Shows(await shell.RunAsync("explain", "--key", "1"), @"\e]0;owned\a", @"two\nlines");
        Shows(await shell.RunAsync("explain", "--key", "1", "--json"), @"\u001B]0;owned\u0007", @"two\nlines");
        var (planId, ran) = await shell.PlanAndRunAsync([]);
        Shows(ran);
        await databases.Live.ExecuteAsync("UPDATE things SET value = ''");
        Shows(await shell.RunAsync("verify", "1"), @"two\nlines", "''");
        Shows(await shell.RunAsync("undo", "1", "--plan", planId));
    }

    [Theory]
    [OnEachServer]
    public async Task Nor_do_the_servers_own_sentences(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Things("'bad'"), Things("'good'"));
        await databases.Live.ExecuteAsync("ALTER TABLE things ADD CONSTRAINT `\u001b]0;owned\u0007` CHECK (value <> 'good')");
        var (_, ran) = await new Shell(databases, Thing.Restores.All).PlanAndRunAsync([]);
        ran.Is(1);
        Shows(ran, product == ServerProduct.MySql ? [@"\e]0;owned\a"] : []);
    }

    [Theory]
    [OnEachServer]
    public async Task One_time_is_written_one_way(ServerProduct product)
    {
        const string Moments = "CREATE TABLE moments (id INT NOT NULL PRIMARY KEY, at DATETIME(6) NULL);\nINSERT INTO moments VALUES (1, '{0}');";
        await using var databases = await DatabasePair.CreateAsync(
            product, Moments.Replace("{0}", "2024-03-01 04:05:06", StringComparison.Ordinal), Moments.Replace("{0}", "2024-02-01 04:05:06.500000", StringComparison.Ordinal));
        var shell = new Shell(databases, Moment.Restores.All);
        var file = Path.Combine(Path.GetTempPath(), $"moments-{Guid.NewGuid():N}.csv");
        try
        {
            foreach (var json in new[] { Array.Empty<string>(), ["--json"] })
            {
                Times(await shell.RunAsync(["explain", "--key", "1", .. json]));
            }

            (await shell.PlanAndRunAsync([], "--outcomes", file)).Ran.Is(0);
            Assert.Equal("1,1,1,1,Restored,2024-03-01 04:05:06,2024-02-01 04:05:06.5,", File.ReadAllLines(file)[1]);
            await databases.Live.ExecuteAsync("UPDATE moments SET at = '2024-03-01 04:05:06'");
            Times(await shell.RunAsync("verify", "1"));
            Times(await shell.RunAsync("verify", "1", "--json"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Times(Ran ran)
    {
        Assert.Contains("2024-03-01 04:05:06", ran.Out, StringComparison.Ordinal);
        Assert.Contains("2024-02-01 04:05:06.5", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("04:05:06.0", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("04:05:06.50", ran.Out, StringComparison.Ordinal);
    }

    private static void Shows(Ran ran, params string[] texts)
    {
        Assert.DoesNotContain(ran.Out + ran.Error, c => char.IsControl(c) && c != '\n');
        Assert.All(texts, text => Assert.Contains(text, ran.Out + ran.Error, StringComparison.Ordinal));
    }

    private static string Things(string value) => $"CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, value VARCHAR(40) NULL);\nINSERT INTO things VALUES (1, {value}), (2, {value});";
}
