using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Says who holds a column that a run wants to write, and what can be done about it.</summary>
internal sealed class HeldColumn(PreparedRestore prepared, TimeSpan lease)
{
    public async Task<RestoreRefusedException> RefusalAsync(ColumnHeldException held, CancellationToken cancellationToken)
    {
        if (held.Release is { } release)
        {
            return new RestoreRefusedException(
                $"Run {held.Run} on {held.Column}, which another version of Backfill recorded in the journal schema '{held.JournalSchema}', has not ended, and only that version can: undo or cancel it there. Where nobody has that version any more and no process is at work on the run, what it wrote stands and its columns are free after: {release}");
        }

        if (held.JournalSchema is { } schema)
        {
            return new RestoreRefusedException(
                $"Run {held.Run} on {held.Column}, recorded in the journal schema '{schema}', has not ended.",
                new WayOut(RunCommand.Status, held.Run) { JournalSchema = schema },
                new WayOut(RunCommand.Cancel, held.Run) { JournalSchema = schema });
        }

        if (await prepared.Store.Runs.FindRunAsync(held.Run, cancellationToken) is not { } run)
        {
            return new RestoreRefusedException($"Another run on {held.Column} ended this instant; try again.");
        }

        var name = $"Run {run.Id} of {run.Restore} on {held.Column}";
        return Lease.Holds(run, lease)
            ? new RestoreRefusedException($"{name} is at work: {Lease.Who(run)}. Wait until it has ended.")
            : new RestoreRefusedException($"{name} has not ended: it is {run.State}, and was {Lease.Who(run)}.", await WaysAsync(run, cancellationToken));
    }

    private async Task<IReadOnlyList<WayOut>> WaysAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var plan = prepared.Restore.Plan;
        if (run.Restore != plan.Declaration.Name)
        {
            // What that one needs is not known here.
            return [new WayOut(RunCommand.Status, run.Id), new WayOut(RunCommand.Cancel, run.Id)];
        }

        var resumable = run.Undoes is null ? run.PlanId == prepared.PlanId : UndoNeeds.Lacking(plan, run, prepared.Inspection).Count == 0;
        var others = await new WaysOut(prepared.Store, plan, lease).OfAsync(run, cancellationToken);
        return resumable ? [new WayOut(RunCommand.Resume, run.Id), .. others] : others;
    }
}
