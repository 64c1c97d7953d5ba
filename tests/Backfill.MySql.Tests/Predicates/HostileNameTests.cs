using Backfill.Predicates;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;
using MySqlConnector;

namespace Backfill.MySql.Tests.Predicates;

public sealed class HostileNameTests
{
    private const string Table = "`odd ``table`` -- '\"`";

    [Theory]
    [OnEachServer]
    public async Task Names_and_constants_break_out_of_nothing_from_the_run_to_its_undo(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product);
        string[] right = ["right '; --", .. HostileNames.Selected.Skip(1)];
        foreach (var (database, rows) in new[] { (databases.Live, new[] { HostileNames.Selected, HostileNames.Columns }), (databases.Archive, [right, right]) })
        {
            await database.ExecuteAsync($"CREATE TABLE {Table} (`the ``id`` /*` INT PRIMARY KEY, {string.Join(", ", HostileNames.Columns.Select(c => $"{Name(c)} VARCHAR(100)"))})");
            await InsertAsync(database, rows);
        }

        var damaged = await QuotesAsync(databases);
        var backfill = Runners.On(databases);

        var run = await backfill.RunAsync(HostileNames.Restore);

        Assert.Equal((RunState.Done, 1L, 1L), (run.State, run.Counts.Selected, run.Counts[Outcome.Restored]));
        Assert.Equal(["right '; --", "it's"], await QuotesAsync(databases));
        Assert.True((await backfill.VerifyAsync(HostileNames.Restore.Plan, run.Id)).Holds);
        await backfill.UndoAsync(HostileNames.Restore.Plan, run.Id);
        Assert.Equal(damaged, await QuotesAsync(databases));

        static async Task<IEnumerable<string?>> QuotesAsync(DatabasePair pair) => (await pair.Live.RowsAsync($"SELECT `it's` FROM {Table} ORDER BY 1 DESC")).Select(r => r[0]).ToList();
    }

    private static async Task InsertAsync(TestDatabase database, string[][] rows)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new MySqlCommand($"INSERT INTO {Table} VALUES (@id, {string.Join(", ", HostileNames.Columns.Select((_, i) => $"@c{i}"))})", connection);
        foreach (var (row, id) in rows.Select((row, i) => (row, i + 1)))
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@id", id);
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters.AddWithValue($"@c{i}", row[i]);
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    private static string Name(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
