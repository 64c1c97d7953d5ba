using Backfill.Cli.Texts;
using Spectre.Console;

namespace Backfill.Cli.Reports;

/// <summary>Rows with many values: a table where there is room for it; else a block per row, so that no value is broken in the middle of a word.</summary>
internal static class WideTable
{
    /// <summary>What stands beside a cell.</summary>
    private const int Padding = 3;

    /// <param name="console">The console.</param>
    /// <param name="columns">Headings.</param>
    /// <param name="rows">The values of each row, one per column.</param>
    /// <param name="titles">How many of the first columns say which row it is.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<(string Heading, Cell Cell)> columns, IReadOnlyList<IReadOnlyList<string>> rows, int titles)
    {
        var needed = columns.Select((column, i) => rows.Select(row => Widest(row[i], column.Cell)).Append(Widest(column.Heading, Cell.Name)).Max() + Padding).Sum();
        if (needed > console.Profile.Width)
        {
            WriteBlocks(console, columns, rows, titles);
            return;
        }

        var table = Layout.Table([.. columns]);
        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(value => Layout.Text(value))]);
        }

        console.Write(table);
    }

    private static void WriteBlocks(IAnsiConsole console, IReadOnlyList<(string Heading, Cell Cell)> columns, IReadOnlyList<IReadOnlyList<string>> rows, int titles)
    {
        foreach (var row in rows)
        {
            console.Paragraph($"  {string.Join(", ", columns.Take(titles).Zip(row, (column, value) => $"{column.Heading} {value}"))}", Layout.Look);
            var fields = Layout.Fields();
            for (var i = titles; i < columns.Count; i++)
            {
                fields.Field("  " + columns[i].Heading, row[i]);
            }

            console.Write(fields);
        }

        console.WriteLine();
    }

    private static int Widest(string value, Cell cell)
    {
        var shown = VisibleText.Of(value);
        return cell == Cell.Text ? shown.Split(' ').Max(word => word.Length) : shown.Length;
    }
}
