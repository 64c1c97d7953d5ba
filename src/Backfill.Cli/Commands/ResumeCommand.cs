using System.CommandLine;
using Backfill.Cli.Outcomes;
using Backfill.Cli.Reports;
using Backfill.Cli.Terminals;

namespace Backfill.Cli.Commands;

internal static class ResumeCommand
{
    public static Command Create(CommandContext app)
    {
        var run = CommonOptions.Run();
        var limit = CommonOptions.Limit();
        var batch = CommonOptions.Batch();
        var failures = CommonOptions.MaxFailureRatio();
        var takeOver = CommonOptions.TakeOver();
        var json = CommonOptions.Json();
        var schema = CommonOptions.JournalSchema();
        var command = new Command("resume", "Goes on with a run that was stopped or interrupted, from its last batch and with its own arguments")
        {
            run, limit, batch, failures, takeOver, schema, json,
        };
        var outcomes = new OutcomeOptions(command, "its outcome");
        command.SetAction(async (parsed, _) =>
        {
            var known = await KnownRun.FindAsync(app, parsed.GetValue(run), parsed.GetValue(schema));
            using var file = await OutcomeFile.ContinueAsync(app, outcomes.Read(parsed), known, parsed.GetValue(schema));
            var options = new RunOptions { BatchSize = parsed.GetValue(batch), Limit = parsed.GetValue(limit), MaxFailureRatio = parsed.GetValue(failures), Outcomes = file };
            var runner = known.IsUndo ? known.Runner : app.Connections.RunnerWithWhatThereIs(known.Plan, parsed.GetValue(schema));
            var result = await TakingOver.AskAsync(app, known.Id, parsed.GetValue(takeOver), app.Terminal.IsTerminal && !parsed.GetValue(json), over => ProgressBars.ShowAsync(
                app,
                known.IsUndo ? "Undoing" : "Restoring",
                "the batch",
                progress => runner.ResumeAsync(known.Plan, known.Id, options with { TakeOver = over }, progress, app.Stop.Token)));
            return RunReport.WriteResult(app, result, parsed.GetValue(json));
        });
        return command;
    }
}
