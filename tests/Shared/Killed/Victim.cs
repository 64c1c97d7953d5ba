using Backfill.Stores;

namespace Backfill.Killed;

/// <summary>The process that tests kill: it runs, resumes or undoes a restore, tells each commit, and waits at one chosen step.</summary>
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

    /// <summary>What a <see cref="SteppedStore"/> calls: it waits for a line at the chosen step.</summary>
    public static Action<Step, int> WaitingAt(Step stopStep, int stopBatch) => (step, batch) =>
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
    };

    /// <summary>Does what <paramref name="verb"/> says. Returns the exit code.</summary>
    public static async Task<int> RunAsync(BackfillRunner runner, string verb, Restore restore, long run, RunOptions options)
    {
        try
        {
            _ = verb switch
            {
                "run" => await runner.RunAsync(restore, options),
                "resume" => await runner.ResumeAsync(restore.Plan, run, options),
                _ => await runner.UndoAsync(restore.Plan, run, options),
            };
            return Ended;
        }
        catch (RunInterruptedException e)
        {
            Console.WriteLine(e.Message);
            return Interrupted;
        }
    }
}
