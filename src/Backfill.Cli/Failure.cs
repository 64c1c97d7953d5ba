using Backfill.Cli.Connecting;
using Backfill.Cli.Json;
using Backfill.Cli.NextCommands;
using Backfill.Cli.Terminals;
using Backfill.Stores;

namespace Backfill.Cli;

/// <summary>Every way a command can end badly, as sentences and an exit code.</summary>
internal static class Failure
{
    /// <param name="failure">What was thrown.</param>
    /// <param name="terminal">Where it is said.</param>
    /// <param name="stop">Whether somebody asked to stop.</param>
    /// <param name="secrets">What must not be said.</param>
    /// <param name="next">What commands to go on with are made by; null when there are none.</param>
    /// <param name="asJson">Whether standard output is to have it as an object.</param>
    public static int Report(Exception failure, Terminal terminal, StopSignals stop, Secrets secrets, NextCommand? next = null, bool asJson = false)
    {
        var ended = Of(failure, stop, secrets, next);
        foreach (var sentence in ended.Refusals.Count > 0 ? ended.Refusals.Select(r => $"{r.Problem} {r.Remedy}".TrimEnd()) : [ended.Sentence])
        {
            if (ended.Code == FailureCode.Stopped)
            {
                terminal.Say(sentence);
            }
            else
            {
                terminal.Fail(sentence);
            }
        }

        if (ended.Next.Count > 0)
        {
            terminal.Say("Go on with:");
        }

        foreach (var command in ended.Next)
        {
            terminal.SayCommand(command);
        }

        if (asJson)
        {
            terminal.Raw(JsonText.Of(ended));
        }

        return ended.ExitCode;
    }

    private static JsonFailure Of(Exception failure, StopSignals stop, Secrets secrets, NextCommand? next)
    {
        return failure switch
        {
            RestoreRefusedException refused => Ended(FailureCode.Refused, ExitCode.Refused, string.Join(" ", refused.Refusals.Select(r => r.ToString().TrimEnd()))) with
            {
                Refusals = [.. refused.Refusals.Select(r => new JsonRefusal(secrets.Hide(r.Problem), secrets.Hide(r.Remedy)))],
                Next = Out(refused.WaysOut),
            },
            WrongUseException wrong => Ended(FailureCode.WrongUse, ExitCode.Refused, wrong.Message) with { Next = wrong.Next },
            RunInterruptedException interrupted => Ended(FailureCode.Interrupted, ExitCode.Failed, interrupted.Problem) with
            {
                Run = interrupted.Run,
                Next = Out(interrupted.WaysOut),
            },
            OperationCanceledException when stop.Requested => Ended(FailureCode.Stopped, ExitCode.Stopped, "Stopped; nothing was written."),
            StoreException broken => Ended(FailureCode.Failed, ExitCode.Failed, broken.Problem) with { Next = Out(broken.WaysOut) },
            IOException or UnauthorizedAccessException => Ended(FailureCode.Failed, ExitCode.Failed, failure.Message),
            _ => Ended(FailureCode.Unexpected, ExitCode.Failed, $"Unexpected {failure.GetType().Name}: {failure.Message}"),
        };

        IReadOnlyList<string> Out(IReadOnlyList<WayOut> ways) => next is null ? [] : [.. ways.Select(next.Out)];

        JsonFailure Ended(FailureCode code, int exitCode, string sentence) =>
            new() { Code = code, ExitCode = exitCode, Sentence = secrets.Hide(sentence).ReplaceLineEndings(" "), Refusals = [], Run = null, Next = [] };
    }
}
