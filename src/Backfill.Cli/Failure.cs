using Backfill.Cli.Connecting;
using Backfill.Cli.Terminals;
using Backfill.Stores;

namespace Backfill.Cli;

/// <summary>Every way a command can end badly, as sentences and an exit code.</summary>
internal static class Failure
{
    public static int Report(Exception failure, Terminal terminal, StopSignals stop, Secrets secrets)
    {
        switch (failure)
        {
            case RestoreRefusedException refused:
                foreach (var refusal in refused.Refusals)
                {
                    terminal.Fail(secrets.Hide(refusal.ToString().TrimEnd()));
                }

                return ExitCode.Refused;
            case WrongUseException:
                terminal.Fail(secrets.Hide(failure.Message));
                return ExitCode.Refused;
            case RunInterruptedException interrupted:
                terminal.Fail(secrets.Hide(interrupted.Message));
                terminal.Say($"Run {interrupted.Run} is interrupted: what was committed stands, the batch in hand was rolled back. Go on with: {terminal.Name} resume {interrupted.Run}");
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
    }
}
