namespace Backfill.Cli.Commands;

/// <summary>What only somebody who has read where it goes would type: nobody does that by accident in the wrong window.</summary>
internal static class Confirmation
{
    /// <summary>For a run: the live database's name; where a backup's has the same, that would say nothing, and it is the server's address.</summary>
    /// <exception cref="WrongUseException">Something else was typed, or nothing.</exception>
    public static Task AskAsync(CommandContext app, Plan plan)
    {
        var live = plan.Live;
        return plan.Archives.Any(a => string.Equals(a.Inspection.Database, live.Database, StringComparison.OrdinalIgnoreCase))
            ? AskAsync(app, live.Server.Address is null ? "whole path of the live file" : "host and port of the live database, as host:port", live.Server.Address ?? live.Server.Id, "run")
            : AskAsync(app, live.Database, "run");
    }

    /// <exception cref="WrongUseException">Something else was typed, or nothing.</exception>
    public static Task AskAsync(CommandContext app, string database, string verb) => AskAsync(app, "name of the live database", database, verb);

    private static async Task AskAsync(CommandContext app, string what, string expected, string verb)
    {
        var answer = await app.Terminal.AskAsync($"Type the {what} to {verb}:", app.Stop.Token);
        if (!string.Equals(answer?.Trim(), expected, StringComparison.Ordinal))
        {
            throw new WrongUseException($"That is not the {what}; nothing was written.");
        }
    }
}
