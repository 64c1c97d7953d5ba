using System.CommandLine;
using Backfill.Cli.Json;
using Backfill.Cli.Sql;

namespace Backfill.Cli.Commands;

/// <summary>The generated statements as files, so that they are read in the pull request that changes them. Needs no connection.</summary>
internal static class SqlCommand
{
    public static Command Create(CommandContext app)
    {
        var write = new Option<string?>("--write") { Description = "Writes one file per restore and dialect into this folder, and removes those of restores that are gone", HelpName = "DIR" };
        var check = new Option<string?>("--check") { Description = "Ends with 3 when a file in this folder is missing, is not what the declaration says, or belongs to no restore", HelpName = "DIR" };
        var json = CommonOptions.Json();
        var command = new Command("sql", "Keeps the generated statements as files, for review; needs no database") { write, check, json };
        command.SetAction(parsed => (parsed.GetValue(write), parsed.GetValue(check)) switch
        {
            ({ } folder, null) => Write(app, folder, parsed.GetValue(json)),
            (null, { } folder) => Check(app, folder, parsed.GetValue(json)),
            _ => throw new WrongUseException("sql needs either --write DIR or --check DIR."),
        });
        return command;
    }

    private static int Write(CommandContext app, string folder, bool asJson)
    {
        var (files, changed) = new StatementFolder(folder).Write(StatementFile.Of(app.Restores));
        app.Terminal.Say($"{files} files in {folder}, {(changed == 0 ? "none" : changed)} of them changed.");
        if (asJson)
        {
            app.Terminal.Raw(JsonText.Of(new KeptFiles(folder, changed, Difference: null)));
        }

        return ExitCode.Done;
    }

    private static int Check(CommandContext app, string folder, bool asJson)
    {
        var found = new StatementFolder(folder).FirstDifference(StatementFile.Of(app.Restores));
        if (asJson)
        {
            app.Terminal.Raw(JsonText.Of(new KeptFiles(folder, Changed: null, found)));
        }

        if (found is not { } difference)
        {
            return ExitCode.Done;
        }

        app.Terminal.Fail($"{difference}: refresh the folder with {app.Next.WriteFiles("sql", folder)}, and read what changed.");
        return ExitCode.LookAtIt;
    }
}
