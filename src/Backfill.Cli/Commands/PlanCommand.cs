using System.CommandLine;
using Backfill.Cli.Json;
using Backfill.Cli.Reports;

namespace Backfill.Cli.Commands;

internal static class PlanCommand
{
    public static Command Create(CommandContext app)
    {
        var choice = new RestoreChoice(app.Restores);
        var ddl = new Option<bool>("--ddl") { Description = "Prints the CREATE and GRANT statements of the control tables for a DBA, and nothing else" };
        var json = CommonOptions.Json();
        var schema = CommonOptions.JournalSchema();
        var command = new Command("plan", "Shows what a restore would do, where, and with which statements; writes nothing");
        choice.AddTo(command);
        command.Add(ddl);
        command.Add(schema);
        command.Add(json);
        command.SetAction(async (parsed, _) =>
        {
            if (parsed.GetValue(ddl) && parsed.GetValue(json))
            {
                throw new WrongUseException("--ddl and --json exclude each other: the JSON plan has the DDL in 'controlTables'.");
            }

            var restore = choice.Read(parsed);
            if (parsed.GetValue(ddl) && (await app.Connections.InspectLiveAsync(restore.Plan, parsed.GetValue(schema), app.Stop.Token)).Control is { } control)
            {
                // A plan may be refused for want of the very rights that are printed here.
                DdlReport.Write(app.Terminal, control);
                return ExitCode.Done;
            }

            var plan = await app.Connections.Runner(restore.Plan, parsed.GetValue(schema)).PlanAsync(restore, app.Stop.Token);
            if (parsed.GetValue(ddl))
            {
                throw new WrongUseException("There are no statements for a DBA: this live database needs no control tables.");
            }

            if (parsed.GetValue(json))
            {
                app.Terminal.Raw(JsonText.Of(PlannedRestore.Of(plan)));
            }
            else
            {
                PlanReport.WriteFull(app, plan);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
