using Backfill.MySql.Tests.Story;
using Backfill.Testing.Servers;
using Backfill.Testing.Story;

namespace Backfill.MySql.Tests.Crashes;

/// <summary>Guarantee 4: a write of the application is never overwritten.</summary>
public sealed class CustomersAtWorkTests
{
    private const int Rows = 60_000;
    private const int Writers = 2;

    [Theory]
    [OnEachServer]
    public async Task Every_write_of_a_customer_during_the_run_survives(ServerProduct product)
    {
        await using var story = await StoryDatabases.CreateAsync(product, Rows);
        using var stop = new CancellationTokenSource();
        Customers[] customers = [.. Enumerable.Range(0, Writers).Select(number => new Customers(story.Live, Rows, number, Writers))];
        var writing = customers.Select(writer => Task.Run(() => writer.WriteAsync(stop.Token))).ToArray();

        var run = await story.Backfill.RunAsync(StoryDatabases.Restore, new RunOptions { BatchSize = 500 });
        await stop.CancelAsync();
        await Task.WhenAll(writing);

        Assert.Equal(RunState.Done, run.State);
        Assert.Empty(run.Discrepancies);
        var model = customers.SelectMany(writer => writer.Model).ToDictionary();
        Assert.True(model.Count > 500, $"Only {model.Count} rows were written during the run.");
        Assert.Equal(Expected(model), await ActualAsync(story));
    }

    private static Dictionary<ulong, string> Expected(Dictionary<ulong, (int Active, string CancelledAt, string Note)?> model)
    {
        var expected = new Dictionary<ulong, string>();
        foreach (var row in Enumerable.Range(1, Rows).Select(id => new StoryRow((ulong)id)))
        {
            expected[row.Id] = $"{(row.Id % 20 <= 4 ? 1 : 0)} {StoryRow.Literal(row.TrueCancelledAt)} Kündigung {row.Id} untouched";
        }

        foreach (var (id, written) in model)
        {
            expected.Remove(id);
            if (written is var (active, cancelledAt, note))
            {
                expected[id] = $"{active} {(cancelledAt == "restored" ? StoryRow.Literal(new StoryRow(id).TrueCancelledAt) : cancelledAt)} {note} written";
            }
        }

        return expected;
    }

    private static async Task<Dictionary<ulong, string>> ActualAsync(StoryDatabases story)
    {
        // Of the columns that move by themselves only the seeded values, and those the customers wrote, are possible.
        var rows = await story.Live.RowsAsync($"""
            SELECT id, CONCAT(active, ' ', QUOTE(CAST(cancelled_at AS CHAR)), ' ', note, ' ',
              CASE WHEN updated_at = '2024-06-01 12:00:00' AND seen_at = '2024-06-01 12:00:00.5' AND billed_at IS NULL THEN 'written'
                   WHEN updated_at < '2024-03-04' AND seen_at IN ('2023-10-29 01:30:00.123456', '2024-10-29 01:30:00.123456') AND billed_at IS NULL THEN 'untouched'
                   ELSE 'moved' END)
            FROM {StoryTables.Name}
            """);
        return rows.ToDictionary(row => ulong.Parse(row[0]!, null), row => row[1]!);
    }
}
