using System.CommandLine;
using Backfill.Cli.Json;
using Backfill.Cli.Reports;

namespace Backfill.Cli.Commands;

internal static class StatusCommand
{
    public static Command Create(CommandContext app)
    {
        var run = CommonOptions.OptionalRun();
        var json = CommonOptions.Json();
        var schema = CommonOptions.JournalSchema();
        var command = new Command("status", "Lists the runs of the live database, or shows one") { run, schema, json };
        command.SetAction(async (parsed, _) =>
        {
            var runs = await app.Connections.Runner(null, parsed.GetValue(schema)).StatusAsync(app.Stop.Token);
            if (parsed.GetValue(run) is { } id)
            {
                runs = runs.Any(r => r.Run.Id == id) ? [.. runs.Where(r => r.Run.Id == id)] : throw new WrongUseException($"There is no run {id}; status lists them all.");
            }

            if (parsed.GetValue(json))
            {
                app.Terminal.Raw(JsonText.Of(RunSummary.Of(runs)));
            }
            else if (parsed.GetValue(run) is not null)
            {
                StatusReport.WriteOne(app, runs[0], app.Next);
            }
            else
            {
                StatusReport.WriteAll(app.Terminal, runs);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
