using System.CommandLine;
using Backfill.Cli;
using Backfill.Cli.Commands;
using Backfill.Cli.Connecting;
using Backfill.Cli.NextCommands;
using Backfill.Cli.Terminals;
using Backfill.Planning;

namespace Backfill;

/// <summary>The command line of declared restores: <c>return await BackfillApp.RunAsync(args, SubscriptionVariant.Restores.All);</c></summary>
/// <remarks>
/// Exit codes: 0 done and reconciled (or stopped at the limit that was asked for), 1 failed or interrupted, 2 wrong use or refused, 3 done with Failed or
/// Conflict rows, or verify or schema --check found a difference, 130 stopped by Ctrl-C or SIGTERM.
/// </remarks>
public static class BackfillApp
{
    /// <summary>Runs the command of <paramref name="args"/> on the console, with the connection strings of appsettings.json and the environment.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="restores">The restores it offers: <c>SubscriptionVariant.Restores.All</c>, or some of them.</param>
    /// <returns>The exit code. Never throws for bad input, an unreachable server or a failed run: those are sentences on standard error.</returns>
    public static Task<int> RunAsync(string[] args, params IEnumerable<RestorePlan> restores) => RunAsync(args, new BackfillAppOptions(), restores);

    /// <summary>The same with the restores of several types: <c>BackfillApp.RunAsync(args, A.Restores.All, B.Restores.All)</c>.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="first">The restores of one type.</param>
    /// <param name="second">Those of another.</param>
    /// <param name="more">Those of further types.</param>
    /// <returns>The exit code, as above.</returns>
    public static Task<int> RunAsync(string[] args, IEnumerable<RestorePlan> first, IEnumerable<RestorePlan> second, params IEnumerable<IEnumerable<RestorePlan>> more) =>
        RunAsync(args, new BackfillAppOptions(), first, second, more);

    /// <summary>The same with its surroundings given.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="options">Configuration, console and name.</param>
    /// <param name="first">The restores of one type.</param>
    /// <param name="second">Those of another.</param>
    /// <param name="more">Those of further types.</param>
    /// <returns>The exit code, as above.</returns>
    public static Task<int> RunAsync(
        string[] args, BackfillAppOptions options, IEnumerable<RestorePlan> first, IEnumerable<RestorePlan> second, params IEnumerable<IEnumerable<RestorePlan>> more) =>
        RunAsync(args, options, [.. first, .. second, .. more.SelectMany(restores => restores)]);

    /// <summary>Runs the command of <paramref name="args"/> with its surroundings given: for tests and hosts.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="options">Configuration, console and name.</param>
    /// <param name="restores">The restores it offers.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, BackfillAppOptions options, params IEnumerable<RestorePlan> restores)
    {
        var terminal = Terminal.Open(options);
        using var stop = new StopSignals(options.Stopping);
        var secrets = new Secrets();
        var program = options.Name ?? ProgramStart.OfThisProcess().Words(args);
        var next = new NextCommand(program, secrets);
        try
        {
            var app = new CommandContext(restores, options, terminal, stop, next, secrets);
            var parsed = CommandTree.Create(app).Parse(EmptyValue.Split(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
            next.Follow(parsed);
            if (HelpText.IsAskedFor(parsed))
            {
                return await HelpText.WriteAsync(parsed, terminal.Out.Profile.Out.Writer, program);
            }

            if (WrongUse.Of(parsed, program) is { } wrong)
            {
                throw new WrongUseException(wrong);
            }

            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = terminal.Out.Profile.Out.Writer,
                Error = terminal.Error.Profile.Out.Writer,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception e)
        {
            return Failure.Report(e, terminal, stop, secrets, next, asJson: args.Contains("--json"));
        }
    }
}
