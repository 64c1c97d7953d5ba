using System.CommandLine;
using System.Diagnostics;
using Backfill.Cli;
using Backfill.Cli.Terminals;

namespace Backfill.Tool.Commands;

/// <summary>Hands over to the program's own command of this name: only the program has its restores.</summary>
internal static class ForwardedSqlCommand
{
    public static Command Create(StopSignals stop)
    {
        var program = new Argument<string>("program") { Description = "The program with the restores: a .cs file, or a project or its folder" };
        var write = new Option<string?>("--write") { Description = "Writes one file per restore and dialect into this folder", HelpName = "DIR" };
        var check = new Option<string?>("--check") { Description = "Ends with 3 when the files in this folder are not what the declaration says", HelpName = "DIR" };
        var command = new Command("sql", "Keeps the generated statements of a program as files, for review") { program, write, check };
        command.SetAction(async (parsed, _) => await RunAsync(
            parsed.GetValue(program)!,
            (parsed.GetValue(write), parsed.GetValue(check)) switch
            {
                ({ } folder, null) => ["sql", "--write", folder],
                (null, { } folder) => ["sql", "--check", folder],
                _ => throw new WrongUseException("sql needs either --write DIR or --check DIR."),
            },
            stop.Token));
        return command;
    }

    private static async Task<int> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        if (!File.Exists(program) && !Directory.Exists(program))
        {
            throw new WrongUseException($"There is no {program}: name the program's .cs file, its project, or the project's folder.");
        }

        string[] which = program.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? ["run", "--file", program] : ["run", "--project", program];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. which, "--", .. arguments]))!;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }
}
