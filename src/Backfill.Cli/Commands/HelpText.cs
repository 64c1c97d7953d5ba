using System.CommandLine;
using System.CommandLine.Help;

namespace Backfill.Cli.Commands;

/// <summary>The help, which calls the program as it was started: the library knows only the name of its file.</summary>
internal static class HelpText
{
    public static bool IsAskedFor(ParseResult parsed) => parsed.Action is HelpAction;

    public static async Task<int> WriteAsync(ParseResult parsed, TextWriter output, string program)
    {
        using var text = new StringWriter();
        var exit = await parsed.InvokeAsync(new InvocationConfiguration { Output = text, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        var help = text.ToString();
        var own = $"  {parsed.RootCommandResult.Command.Name} ";
        var usage = help.IndexOf(own, help.IndexOf(Environment.NewLine + Environment.NewLine, StringComparison.Ordinal), StringComparison.Ordinal);
        await output.WriteAsync(usage < 0 ? help : $"{help[..usage]}  {program} {help[(usage + own.Length)..]}");
        return exit;
    }
}
