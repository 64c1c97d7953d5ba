using System.CommandLine;
using Backfill.Cli;
using Backfill.Cli.Commands;
using Backfill.Cli.Connecting;
using Backfill.Cli.NextCommands;
using Backfill.Cli.Terminals;
using Backfill.Generators.Parsing;

namespace Backfill.Generators.Tests;

/// <summary>The generator cannot ask the command line which options it has; this test does.</summary>
public class OptionNamesTests
{
    [Fact]
    public void Every_option_of_every_command_is_taken_and_no_other() => Assert.Equal(
        Options().Except(["--stamped-from", "--stamped-to"]).Order(),
        ParameterParser.Options.Select(o => "--" + o).Order());

    [Theory]
    [InlineData("stampedFrom")]
    [InlineData("from_day")]
    [InlineData("_hidden")]
    [InlineData("HTMLText")]
    [InlineData("A_B")]
    [InlineData("line2Text")]
    [InlineData("__")]
    public void A_parameter_is_called_the_same_by_both(string name) => Assert.Equal(ParameterText.Kebab(name), ParameterParser.KebabCase(name));

    private static IEnumerable<string> Options()
    {
        var options = new BackfillAppOptions();
        using var stop = new StopSignals(options.Stopping);
        var secrets = new Secrets();
        var app = new CommandContext(GeneratorRun.Valid(Declarations.Full).Load(), options, Terminal.Open(options), stop, new NextCommand("fix", secrets), secrets);
        return [.. Of(CommandTree.Create(app)).SelectMany(o => o.Aliases.Append(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal)).Distinct()];
    }

    private static IEnumerable<Option> Of(Command command) => command.Options.Concat(command.Subcommands.SelectMany(Of));
}
