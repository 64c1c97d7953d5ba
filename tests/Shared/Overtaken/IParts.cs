using Backfill.Killed;

namespace Backfill.Overtaken;

/// <summary>Live and a backup of <see cref="Part"/> on the store under test, with 60 rows: "damaged" in live, "right" in the backup.</summary>
internal interface IParts : IAsyncDisposable
{
    const int Rows = 60;

    /// <summary>Keys per range.</summary>
    const int Slice = 20;

    /// <summary>Rows per batch: four batches for each range.</summary>
    static readonly RunOptions Options = new() { BatchSize = 5 };

    /// <summary>A process on the databases.</summary>
    /// <param name="at">What happens at each step of its batches.</param>
    /// <param name="reads">What happens when it has asked the backup and waits for the answer; told how many times it has asked.</param>
    /// <param name="opens">What happens when it opens the backup.</param>
    BackfillRunner Backfill(Action<Step, int>? at = null, Func<int, Task>? reads = null, Func<Task>? opens = null);

    /// <summary>A process that has no connection string of the backup.</summary>
    BackfillRunner WithoutBackup();

    /// <summary>Changes the world.</summary>
    Task ChangeAsync(Change change, long run);

    /// <summary>Runs a statement in live.</summary>
    Task SqlAsync(string sql);

    /// <summary>The first column of each row, in live.</summary>
    Task<IReadOnlyList<string?>> ListAsync(string sql);

    /// <summary>The quoted name of a control table.</summary>
    string Control(string table);

    /// <summary>The quoted name of the only table in the control schema whose name begins so.</summary>
    Task<string> OnlyAsync(string prefix);

    /// <summary>The step of a batch at which another process can work on the run: inside its transaction where the store lets others write meanwhile.</summary>
    Step InsideBatch { get; }
}

/// <summary>What is asked of every store in the same words.</summary>
internal static class PartsExtensions
{
    /// <summary>The changes that are the same SQL everywhere.</summary>
    public static async Task ChangeAlikeAsync(this IParts parts, Change change, long run)
    {
        switch (change)
        {
            case Change.ColumnAdded:
                await parts.SqlAsync("ALTER TABLE parts ADD COLUMN later VARCHAR(10) NULL");
                break;
            case Change.ColumnOfWhereDropped:
                await parts.SqlAsync("ALTER TABLE parts DROP COLUMN kept");
                break;
            case Change.TargetDropped:
                await parts.SqlAsync("ALTER TABLE parts DROP COLUMN name");
                break;
            case Change.TableDropped:
                await parts.SqlAsync("DROP TABLE parts");
                break;
            case Change.JournalDropped:
                await parts.SqlAsync($"DROP TABLE {await parts.OnlyAsync("backfill_journal")}");
                break;
            case Change.JournalThinned:
                await parts.SqlAsync($"DELETE FROM {await parts.OnlyAsync("backfill_journal")} WHERE run_id = {run} AND key_id IN (1, 2, 3)");
                break;
            case Change.ExceptionTableDropped:
                await parts.SqlAsync($"DROP TABLE {await parts.OnlyAsync("backfill_exception")}");
                break;
            case Change.OtherVersion:
                await parts.SqlAsync($"ALTER TABLE {parts.Control("backfill_run")} DROP COLUMN epoch");
                break;
        }
    }

    /// <summary>The rows that hold the right value.</summary>
    public static async Task<int> RightAsync(this IParts parts) => (await parts.ListAsync("SELECT id FROM parts WHERE name = 'right'")).Count;

    /// <summary>The state of a run.</summary>
    public static async Task<RunState> StateAsync(this IParts parts, long run) => (await parts.Backfill().StatusAsync()).Single(s => s.Run.Id == run).Run.State;

    /// <summary>Makes a run look as if its process had died long ago.</summary>
    public static async Task ForgetAsync(this IParts parts, long run)
    {
        await parts.SqlAsync($"UPDATE {parts.Control("backfill_run")} SET heartbeat = '2020-01-01 00:00:00.000' WHERE id = {run}");
        await parts.SqlAsync($"UPDATE {parts.Control("backfill_range")} SET heartbeat = '2020-01-01 00:00:00.000' WHERE run_id = {run}");
    }
}
