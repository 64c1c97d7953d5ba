using System.CommandLine;
using Backfill.Cli.Json;
using Backfill.Cli.Outcomes;
using Backfill.Cli.Reports;
using Backfill.Cli.Terminals;

namespace Backfill.Cli.Commands;

internal static class DryRunCommand
{
    public static Command Create(CommandContext app)
    {
        var choice = new RestoreChoice(app.Restores);
        var limit = CommonOptions.Limit();
        var batch = CommonOptions.Batch();
        var failures = CommonOptions.MaxFailureRatio();
        var json = CommonOptions.Json();
        var schema = CommonOptions.JournalSchema();
        var command = new Command("dry-run", "Reads and judges every selected row, and shows what a run would do; writes nothing to a database");
        choice.AddTo(command);
        command.Add(limit);
        command.Add(batch);
        command.Add(failures);
        var outcomes = new OutcomeOptions(command, "its outcome");
        command.Add(schema);
        command.Add(json);
        command.SetAction(async (parsed, _) =>
        {
            var restore = choice.Read(parsed);
            var runner = app.Connections.Runner(restore.Plan, parsed.GetValue(schema));
            var plan = await runner.PlanAsync(restore, app.Stop.Token);
            using var file = OutcomeFile.Start(outcomes.Read(parsed), plan);
            var options = new RunOptions { BatchSize = parsed.GetValue(batch), Limit = parsed.GetValue(limit), PlanId = plan.Id, MaxFailureRatio = parsed.GetValue(failures), Outcomes = file };
            var dryRun = await ProgressBars.ShowAsync(app, "Judging", "the batch", progress => runner.DryRunAsync(restore, options, progress, app.Stop.Token));
            if (parsed.GetValue(json))
            {
                app.Terminal.Raw(JsonText.Of(DryRunResult.Of(dryRun)));
            }
            else
            {
                DryRunReport.Write(app, dryRun);
            }

            return app.Stop.Requested && dryRun.Partial ? ExitCode.Stopped : ExitCode.Of(dryRun.Counts);
        });
        return command;
    }
}
