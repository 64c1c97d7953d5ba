using System.Globalization;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>How long a run that does not move counts as one that a process is at work on.</summary>
internal static class Lease
{
    /// <summary>Many batches, and many signs of life of a run that waits for its backup.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(60);

    /// <summary>How often a run that waits shows that it lives.</summary>
    public static readonly TimeSpan Beat = Default / 4;

    /// <summary>Whether a process is at work on the run, as far as its own signs tell.</summary>
    public static bool Holds(RunRecord run, TimeSpan lease) => run.State is RunState.Running or RunState.Created && run.Idle < lease;

    /// <summary>Refuses to take a run from a process that is at work on it, unless that is wanted.</summary>
    public static void DemandOver(RunRecord run, TimeSpan lease, bool takeOver, RunCommand command)
    {
        if (!takeOver && Holds(run, lease))
        {
            throw new RestoreRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"Run {run.Id} is at work: {Who(run)}. Stop that process, wait until it has not moved for {lease.TotalSeconds:0} seconds, or take the run over."),
                new WayOut(command, run.Id) { TakeOver = true, PlanId = run.PlanId });
        }
    }

    /// <summary>Who has it and since when.</summary>
    public static string Who(RunRecord run) => string.Create(
        CultureInfo.InvariantCulture, $"{run.Owner}, since {run.TakenAt:yyyy-MM-dd HH:mm:ss} UTC, moved {Math.Max(0, (long)run.Idle.TotalSeconds)} seconds ago");
}
