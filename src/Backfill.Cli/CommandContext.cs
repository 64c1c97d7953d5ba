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
            RestorePlan[] both = [.. twice.Take(2)];
            throw new WrongUseException(both[0].GetType() == both[1].GetType()
                ? $"The restore '{twice.Key}' of {DeclaredOn(both[0])} is given to BackfillApp.RunAsync twice: leave one out."
                : $"Two restores are called '{twice.Key}', one of {DeclaredOn(both[0])} and one of {DeclaredOn(both[1])}: give one of them a Name of its own.");
        }
    }

    public IReadOnlyList<RestorePlan> Restores { get; }

    public Terminal Terminal { get; }

    public StopSignals Stop { get; }

    /// <summary>Commands to go on with.</summary>
    public NextCommand Next { get; }

    public Connections Connections { get; }

    // Its generated plan is a class inside the type that declares it.
    private static string DeclaredOn(RestorePlan restore) => restore.GetType().FullName is { } name && name.LastIndexOf('+') is > 0 and var end ? name[..end].Replace('+', '.') : restore.Declaration.Table;
}
