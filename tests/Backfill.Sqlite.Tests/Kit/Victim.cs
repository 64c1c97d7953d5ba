using System.Globalization;
using Backfill.Sqlite.Tests.Declarations;
using Backfill.Stores;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>The process that tests kill: it runs, resumes or undoes the story's restore, tells each commit, and waits at one chosen step.</summary>
internal static class Victim
{
    /// <summary>Said at the chosen step; then it waits for a line.</summary>
    public const string Waiting = "waiting";

    /// <summary>Said after each commit.</summary>
    public const string Committed = "committed";

    /// <summary>The exit code of a run that ended.</summary>
    public const int Ended = 7;

    /// <summary>The exit code of a run that was interrupted, whose message stands in the output.</summary>
    public const int Interrupted = 8;

    /// <summary>Begins one.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (verb, live, archive, outcomes) = (args[0], args[1], args[2], args[3]);
        var run = long.Parse(args[4], CultureInfo.InvariantCulture);
        var (stopStep, stopBatch) = (Enum.Parse<Step>(args[5]), int.Parse(args[6], CultureInfo.InvariantCulture));
        var runner = new BackfillRunner(
            async cancellationToken => new SteppedStore(await SqliteLive.OpenAsync(live, null, cancellationToken), At),
            new Dictionary<string, Func<CancellationToken, Task<IArchive>>> { ["Archive"] = cancellationToken => SqliteArchive.OpenAsync(archive, cancellationToken) })
        {
            SliceSize = Crash.SliceSize,
        };
        var options = Crash.Options with { Outcomes = new OutcomeFile(outcomes) };
        try
        {
            _ = verb switch
            {
                "run" => await runner.RunAsync(SubscriptionVariant.Restore, options),
                "resume" => await runner.ResumeAsync(SubscriptionVariant.Plan, run, options),
                _ => await runner.UndoAsync(SubscriptionVariant.Plan, run, options),
            };
            return Ended;
        }
        catch (RunInterruptedException e)
        {
            Console.WriteLine(e.Message);
            return Interrupted;
        }

        void At(Step step, int batch)
        {
            if (step == stopStep && batch == stopBatch)
            {
                Console.WriteLine(Waiting);
                _ = Console.ReadLine();
            }

            if (step == Step.Committed)
            {
                Console.WriteLine(Committed);
            }
        }
    }
}
