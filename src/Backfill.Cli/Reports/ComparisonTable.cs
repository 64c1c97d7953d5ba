using Spectre.Console;

namespace Backfill.Cli.Reports;

/// <summary>What each comparison of <c>Where</c> makes of the rows: a wrong member of an enum, or a wrong argument, is seen here.</summary>
internal static class ComparisonTable
{
    /// <summary>Where nothing was selected: what each would select alone, and what would be selected without it.</summary>
    public static void WriteNone(IAnsiConsole console, IReadOnlyList<ComparisonCounts> comparisons)
    {
        if (comparisons.Count == 0)
        {
            return;
        }

        console.Title("Rows that each comparison of Where selects alone, and that Where would select without it");
        var table = Layout.Table(("Comparison", Cell.Text), ("Alone", Cell.Number), ("Without it", Cell.Number), ("", Cell.Text));
        foreach (var (comparison, before) in comparisons.Zip(comparisons.Prepend(comparisons[0])))
        {
            if (comparison.Side != before.Side)
            {
                table.AddRow(Layout.Text("||", Layout.Quiet));
            }

            var style = comparison.Alone == 0 ? Layout.Bad : Style.Plain;
            table.AddRow(
                Layout.Text(comparison.Text, style),
                Layout.Text(Layout.Count(comparison.Alone), style),
                Layout.Text(Layout.Count(comparison.AllButThis), comparison.AllButThis == 0 ? Layout.Quiet : Style.Plain),
                Layout.Text(comparison.Alone == 0 ? "no row of live is so: look here first" : "", style));
        }

        console.Write(table);
    }

    /// <summary>Where something was selected: the rows that one comparison keeps out.</summary>
    public static void WriteNearMisses(IAnsiConsole console, IReadOnlyList<ComparisonCounts> comparisons)
    {
        var side = comparisons is [.., { Side: > 1 }] ? " of its side of ||" : "";
        var near = comparisons.Where(c => c.AllButThis > 0).ToList();
        foreach (var comparison in near)
        {
            console.Paragraph($"{Layout.Rows(comparison.AllButThis)} {(comparison.AllButThis == 1 ? "fulfils" : "fulfil")} all{side} but {comparison.Text}");
        }

        if (near.Count > 0)
        {
            console.WriteLine();
        }
    }
}
