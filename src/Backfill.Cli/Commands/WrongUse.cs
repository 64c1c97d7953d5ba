using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Backfill.Cli.Commands;

/// <summary>What is wrong with a command line, in one sentence that repeats no value somebody may have typed a secret into.</summary>
internal static class WrongUse
{
    /// <summary>The sentence, or null when nothing is wrong.</summary>
    public static string? Of(ParseResult parsed)
    {
        if (parsed.Action is HelpAction)
        {
            return null;
        }

        var command = parsed.CommandResult.Command;
        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value);
        if (arguments.Concat(parsed.UnmatchedTokens).FirstOrDefault(t => t.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            var name = option.Split('=', ':')[0];
            return Similar.To(name, command.Options.Select(o => o.Name)) is { } similar
                ? $"{Name(command)} has no option {name}; did you mean {similar}?"
                : $"{Name(command)} has no option {name}; --help lists those it has.";
        }

        if (parsed.Errors.Count == 0)
        {
            return null;
        }

        if (command is RootCommand)
        {
            return OfCommandName(parsed, command);
        }

        return parsed.UnmatchedTokens.Count > 0
            ? $"{Name(command)} was given more than it takes; {Name(command)} --help shows how it is used."
            : OfError(parsed.Errors[0], command);
    }

    private static string OfCommandName(ParseResult parsed, Command root)
    {
        var names = string.Join(", ", root.Subcommands.Select(c => c.Name));
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return $"Which command? One of {names}.";
        }

        return Similar.To(parsed.UnmatchedTokens[0], root.Subcommands.Select(c => c.Name)) is { } similar
            ? $"There is no command '{parsed.UnmatchedTokens[0]}'; did you mean {similar}?"
            : $"There is no such command; there is {names}.";
    }

    private static string OfError(ParseError error, Command command) => error.SymbolResult switch
    {
        OptionResult { IdentifierToken: null } missing => $"{Name(command)} needs {missing.Option.Name}: {missing.Option.Description}.",
        OptionResult { Tokens.Count: 0 } empty => $"{empty.Option.Name} needs a value.",
        OptionResult { Tokens.Count: > 1 } repeated => $"{repeated.Option.Name} can be given only once.",
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult } or CommandResult => $"{Name(command)} needs the run's number; status lists the runs.",
        _ => error.Message,
    };

    private static string Name(Command command) => command is RootCommand ? "The program" : command.Name;
}
