using Backfill.Cli.Commands;

namespace Backfill.Cli.Outcomes;

/// <summary>The outcome file of a run that is known by its number: only the live table has to be looked at for it, so that an undo needs no backup.</summary>
internal static class OutcomeFile
{
    public static async Task<CsvOutcomes?> StartAsync(CommandContext app, string? path, KnownRun run, string? journalSchema) =>
        path is null ? null : CsvOutcomes.Create(path, await app.Connections.InspectLiveAsync(run.Plan, journalSchema, app.Stop.Token), run.Plan.Declaration);

    public static async Task<CsvOutcomes?> ContinueAsync(CommandContext app, string? path, KnownRun run, string? journalSchema) =>
        path is null ? null : CsvOutcomes.Continue(path, await app.Connections.InspectLiveAsync(run.Plan, journalSchema, app.Stop.Token), run.Plan.Declaration);
}
