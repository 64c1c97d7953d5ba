using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Finds a run and refuses what cannot be done with it.</summary>
internal static class RunFinder
{
    /// <summary>The run, if it is one of this restore.</summary>
    public static async Task<RunRecord> FindAsync(ILiveStore store, RestorePlan plan, long run, CancellationToken cancellationToken)
    {
        var record = await FindAsync(store.Runs, run, cancellationToken);
        return record.Restore == plan.Declaration.Name
            ? record
            : throw new RestoreRefusedException($"Run {run} is a run of {record.Restore}, not of {plan.Declaration.Name}.");
    }

    /// <summary>The run, whatever its restore.</summary>
    public static async Task<RunRecord> FindAsync(IRunStore runs, long run, CancellationToken cancellationToken) =>
        await runs.FindRunAsync(run, cancellationToken) ?? throw new RestoreRefusedException($"There is no run {run} in this live database; status lists the runs.");

    /// <summary>The restore for an undo, which asks nobody for the arguments: where the declaration no longer takes them, it does without.</summary>
    public static Restore RestoreToUndo(RestorePlan plan, RunRecord record)
    {
        try
        {
            return plan.WithText(RecordJson.Arguments(record.Arguments));
        }
        catch (ArgumentException)
        {
            return new Restore(plan, Arguments.Unknown(plan.Declaration));
        }
    }

    /// <summary>The restore with the arguments of the run.</summary>
    public static Restore Restore(RestorePlan plan, RunRecord record)
    {
        try
        {
            return plan.WithText(RecordJson.Arguments(record.Arguments));
        }
        catch (ArgumentException error)
        {
            throw new RestoreRefusedException($"The declaration no longer takes the arguments of run {record.Id}: {error.Message}");
        }
    }

    public static void DemandResumable(RunRecord record)
    {
        var problem = record.State switch
        {
            RunState.Done => "is done; there is nothing left to resume",
            RunState.Undone => "was undone; run the restore again instead",
            RunState.Cancelled => "was given up; run the restore again instead",
            RunState.Failed => "ended without reconciling, so it cannot be resumed; verify shows how its rows stand",
            _ => null,
        };
        Refuse(record, problem);
    }

    public static void DemandCancellable(RunRecord record)
    {
        var problem = record.State switch
        {
            RunState.Done => "is done, and holds no column up; undo takes it back",
            RunState.Undone => "was undone already, and holds no column up",
            RunState.Cancelled => "was given up already, and holds no column up",
            _ => null,
        };
        Refuse(record, problem);
    }

    public static void DemandUndoable(RunRecord record) => Refuse(record, record.State == RunState.Undone ? "was undone already" : null);

    /// <summary>The tables that the run wrote must be those that are bound.</summary>
    public static void DemandTables(RunRecord record, PreparedRestore prepared)
    {
        if (record.LiveTable != prepared.LiveTable)
        {
            throw new RestoreRefusedException($"Run {record.Id} wrote to {record.LiveTable}, but the live table is now {prepared.LiveTable}; connect to the database that it wrote to.");
        }

        if (prepared.Inspection.Control is { Missing.Count: > 0 } control)
        {
            throw new RestoreRefusedException(
                $"The journal of run {record.Id} is not there: {string.Join(", ", control.Missing)} does not exist; it was removed, or the live column's type has changed since.");
        }
    }

    private static void Refuse(RunRecord record, string? problem)
    {
        if (problem is not null)
        {
            throw new RestoreRefusedException($"Run {record.Id} {problem}.");
        }
    }
}
