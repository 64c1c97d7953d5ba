using System.CommandLine;
using Backfill;
using Backfill.Cli;
using Backfill.Cli.Commands;
using Backfill.Cli.Connecting;
using Backfill.Cli.Terminals;
using Backfill.Tool.Commands;

var terminal = Terminal.Open(new BackfillAppOptions { Name = "backfill" });
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
    if (WrongUse.Of(parsed) is { } wrong)
    {
        throw new WrongUseException(wrong);
    }

    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception e)
{
    return Failure.Report(e, terminal, stop, secrets);
}
