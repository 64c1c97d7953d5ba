using Backfill.Running;
using Backfill.Stores;

namespace Backfill.Journal;

/// <summary>What a run that is being taken back has written, counted from two sources: its own counters and its journal.</summary>
/// <param name="Run">The run.</param>
/// <param name="Written">Rows that it wrote, by its counters.</param>
/// <param name="Journaled">Rows that its journal has.</param>
internal sealed record UndoneJournal(long Run, long Written, long Journaled)
{
    public static async Task<UndoneJournal> ReadAsync(IRunStore runs, TableInspection inspection, long run, CancellationToken cancellationToken)
    {
        var written = RunWorker.Sum(await runs.RangesAsync(run, cancellationToken))[Outcome.Restored];
        return new UndoneJournal(run, written, await runs.CountJournalAsync(run, inspection, cancellationToken));
    }

    /// <summary>Whether all that the run wrote can be taken back.</summary>
    public bool IsWhole => Journaled == Written;

    /// <summary>What an undo that selected so many rows has left out; nothing where it was whole.</summary>
    public IEnumerable<string> Discrepancies(long selected)
    {
        if (!IsWhole)
        {
            yield return $"Run {Run} wrote {Written} rows, but its journal has {Journaled}: an undo cannot take the others back.";
        }

        if (selected != Journaled)
        {
            yield return $"The journal of run {Run} has {Journaled} rows, but the undo selected {selected}.";
        }
    }
}
