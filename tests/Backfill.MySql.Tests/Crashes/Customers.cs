using Backfill.Testing.Databases;
using Backfill.Testing.Story;
using MySqlConnector;

namespace Backfill.MySql.Tests.Crashes;

/// <summary>Customers at work on the live table: random writes to rows of their own, and what each row must hold because of them.</summary>
/// <param name="live">The live database.</param>
/// <param name="rows">The rows that exist at the start.</param>
/// <param name="number">Which of several writers this is: it writes keys that leave this remainder.</param>
/// <param name="of">How many writers there are.</param>
internal sealed class Customers(TestDatabase live, int rows, int number, int of)
{
    private const string OtherColumns = "updated_at = '2024-06-01 12:00:00', seen_at = '2024-06-01 12:00:00.5', billed_at = NULL";

    private readonly Random _random = new(number);
    private ulong _inserted = (ulong)rows;

    /// <summary>By key: active, cancelled_at and note after the customer's last write; null when the row is deleted. A cancelled_at of "restored" is the run's business.</summary>
    public Dictionary<ulong, (int Active, string CancelledAt, string Note)?> Model { get; } = [];

    /// <summary>Writes until it is told to stop.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        await using var connection = await live.OpenAsync();
        while (!stop.IsCancellationRequested)
        {
            await WriteOneAsync(connection);
        }
    }

    private async Task WriteOneAsync(MySqlConnection connection)
    {
        var id = (ulong)(_random.Next(rows / of) * of + number);
        var choice = _random.Next(10);
        if (choice == 9)
        {
            _inserted += (ulong)of;
            id = _inserted + (ulong)number;
            await RunAsync(connection, $"INSERT INTO {StoryTables.Name} VALUES ({id}, 0, '2024-06-02 00:00:00', '2024-06-01 12:00:00', 'new {id}', 1, '2024-06-01 12:00:00.5', NULL)");
            Model[id] = (0, "'2024-06-02 00:00:00'", $"new {id}");
            return;
        }

        // A row whose source is unchanged since the backup is skipped for that very reason: a customer's write would end that.
        if (id == 0 || new StoryRow(id).Expected == Outcome.SourceUnchanged || Model.GetValueOrDefault(id, (0, "", "")) is null)
        {
            return;
        }

        var note = $"changed {_random.Next()}";
        switch (choice)
        {
            case 0:
                await RunAsync(connection, $"DELETE FROM {StoryTables.Name} WHERE id = {id}");
                Model[id] = null;
                break;
            case 1 or 2:
                await RunAsync(connection, $"UPDATE {StoryTables.Name} SET active = 1, cancelled_at = NULL, note = '{note}', {OtherColumns} WHERE id = {id}");
                Model[id] = (1, "NULL", note);
                break;
            case 3 or 4:
                await RunAsync(connection, $"UPDATE {StoryTables.Name} SET active = 0, cancelled_at = '2024-06-01 12:00:00', note = '{note}', {OtherColumns} WHERE id = {id}");
                Model[id] = (0, "'2024-06-01 12:00:00'", note);
                break;
            default:
                await RunAsync(connection, $"UPDATE {StoryTables.Name} SET note = '{note}', {OtherColumns} WHERE id = {id}");
                Model[id] = Model.GetValueOrDefault(id) is { } earlier ? earlier with { Note = note } : (StartsActive(id) ? 1 : 0, "restored", note);
                break;
        }
    }

    private static bool StartsActive(ulong id) => id % 20 <= 4;

    private static async Task RunAsync(MySqlConnection connection, string sql)
    {
        await using var command = new MySqlCommand(sql, connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
