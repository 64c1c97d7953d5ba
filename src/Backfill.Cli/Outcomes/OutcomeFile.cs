using Backfill.Cli.Commands;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Cli.Outcomes;

/// <summary>Opens the file of <c>--outcomes</c> for a command.</summary>
internal static class OutcomeFile
{
    /// <summary>For a dry run or a run.</summary>
    public static CsvOutcomes? Start(OutcomeWish wish, Plan plan) => CsvOutcomes.Create(wish, plan.Restore.Plan.Declaration, AreInstants(plan.Live, plan.Restore.Plan));

    /// <summary>For an undo: only the live table is looked at, so that an undo needs no backup.</summary>
    public static async Task<CsvOutcomes?> StartAsync(CommandContext app, OutcomeWish wish, KnownRun run, string? journalSchema) =>
        wish.Path is null ? null : CsvOutcomes.Create(wish, run.Plan.Declaration, await AreInstantsAsync(app, run, journalSchema));

    /// <summary>For a resumed run.</summary>
    public static async Task<CsvOutcomes?> ContinueAsync(CommandContext app, OutcomeWish wish, KnownRun run, string? journalSchema)
    {
        if (wish.Path is not { } path)
        {
            return null;
        }

        if (run.Status.Counts.Selected > 0 && !ValueFile.Exists(path))
        {
            app.Terminal.Say($"'{path}' is a new file: the rows of batches that run {run.Id} has committed already will not be in it.");
        }

        return CsvOutcomes.Continue(wish, run.Plan.Declaration, run.Id, await AreInstantsAsync(app, run, journalSchema));
    }

    private static async Task<IReadOnlyList<bool>> AreInstantsAsync(CommandContext app, KnownRun run, string? journalSchema) =>
        AreInstants(await app.Connections.InspectLiveAsync(run.Plan, journalSchema, app.Stop.Token), run.Plan);

    private static IReadOnlyList<bool> AreInstants(TableInspection live, RestorePlan plan) =>
        [.. plan.Declaration.Targets.Select(target => live.Columns.TryGetValue(target.Name, out var column) && column.Family == ColumnFamily.Timestamp)];
}
