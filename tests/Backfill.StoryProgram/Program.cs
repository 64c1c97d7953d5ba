using Backfill;
using Backfill.MySql;
using Backfill.Testing.Keys;
using Backfill.Testing.Story;
using MySqlConnector;

// A program a user might write, small enough to be killed, and to be published as native code: plan | run | resume RUN [BATCH].
var live = Environment.GetEnvironmentVariable("BACKFILL_LIVE") ?? throw new InvalidOperationException("BACKFILL_LIVE is not set.");
var archive = Environment.GetEnvironmentVariable("BACKFILL_ARCHIVE") ?? throw new InvalidOperationException("BACKFILL_ARCHIVE is not set.");
var journal = Environment.GetEnvironmentVariable("BACKFILL_JOURNAL") ?? throw new InvalidOperationException("BACKFILL_JOURNAL is not set.");

await using var liveSource = new MySqlDataSource(live);
await using var archiveSource = new MySqlDataSource(archive);
var backfill = new MySqlBackfill(liveSource, new Dictionary<string, MySqlDataSource> { [SubscriptionVariant.Backup] = archiveSource }, journal);
var restore = Environment.GetEnvironmentVariable("BACKFILL_RESTORE") switch
{
    "labels" => Label.Restore,
    "devices" => Device.Restore,
    _ => SubscriptionVariant.Restores.CancelledAt(StoryRow.StampedFrom, StoryRow.StampedTo),
};
var options = new RunOptions { BatchSize = args.Length > 2 ? int.Parse(args[2], null) : 1000, TakeOver = true };
var progress = new EveryBatch(long.Parse(Environment.GetEnvironmentVariable("BACKFILL_WAIT_AT") ?? $"{long.MaxValue}", null));

switch (args[0])
{
    case "plan":
        var plan = await backfill.PlanAsync(restore);
        Console.WriteLine($"plan {plan.Id} pins {string.Join(' ', plan.Live.Pins.Order(StringComparer.Ordinal))}");
        return 0;
    case "run":
        return Report(await backfill.RunAsync(restore, options, progress));
    case "resume":
        return Report(await backfill.ResumeAsync(restore.Plan, long.Parse(args[1], null), options, progress));
    default:
        Console.Error.WriteLine("plan | run | resume RUN");
        return 2;
}

static int Report(Run run)
{
    Console.WriteLine($"ended {run.Id} {run.State} restored {run.Counts[Outcome.Restored]}");
    return run.Reconciles ? 0 : 1;
}

/// <summary>Says how far it is, at once and from the thread that commits; from so many rows on it waits to be killed.</summary>
internal sealed class EveryBatch(long waitAt) : IProgress<RunProgress>
{
    public void Report(RunProgress value)
    {
        Console.WriteLine($"progress {value.Run} {value.Counts.Selected}");
        Console.Out.Flush();
        if (value.Counts.Selected >= waitAt)
        {
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
