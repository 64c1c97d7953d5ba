using System.Globalization;
using Backfill.Cli.Terminals;
using Backfill.Cli.Texts;
using Spectre.Console;

namespace Backfill.Cli.Reports;

/// <summary>The few shapes that every report is made of.</summary>
internal static class Layout
{
    public static readonly Style Strong = new(decoration: Decoration.Bold);
    public static readonly Style Quiet = new(Color.Grey);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Look = new(Color.Yellow);
    public static readonly Style Bad = new(Color.Red);

    /// <summary>Words and values for the terminal: nothing that stands in a value is obeyed by it.</summary>
    public static Text Text(string text, Style? style = null) => new(VisibleText.Of(text), style);

    public static void Title(this IAnsiConsole console, string text) => console.Write(new Text(VisibleText.Of(text) + "\n", Strong));

    public static void Paragraph(this IAnsiConsole console, string text, Style? style = null) => console.Write(new Text(VisibleText.Of(text) + "\n", style));

    /// <summary>Names with what belongs to them, one below the other.</summary>
    public static Grid Fields()
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        return grid;
    }

    public static Grid Field(this Grid grid, string name, string value, Style? style = null) => grid.AddRow(Text(name, Quiet), Text(value, style));

    /// <summary>A table without a frame: headings, a thin line, rows.</summary>
    public static Table Table(params ReadOnlySpan<(string Heading, Cell Cell)> columns)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = Quiet, ShowRowSeparators = false };
        foreach (var (heading, cell) in columns)
        {
            table.AddColumn(new TableColumn(Text(heading, Quiet)) { Alignment = cell == Cell.Number ? Justify.Right : Justify.Left, NoWrap = cell != Cell.Text });
        }

        return table;
    }

    /// <summary>Commands to go on with, each on a line of its own so that it can be copied, below what it is for.</summary>
    public static void GoOn(Terminal terminal, IReadOnlyList<(string What, string Command)> steps)
    {
        terminal.Out.Title("Go on with");
        foreach (var (what, command) in steps)
        {
            if (what.Length > 0)
            {
                terminal.Out.Paragraph($"  {what}:", Quiet);
            }

            terminal.Raw(what.Length > 0 ? $"    {command}" : $"  {command}");
        }
    }

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Rows(long number) => number == 1 ? "1 row" : $"{Count(number)} rows";

    /// <summary>Bytes, as a disk is spoken of.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => $"{Count(Math.Max(1, bytes / 1000))} kB",
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB"),
    };

    public static string Time(DateTime? utc) => utc is { } time ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";

    /// <summary>A long name for a table on a narrow console: broken where it has a dot, not in the middle of a word.</summary>
    public static Text Breakable(string name, IAnsiConsole console) =>
        new(console.Profile.Width > 110 || name.Length <= 24 ? VisibleText.Of(name) : VisibleText.Of(name).Replace(".", ".\n", StringComparison.Ordinal));

    /// <summary>A value for people: NULL as a word, text that would not be seen or be taken for NULL in quotes, long text shortened.</summary>
    public static string Value(string? text) =>
        text is null ? "NULL"
        : text is "" or "NULL" || text[0] == ' ' || text[^1] == ' ' ? $"'{Short(text)}'"
        : Short(text);

    // Not between the two halves of a character.
    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)]}…";
}
