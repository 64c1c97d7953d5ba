namespace Backfill.Cli.Commands;

/// <summary>The name of the live database, typed: nobody does that by accident in the wrong window.</summary>
internal static class Confirmation
{
    /// <exception cref="WrongUseException">Something else was typed, or nothing.</exception>
    public static async Task AskAsync(CommandContext app, string database, string verb)
    {
        var answer = await app.Terminal.AskAsync($"Type the name of the live database to {verb}:", app.Stop.Token);
        if (!string.Equals(answer?.Trim(), database, StringComparison.Ordinal))
        {
            throw new WrongUseException("That is not the name of the live database; nothing was written.");
        }
    }
}
