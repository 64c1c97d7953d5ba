using Backfill.Cli.Texts;
using Spectre.Console;

namespace Backfill.Cli.Terminals;

/// <summary>Where a command speaks: results on standard output; progress, questions and errors on standard error.</summary>
internal sealed class Terminal
{
    private const int Unwrapped = 1000;

    private readonly TextReader _input;

    private Terminal(IAnsiConsole output, IAnsiConsole error, TextReader input, bool isTerminal)
    {
        Out = output;
        Error = error;
        _input = input;
        IsTerminal = isTerminal;
    }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Error { get; }

    /// <summary>Whether a person reads what is shown and can answer.</summary>
    public bool IsTerminal { get; }

    public static Terminal Open(BackfillAppOptions options)
    {
        var isTerminal = options.IsTerminal ?? (!Console.IsInputRedirected && !Console.IsOutputRedirected && !Console.IsErrorRedirected);
        return new Terminal(
            Open(options.Output ?? Console.Out, options.Output is null && !Console.IsOutputRedirected, options.Width),
            Open(options.Error ?? Console.Error, options.Error is null && !Console.IsErrorRedirected, options.Width),
            options.Input ?? Console.In,
            isTerminal);
    }

    /// <summary>A sentence for the person, beside the result.</summary>
    public void Say(string sentence) => Error.Write(new Text(VisibleText.Of(sentence) + "\n"));

    /// <summary>A command to go on with, on a line of its own: as it is, so that it can be copied.</summary>
    public void SayCommand(string command) => Error.Profile.Out.Writer.WriteLine($"  {command}");

    /// <summary>A sentence about what went wrong.</summary>
    public void Fail(string sentence) => Error.Write(new Text(VisibleText.Of(sentence) + "\n", new Style(Color.Red)));

    /// <summary>Text for a program or a DBA: as it is, never wrapped or coloured.</summary>
    public void Raw(string text) => Out.Profile.Out.Writer.WriteLine(text);

    /// <summary>Asks; null when there is no answer.</summary>
    public async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        Error.Write(new Text(VisibleText.Of(question) + " ", new Style(decoration: Decoration.Bold)));
        return await Task.Run(_input.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
    }

    private static IAnsiConsole Open(TextWriter writer, bool isTerminal, int? width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(isTerminal ? writer : new TrimmedLines(writer)),
        });
        console.Profile.Width = width ?? (isTerminal ? console.Profile.Width : Unwrapped);
        return console;
    }
}
