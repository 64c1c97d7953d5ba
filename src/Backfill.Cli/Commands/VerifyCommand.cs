using System.CommandLine;
using Backfill.Cli.Json;
using Backfill.Cli.Outcomes;
using Backfill.Cli.Reports;
using Backfill.Cli.Terminals;

namespace Backfill.Cli.Commands;

internal static class VerifyCommand
{
    public static Command Create(CommandContext app)
    {
        var run = CommonOptions.Run();
        var json = CommonOptions.Json();
        var schema = CommonOptions.JournalSchema();
        var command = new Command("verify", "Compares what a run wrote with live and with the backup, read again by another way; writes nothing") { run, schema, json };
        var outcomes = new OutcomeOptions(command, "how it stands");
        command.SetAction(async (parsed, _) =>
        {
            var known = await KnownRun.FindAsync(app, parsed.GetValue(run), parsed.GetValue(schema));
            var runner = known.IsUndo ? known.Runner : app.Connections.Runner(known.Plan, parsed.GetValue(schema));
            using var file = CsvStandings.Create(outcomes.Read(parsed), known.Plan.Declaration);
            var verification = await ProgressBars.ShowAsync(app, "Verifying", "the rows", progress => runner.VerifyAsync(known.Plan, known.Id, progress, file, app.Stop.Token));
            file?.End();
            if (parsed.GetValue(json))
            {
                app.Terminal.Raw(JsonText.Of(VerificationResult.Of(verification)));
            }
            else
            {
                VerifyReport.Write(app.Terminal, verification, known);
            }

            return verification.Differs ? ExitCode.LookAtIt : ExitCode.Done;
        });
        return command;
    }
}
