using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Backfill.Cli.Commands;

/// <summary>The options that several commands share; each command makes its own.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "The result as JSON on standard output, and nothing else there" };

    public static Option<string?> JournalSchema() => new("--journal-schema")
    {
        Description = "Schema of the control tables on the live server ('backfill' when left out)",
        HelpName = "NAME",
    };

    public static Option<int> Batch() => Number("--batch", "Rows per transaction, 1 to 5000", 1, 5000, v => (int)v, 1000);

    public static Option<bool> TakeOver() => new("--take-over")
    {
        Description = "Takes the run from a process that is at work on it: that one stops at its next batch, which is rolled back. On a terminal it is asked for",
    };

    public static Option<double> MaxFailureRatio() => new("--max-failure-ratio")
    {
        Description = "The part of the selected rows that may fail, 0 to 1, before the run stops; looked at from the 100th row on",
        HelpName = "RATIO",
        DefaultValueFactory = _ => new RunOptions().MaxFailureRatio,
        CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio) && ratio <= 1
            ? ratio
            : Wrong<double>(result, "--max-failure-ratio is a number from 0 to 1, as in 0.02"),
    };

    public static Option<long?> Limit() => Number("--limit", "Stops, paused, once this many rows are selected", 1, long.MaxValue, v => (long?)v, null);

    public static Option<string?> PlanId(string description) => new("--plan")
    {
        Description = description,
        HelpName = "ID",
        CustomParser = result => result.Tokens[0].Value is { Length: >= 12 and <= 64 } id && id.All(char.IsAsciiHexDigit)
            ? id.ToLowerInvariant()
            : Wrong<string?>(result, "--plan takes a plan id: 12 to 64 hexadecimal digits"),
    };

    public static Argument<long> Run() => new("run")
    {
        Description = "The run's number, as status shows it",
        CustomParser = RunNumber,
    };

    public static Argument<long?> OptionalRun() => new("run")
    {
        Description = "The run's number; all runs when left out",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result => RunNumber(result),
        DefaultValueFactory = _ => null,
    };

    private static long RunNumber(ArgumentResult result) =>
        long.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var run) && run > 0
            ? run
            : Wrong<long>(result, "A run is named by its number, as status shows it");

    private static Option<T> Number<T>(string name, string description, long least, long most, Func<long, T> convert, T otherwise) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result => long.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? convert(value)
            : Wrong<T>(result, most == long.MaxValue ? $"{name} takes a whole number of at least {least}" : $"{name} takes a whole number from {least} to {most}"),
    };

    private static T? Wrong<T>(ArgumentResult result, string sentence)
    {
        result.AddError($"{sentence}, not '{result.Tokens[0].Value}'.");
        return default;
    }
}
