using System.CommandLine;

namespace Backfill.Cli.Commands;

/// <summary>What is wrong with a command line, in one sentence that repeats no value somebody may have typed a secret into.</summary>
internal static class WrongUse
{
    public static string Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.FirstOrDefault(t => t.StartsWith('-')) is { } option)
        {
            var name = option.Split('=', ':')[0];
            var known = Similar.To(name, command.Options.Where(o => !o.Hidden).Select(o => o.Name));
            return $"{Path(command)} has no option {name}{(known is null ? "; --help lists them" : $"; did you mean {known}?")}{(known is null ? "." : "")}";
        }

        if (command is RootCommand)
        {
            return parsed.UnmatchedTokens.Count == 0
                ? $"Which command? One of {Names(command)}."
                : Similar.To(parsed.UnmatchedTokens[0], command.Subcommands.Select(c => c.Name)) is { } similar
                    ? $"There is no command '{parsed.UnmatchedTokens[0]}'; did you mean '{similar}'?"
                    : $"There is no such command; there is {Names(command)}.";
        }

        return parsed.UnmatchedTokens.Count > 0 ? $"{Path(command)} was given more than it takes; {Path(command)} --help shows how it is used." : parsed.Errors[0].Message;
    }

    private static string Names(Command command) => string.Join(", ", command.Subcommands.Select(c => c.Name));

    private static string Path(Command command) => $"'{command.Name}'";
}
