using Backfill.Planning;
using Backfill.Running;
using Backfill.Stores;

namespace Backfill.Journal;

/// <summary>Begins the run that takes another one back.</summary>
internal sealed class Undo(PreparedRestore prepared, RunStarter starter)
{
    private IRunStore Runs => prepared.Store.Runs;

    public async Task<Run> RunAsync(RunRecord undone, CancellationToken cancellationToken)
    {
        if (prepared.Inspection.Control is { Missing.Count: > 0 })
        {
            await Runs.CreateTablesAsync(prepared.Inspection, cancellationToken);
        }

        return await starter.StartAsync(undone.Seen, undone.StartKey, undone.EndKey, cancellationToken);
    }

    /// <summary>What is lost of a journal cannot be taken back; only of a run that cannot go on in any other way the rest is, and the undo then says so.</summary>
    public async Task DemandWholeJournalAsync(RunRecord undone, CancellationToken cancellationToken)
    {
        var journal = await UndoneJournal.ReadAsync(Runs, prepared.Inspection, undone.Id, cancellationToken);
        if (!journal.IsWhole && undone.State is not (RunState.Failed or RunState.Cancelled) && !await MovedAsync(undone, cancellationToken))
        {
            throw new RestoreRefusedException(
                $"The journal of run {undone.Id} is not whole: {journal.Written} rows were written, but it has {journal.Journaled}; verify shows how those stand.");
        }
    }

    /// <summary>A process that is at work writes journal and counters between our two looks at them; the undo counts again when it is shut out.</summary>
    private async Task<bool> MovedAsync(RunRecord undone, CancellationToken cancellationToken) =>
        undone.State == RunState.Running && (await Runs.FindRunAsync(undone.Id, cancellationToken))?.Heartbeat != undone.Heartbeat;
}
