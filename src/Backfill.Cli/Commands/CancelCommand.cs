using System.CommandLine;
using Backfill.Cli.Json;
using Backfill.Cli.Reports;

namespace Backfill.Cli.Commands;

/// <summary>Gives a run up. Needs the control tables alone: neither the restore, nor its table, nor a backup.</summary>
internal static class CancelCommand
{
    public static Command Create(CommandContext app)
    {
        var run = CommonOptions.Run();
        var takeOver = CommonOptions.TakeOver();
        var json = CommonOptions.Json();
        var schema = CommonOptions.JournalSchema();
        var command = new Command("cancel", "Gives a run up: what it wrote stands and can still be undone, it cannot be resumed, and its columns are free for another run")
        {
            run, takeOver, schema, json,
        };
        command.SetAction(async (parsed, _) =>
        {
            var id = parsed.GetValue(run);
            var runner = app.Connections.Runner(null, parsed.GetValue(schema));
            var asJson = parsed.GetValue(json);
            var status = await TakingOver.AskAsync(
                app, id, parsed.GetValue(takeOver), app.Terminal.IsTerminal && !asJson, over => runner.CancelAsync(id, over, app.Stop.Token));
            if (asJson)
            {
                app.Terminal.Raw(JsonText.Of(RunSummary.Of([status])));
            }
            else
            {
                StatusReport.WriteOne(app, status, app.Next);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
