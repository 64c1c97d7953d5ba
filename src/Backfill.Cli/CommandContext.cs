using Backfill.Cli.Connecting;
using Backfill.Cli.NextCommands;
using Backfill.Cli.Terminals;
using Backfill.Planning;

namespace Backfill.Cli;

/// <summary>What every command works with.</summary>
internal sealed class CommandContext
{
    public CommandContext(IEnumerable<RestorePlan> restores, BackfillAppOptions options, Terminal terminal, StopSignals stop, NextCommand next, Secrets secrets)
    {
        Restores = [.. restores];
        Terminal = terminal;
        Stop = stop;
        Next = next;
        Connections = new Connections(options.Configuration, secrets);
        if (Restores.Count == 0)
        {
            throw new WrongUseException("This program has no restores: pass them to BackfillApp.RunAsync, as in SubscriptionVariant.Restores.All.");
        }

        if (Restores.GroupBy(r => r.Declaration.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new WrongUseException($"Two restores are called '{twice.Key}': give one of them a Name of its own.");
        }
    }

    public IReadOnlyList<RestorePlan> Restores { get; }

    public Terminal Terminal { get; }

    public StopSignals Stop { get; }

    /// <summary>Commands to go on with.</summary>
    public NextCommand Next { get; }

    public Connections Connections { get; }
}
