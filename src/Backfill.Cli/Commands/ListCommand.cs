using System.CommandLine;
using Backfill.Cli.Json;
using Backfill.Cli.Reports;

namespace Backfill.Cli.Commands;

internal static class ListCommand
{
    public static Command Create(CommandContext app)
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists the restores of this program") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                app.Terminal.Raw(JsonText.Of(ListedRestore.Of(app.Restores)));
            }
            else
            {
                ListReport.Write(app.Terminal.Out, app.Restores);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
