namespace Backfill.Cli;

internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Refused = 2;
    public const int LookAtIt = 3;
    public const int Stopped = 130;

    public static int Of(Run run, bool stopped)
    {
        if (run.State == RunState.Failed || !run.Reconciles)
        {
            return Failed;
        }

        return stopped && run.State == RunState.Paused ? Stopped : run.Unread > 0 ? LookAtIt : Of(run.Counts);
    }

    public static int Of(OutcomeCounts counts)
    {
        if (!counts.Reconciles)
        {
            return Failed;
        }

        return counts[Outcome.Failed] + counts[Outcome.Conflict] > 0 ? LookAtIt : Done;
    }
}
