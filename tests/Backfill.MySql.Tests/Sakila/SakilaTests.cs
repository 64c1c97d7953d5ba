using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Sakila;

/// <summary>Data that nobody here made: damaged by plain SQL, restored, and compared with the original, every column of every table.</summary>
public sealed class SakilaTests
{
    /// <summary>The damage leaves <c>last_update</c> alone, as a job that knew of it would: no backup is asked for that column, so it must come out untouched.</summary>
    private const string Damage = """
        UPDATE rental SET return_date = NULL, last_update = last_update WHERE rental_id % 3 = 0;
        UPDATE customer SET email = LOWER(email), last_update = last_update;
        UPDATE film_actor SET last_update = '2024-03-01 00:00:00' WHERE film_id % 2 = 0;
        UPDATE payment SET amount = 0, last_update = last_update WHERE staff_id = 1;
        """;

    [Theory]
    [OnEachServer]
    public async Task Every_column_of_every_table_comes_back(ServerProduct product)
    {
        await using var databases = await LoadAsync(product);
        var original = await DumpAsync(databases.Live);
        Assert.Equal(original, await DumpAsync(databases.Archive));
        Assert.Equal((16044, 16049), (original["rental"].Count, original["payment"].Count));
        await databases.Live.ScriptAsync(Damage);
        foreach (var table in new[] { "rental", "customer", "film_actor", "payment" })
        {
            Assert.NotEqual(original[table], (await DumpAsync(databases.Live))[table]);
        }

        var damaged = await DumpAsync(databases.Live);
        var backfill = Runners.On(databases);
        Restore[] restores = [Rental.Restores.ReturnDate(), Customer.Restores.Email(), FilmActor.Restores.LastUpdate(), Payment.Restores.Amount(1)];
        var runs = new Dictionary<Restore, Run>();
        foreach (var restore in restores)
        {
            runs[restore] = await backfill.RunAsync(restore);
            Assert.Equal(RunState.Done, runs[restore].State);
            Assert.Empty(runs[restore].Discrepancies);
            Assert.True(runs[restore].Counts[Outcome.Restored] > 500, $"{restore.Name}: {runs[restore].Counts[Outcome.Restored]}");
        }

        await AssertEqualAsync(original, databases.Live);
        foreach (var restore in restores)
        {
            Assert.True((await backfill.VerifyAsync(restore.Plan, runs[restore].Id)).Holds, restore.Name);
            Assert.Equal(0, (await backfill.RunAsync(restore)).Counts[Outcome.Restored]);
            Assert.Equal(runs[restore].Counts[Outcome.Restored], (await backfill.UndoAsync(restore.Plan, runs[restore].Id)).Counts[Outcome.Restored]);
        }

        await AssertEqualAsync(damaged, databases.Live);
    }

    [Theory]
    [OnEachServer]
    public async Task Film_is_refused_by_the_name_of_its_trigger(ServerProduct product)
    {
        await using var databases = await LoadAsync(product);

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => Runners.On(databases).RunAsync(Film.Restores.Title()));

        Assert.Contains("upd_film", refused.Message, StringComparison.Ordinal);
        Assert.False(await databases.JournalSchemaExistsAsync());
    }

    private static async Task<DatabasePair> LoadAsync(ServerProduct product)
    {
        var databases = await DatabasePair.CreateAsync(product);
        var folder = Path.Combine(AppContext.BaseDirectory, "Sakila");
        var script = (await File.ReadAllTextAsync(Path.Combine(folder, "schema.sql")) + await File.ReadAllTextAsync(Path.Combine(folder, "data.sql")))
            .Replace("DROP SCHEMA IF EXISTS sakila;", "", StringComparison.Ordinal)
            .Replace("CREATE SCHEMA sakila;", "", StringComparison.Ordinal)
            .Replace("USE sakila;", "", StringComparison.Ordinal)
            .Replace(" sakila.", " ", StringComparison.Ordinal);
        await Task.WhenAll(databases.Live.ScriptAsync(script), databases.Archive.ScriptAsync(script));

        // Loading stamps some rows with the time of loading, a second apart on the two servers.
        foreach (var database in new[] { databases.Live, databases.Archive })
        {
            foreach (var table in await TableDump.TablesAsync(database))
            {
                if (await database.NumberAsync($"SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = '{database.Name}' AND table_name = '{table}' AND column_name = 'last_update'") > 0)
                {
                    await database.ExecuteAsync($"UPDATE `{table}` SET last_update = '2006-02-15 05:00:00' WHERE last_update > '2020-01-01'");
                }
            }
        }

        return databases;
    }

    private static async Task<Dictionary<string, IReadOnlyList<string>>> DumpAsync(TestDatabase database)
    {
        var dump = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var table in await TableDump.TablesAsync(database))
        {
            dump[table] = await TableDump.OfAsync(database, table);
        }

        return dump;
    }

    private static async Task AssertEqualAsync(Dictionary<string, IReadOnlyList<string>> expected, TestDatabase database)
    {
        var actual = await DumpAsync(database);
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (table, rows) in expected)
        {
            Assert.True(rows.SequenceEqual(actual[table]), $"{table} differs");
        }
    }
}
