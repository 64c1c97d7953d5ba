using System.CommandLine;
using Backfill.Cli.Outcomes;
using Backfill.Cli.Reports;
using Backfill.Cli.Terminals;

namespace Backfill.Cli.Commands;

/// <summary>
/// Takes a run back, after somebody has looked at that run: on a terminal it is shown and the live database's name asked for, elsewhere
/// <c>--plan</c> repeats the run's plan id, which <c>status RUN</c> shows. A wrong number, or the right number on another database, does not pass.
/// </summary>
internal static class UndoCommand
{
    public static Command Create(CommandContext app)
    {
        var run = CommonOptions.Run();
        var planId = CommonOptions.PlanId("The plan id of the run, as 'status RUN' shows it. Needed without a terminal");
        var limit = CommonOptions.Limit();
        var batch = CommonOptions.Batch();
        var failures = CommonOptions.MaxFailureRatio();
        var takeOver = CommonOptions.TakeOver();
        var json = CommonOptions.Json();
        var schema = CommonOptions.JournalSchema();
        var command = new Command("undo", "Gives each row that a run wrote its value from before, where the column still holds what the run wrote")
        {
            run, planId, limit, batch, failures, takeOver, schema, json,
        };
        var outcomes = new OutcomeOptions(command, "its outcome");
        command.SetAction(async (parsed, _) =>
        {
            var id = parsed.GetValue(run);
            var wanted = parsed.GetValue(planId);
            var asks = wanted is null && app.Terminal.IsTerminal && !parsed.GetValue(json);
            if (wanted is null && !asks)
            {
                throw new WrongUseException(
                    $"Nothing was written: without a terminal, or with --json, undo needs --plan ID, the plan id of run {id}, which its status shows.",
                    app.Next.Status(id));
            }

            var known = await KnownRun.FindAsync(app, id, parsed.GetValue(schema));
            if (wanted is not null && !known.Status.Run.PlanId.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
            {
                throw new WrongUseException($"Nothing was written: the plan id of run {id} does not begin with {wanted}; look at its status.", app.Next.Status(id));
            }

            if (asks)
            {
                StatusReport.WriteOne(app, known.Status, next: null);
                app.Terminal.Out.Paragraph($"Live: {PlanReport.Side(await app.Connections.InspectLiveAsync(known.Plan, parsed.GetValue(schema), app.Stop.Token))}");
                await Confirmation.AskAsync(app, known.Database, $"take run {id} back");
            }

            using var file = await OutcomeFile.StartAsync(app, outcomes.Read(parsed), known, parsed.GetValue(schema));
            var options = new RunOptions { BatchSize = parsed.GetValue(batch), Limit = parsed.GetValue(limit), MaxFailureRatio = parsed.GetValue(failures), Outcomes = file };
            var result = await TakingOver.AskAsync(app, id, parsed.GetValue(takeOver), asks, over => ProgressBars.ShowAsync(
                app, "Undoing", "the batch", progress => known.Runner.UndoAsync(known.Plan, id, options with { TakeOver = over }, progress, app.Stop.Token)));
            return RunReport.WriteResult(app, result, parsed.GetValue(json));
        });
        return command;
    }
}
