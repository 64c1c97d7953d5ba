using System.CommandLine;
using System.CommandLine.Parsing;

namespace Backfill.Cli.Commands;

/// <summary>What is wrong with a command line, in one sentence that repeats no value somebody may have typed a secret into.</summary>
internal static class WrongUse
{
    /// <summary>The sentence, or null when nothing is wrong.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="program">How the program is called.</param>
    public static string? Of(ParseResult parsed, string program)
    {
        var command = parsed.CommandResult.Command;
        var help = command is RootCommand ? $"{program} --help" : $"{program} {command.Name} --help";
        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value);
        if (arguments.Concat(parsed.UnmatchedTokens).FirstOrDefault(t => t.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            var name = option.Split('=', ':')[0];
            return Similarity.Nearest(name, command.Options.Select(o => o.Name)) is { } similar
                ? $"{Name(command)} has no option {name}; did you mean {similar}?"
                : $"{Name(command)} has no option {name}; {help} lists those it has.";
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
            ? $"{Name(command)} was given more than it takes; {help} shows how it is used."
            : OfError(parsed.Errors[0], command);
    }

    private static string OfCommandName(ParseResult parsed, Command root)
    {
        var names = string.Join(", ", root.Subcommands.Select(c => c.Name));
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return $"Which command? One of {names}.";
        }

        return Similarity.Nearest(parsed.UnmatchedTokens[0], root.Subcommands.Select(c => c.Name)) is { } similar
            ? $"There is no command '{parsed.UnmatchedTokens[0]}'; did you mean {similar}?"
            : $"There is no such command; there is {names}.";
    }

    private static string OfError(ParseError error, Command command) => error.SymbolResult switch
    {
        OptionResult { IdentifierToken: null } missing => $"{Name(command)} needs {missing.Option.Name}: {missing.Option.Description}.",
        OptionResult { Tokens.Count: 0 } empty => $"{empty.Option.Name} needs a value.",
        OptionResult { Tokens.Count: > 1 } repeated => $"{repeated.Option.Name} can be given only once.",
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult } missing => Needs(command, missing.Argument),
        CommandResult when command.Arguments.FirstOrDefault() is { } first => Needs(command, first),
        _ => error.Message,
    };

    private static string Needs(Command command, Argument argument) => $"{Name(command)} needs {argument.Name.ToUpperInvariant()}: {argument.Description}.";

    private static string Name(Command command) => command is RootCommand ? "The program" : command.Name;
}
