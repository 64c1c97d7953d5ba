using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Cli.Commands;

/// <summary>A run of the live database whose restore this program has.</summary>
internal sealed record KnownRun(RunStatus Status, RestorePlan Plan, BackfillRunner Runner)
{
    public long Id => Status.Run.Id;

    public bool IsUndo => Status.Run.Undoes is not null;

    /// <summary>The live database's name, as it was recorded.</summary>
    public string Database => Status.Run.LiveTable.EndsWith("." + Plan.Declaration.Table, StringComparison.OrdinalIgnoreCase)
        ? Status.Run.LiveTable[..^(Plan.Declaration.Table.Length + 1)]
        : Status.Run.LiveTable;

    /// <summary>Finds a run; its <see cref="Runner"/> has the live database only.</summary>
    /// <exception cref="WrongUseException">There is no such run, or its restore is not one of this program's.</exception>
    public static async Task<KnownRun> FindAsync(CommandContext app, long run, string? journalSchema)
    {
        var runner = app.Connections.Runner(null, journalSchema);
        var runs = await runner.StatusAsync(app.Stop.Token);
        var status = runs.FirstOrDefault(r => r.Run.Id == run)
            ?? throw new WrongUseException(runs.Count == 0 ? $"There is no run {run}; there is none yet." : $"There is no run {run}; the newest is {runs[0].Run.Id}, and status lists them all.");
        var plan = app.Restores.FirstOrDefault(r => r.Declaration.Name == status.Run.Restore)
            ?? throw new WrongUseException($"Run {run} is one of the restore '{status.Run.Restore}', which this program does not have; it has {string.Join(", ", app.Restores.Select(r => r.Declaration.Name))}.");
        return new KnownRun(status, plan, runner);
    }
}
