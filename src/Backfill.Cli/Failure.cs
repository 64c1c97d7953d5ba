using Backfill.Cli.Connecting;
using Backfill.Cli.NextCommands;
using Backfill.Cli.Terminals;
using Backfill.Stores;

namespace Backfill.Cli;

/// <summary>Every way a command can end badly, as sentences and an exit code.</summary>
internal static class Failure
{
    public static int Report(Exception failure, Terminal terminal, StopSignals stop, Secrets secrets, NextCommand? next = null)
    {
        switch (failure)
        {
            case RestoreRefusedException refused:
                foreach (var refusal in refused.Refusals)
                {
                    terminal.Fail(secrets.Hide(refusal.ToString().TrimEnd()));
                }

                return ExitCode.Refused;
            case WrongUseException wrong:
                terminal.Fail(secrets.Hide(wrong.Message));
                GoOn(wrong.Next);
                return ExitCode.Refused;
            case RunInterruptedException interrupted:
                terminal.Fail(secrets.Hide(interrupted.Message));
                GoOn(next is null ? [] : [next.Resume(interrupted.Run)]);
                return ExitCode.Failed;
            case OperationCanceledException when stop.Requested:
                terminal.Say("Stopped; nothing was written.");
                return ExitCode.Stopped;
            case StoreException or IOException or UnauthorizedAccessException:
                terminal.Fail(secrets.Hide(failure.Message));
                return ExitCode.Failed;
            default:
                terminal.Fail(secrets.Hide($"Unexpected {failure.GetType().Name}: {failure.Message}"));
                return ExitCode.Failed;
        }

        void GoOn(IReadOnlyList<string> commands)
        {
            if (commands.Count > 0)
            {
                terminal.Say("Go on with:");
            }

            foreach (var command in commands)
            {
                terminal.SayCommand(command);
            }
        }
    }
}
