using System.CommandLine;
using Backfill.Cli.Json;
using Backfill.Cli.Reports;

namespace Backfill.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create(CommandContext app)
    {
        var choice = new RestoreChoice(app.Restores);
        var key = new Option<string[]>("--key")
        {
            Description = "The row's key; once per key column, in their order",
            HelpName = "VALUE",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            Required = true,
        };
        var json = CommonOptions.Json();
        var schema = CommonOptions.JournalSchema();
        var command = new Command("explain", "Shows what a restore makes of one row, and why; writes nothing");
        choice.AddTo(command);
        command.Add(key);
        command.Add(schema);
        command.Add(json);
        command.SetAction(async (parsed, _) =>
        {
            var restore = choice.Read(parsed);
            var parts = parsed.GetValue(key)!;
            var columns = restore.Plan.Declaration.Key.Select(k => k.Name).ToList();
            if (parts.Length != columns.Count)
            {
                throw new WrongUseException($"The key of {restore.Plan.Declaration.Table} is ({string.Join(", ", columns)}): give --key {Times(columns.Count)}, not {Times(parts.Length)}.");
            }

            var explanation = await app.Connections.Runner(restore.Plan, parsed.GetValue(schema)).ExplainAsync(restore, parts, app.Stop.Token);
            if (parsed.GetValue(json))
            {
                app.Terminal.Raw(JsonText.Of(ExplainedRow.Of(restore, explanation)));
            }
            else
            {
                ExplainReport.Write(app.Terminal.Out, restore, explanation);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Times(int n) => n switch { 1 => "once", 2 => "twice", _ => $"{n} times" };
}
