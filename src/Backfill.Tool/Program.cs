using System.CommandLine;
using Backfill;
using Backfill.Cli;
using Backfill.Cli.Commands;
using Backfill.Cli.Connecting;
using Backfill.Cli.NextCommands;
using Backfill.Cli.Terminals;
using Backfill.Tool.Commands;

var program = (ProgramStart.OfThisProcess() with { Tool = "backfill" }).Words(args);
var terminal = Terminal.Open(new BackfillAppOptions());
using var stop = new StopSignals(CancellationToken.None);
var secrets = new Secrets();
try
{
    var root = new RootCommand("Starts a column restore, and keeps its statements for review. Writes to no database.")
    {
        NewCommand.Create(new Connections(null, secrets), terminal, stop),
        ForwardedSqlCommand.Create(stop),
    };
    var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    if (HelpText.IsAskedFor(parsed))
    {
        return await HelpText.WriteAsync(parsed, Console.Out, program);
    }

    if (WrongUse.Of(parsed, program) is { } wrong)
    {
        throw new WrongUseException(wrong);
    }

    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception e)
{
    return Failure.Report(e, terminal, stop, secrets);
}
