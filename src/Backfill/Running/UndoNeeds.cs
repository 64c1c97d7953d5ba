using Backfill.Planning;
using Backfill.Planning.Rules;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>
/// What an undo needs: the journal, and the key and columns that it was written from. Not the plan of the run, its backup or its arguments: the more has moved since, the more an undo is
/// wanted.
/// </summary>
internal static class UndoNeeds
{
    /// <summary>What keeps a run of this restore from being undone, or its undo from going on.</summary>
    /// <param name="restore">The restore.</param>
    /// <param name="run">The run.</param>
    /// <param name="live">What the live catalogue says now.</param>
    public static IReadOnlyList<Refusal> Lacking(RestorePlan restore, RunRecord run, TableInspection live)
    {
        var declaration = restore.Declaration;
        if (!run.LiveColumns.SequenceEqual(declaration.Targets.Select(c => c.Name), StringComparer.OrdinalIgnoreCase))
        {
            return
            [
                new Refusal(
                    $"Run {run.Id} wrote {string.Join(", ", run.LiveColumns)} of {run.LiveTable}, but {declaration.Name} now restores {string.Join(", ", declaration.Targets.Select(c => c.Name))}.",
                    "Undo it with the declaration that it was made with."),
            ];
        }

        var found = Preflight.CheckUndo(declaration, live);
        return found.Count > 0 ? found : [.. live.Control is { } control ? Journal(run, live, control) : []];
    }

    private static IEnumerable<Refusal> Journal(RunRecord run, TableInspection live, ControlTables control)
    {
        if (run.LiveTable != $"{live.Database}.{live.Table}")
        {
            yield return new Refusal($"Run {run.Id} wrote to {run.LiveTable}, but the live table is now {live.Database}.{live.Table}.", "Connect to the database that it wrote to.");
        }
        else if (!control.HasJournal)
        {
            yield return new Refusal(
                $"The journal of run {run.Id} is not there: {control.Journal} does not exist.", "It was removed, or a column's type has changed since: put the table or the type back.");
        }
    }
}
