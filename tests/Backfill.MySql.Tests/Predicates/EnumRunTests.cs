using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Predicates;

public sealed class EnumRunTests
{
    private const string Table = "CREATE TABLE tickets (id INT PRIMARY KEY, queue BIGINT UNSIGNED NOT NULL, progress ENUM('Open','Done','Closed'), opened TIME(6) NOT NULL, note VARCHAR(20));";

    [Theory]
    [OnEachServer]
    public async Task Enums_and_times_of_day_select_the_same_rows_when_run_resumed_verified_and_undone(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Table + """
            INSERT INTO tickets VALUES
            (1, 18446744073709551615, 'Done', '09:30:00', 'kept'), (2, 18446744073709551615, 'Closed', '09:30:00.000001', 'kept'), (3, 18446744073709551615, NULL, '09:30:00', 'kept'),
            (4, 0, 'Done', '09:30:00', 'kept'), (5, 18446744073709551615, 'Open', '09:30:00', 'kept'), (6, 18446744073709551615, 'Done', '09:30:01', 'kept');
            """);
        await databases.Live.ExecuteAsync("UPDATE tickets SET note = 'lost'");
        var backfill = Runners.On(databases);
        var chosen = Ticket.Chosen(Queue.Last, [Progress.Closed, null, Progress.Open], Progress.Open, [new TimeOnly(9, 30), new TimeOnly(9, 30, 0, 0, 1)]);

        var paused = await backfill.RunAsync(chosen, new RunOptions { BatchSize = 1, Limit = 2 });
        Assert.Equal(RunState.Paused, paused.State);
        var run = await backfill.ResumeAsync(chosen.Plan, paused.Id);

        Assert.Equal((RunState.Done, 3L, 3L), (run.State, run.Counts.Selected, run.Counts[Outcome.Restored]));
        Assert.Equal(["kept", "kept", "kept", "lost", "lost", "lost"], await NotesAsync(databases));
        Assert.True((await backfill.VerifyAsync(chosen.Plan, run.Id)).Holds);
        await backfill.UndoAsync(chosen.Plan, run.Id);
        Assert.Equal(Enumerable.Repeat("lost", 6), await NotesAsync(databases));
    }

    private static async Task<IEnumerable<string?>> NotesAsync(DatabasePair databases) => (await databases.Live.RowsAsync("SELECT note FROM tickets ORDER BY id")).Select(r => r[0]).ToList();
}
