using System.CommandLine;
using Backfill.Cli.Outcomes;

namespace Backfill.Cli.Commands;

/// <summary><c>--outcomes FILE</c>, and which rows it is to have.</summary>
internal sealed class OutcomeOptions
{
    public const string Only = "--outcomes-only";

    private const string Exceptions = "exceptions";

    private readonly Option<string?> _file;
    private readonly Option<string?> _only;

    /// <param name="command">The command that gets the options.</param>
    /// <param name="what">What becomes of the rows in it.</param>
    public OutcomeOptions(Command command, string what)
    {
        _file = new Option<string?>(OutcomeWish.Option) { Description = $"Writes every row with {what} to a new CSV file", HelpName = "FILE" };
        _only = new Option<string?>(Only)
        {
            Description = "Only the rows that a person must look at",
            HelpName = Exceptions,
            CustomParser = result =>
            {
                if (result.Tokens[0].Value != Exceptions)
                {
                    result.AddError($"{Only} takes '{Exceptions}', not '{result.Tokens[0].Value}'.");
                }

                return result.Tokens[0].Value;
            },
        };
        command.Add(_file);
        command.Add(_only);
    }

    /// <exception cref="WrongUseException">Which rows is said, but no file.</exception>
    public OutcomeWish Read(ParseResult parsed)
    {
        var (path, only) = (parsed.GetValue(_file), parsed.GetValue(_only));
        return path is not null || only is null
            ? new OutcomeWish(path, only is not null)
            : throw new WrongUseException($"{Only} says which rows the file of {OutcomeWish.Option} has: give {OutcomeWish.Option} FILE too.");
    }
}
