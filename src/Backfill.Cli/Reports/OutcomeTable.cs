using Backfill.Stores;
using Spectre.Console;

namespace Backfill.Cli.Reports;

/// <summary>Rows by outcome with a total that reconciles, and the first rows that a person must look at.</summary>
internal static class OutcomeTable
{
    private const int MostShown = 10;

    private static readonly Outcome[] Order =
    [
        Outcome.Restored, Outcome.SameAsArchive, Outcome.SkippedByGuard, Outcome.SourceUnchanged, Outcome.NullInArchive, Outcome.NotInArchive, Outcome.Conflict,
        Outcome.Failed,
    ];

    /// <param name="console">The console.</param>
    /// <param name="counts">The rows by outcome.</param>
    /// <param name="from">Where the written values are from; shown where that can be more than one backup.</param>
    /// <param name="tense">Whether it happened.</param>
    public static void Write(IAnsiConsole console, OutcomeCounts counts, IReadOnlyList<WrittenFrom> from, OutcomeText.Tense tense)
    {
        var table = Layout.Table(("Outcome", Cell.Name), ("Rows", Cell.Number), ("", Cell.Text));
        foreach (var outcome in Order.Where(o => tense != OutcomeText.Tense.Undid || counts[o] > 0 || o is Outcome.Restored or Outcome.Conflict or Outcome.Failed))
        {
            var style = counts[outcome] == 0 ? Layout.Quiet : OutcomeText.Style(outcome);
            table.AddRow(Layout.Text(outcome.ToString(), style), Layout.Text(Layout.Count(counts[outcome]), style), Layout.Text(OutcomeText.Of(outcome, tense), counts[outcome] == 0 ? Layout.Quiet : Style.Plain));
            foreach (var (name, rows) in outcome == Outcome.Restored && from.Count > 1 ? from : [])
            {
                table.AddRow(Layout.Text("", Layout.Quiet), Layout.Text(Layout.Count(rows), Layout.Quiet), Layout.Text(name is null ? "of them NULL, for no backup has the row" : $"of them from \"{name}\"", Layout.Quiet));
            }
        }

        table.AddRow(
            Layout.Text("Selected", Layout.Strong),
            Layout.Text(Layout.Count(counts.Selected), Layout.Strong),
            counts.Reconciles
                ? Layout.Text("the sum: every row is accounted for")
                : Layout.Text($"but the outcomes add up to {Layout.Count(counts.Sum)}", Layout.Bad));
        console.Write(table);
    }

    public static void WriteExceptions(IAnsiConsole console, IReadOnlyList<RowException> exceptions, long all, IReadOnlyList<string> keyColumns)
    {
        if (exceptions.Count == 0)
        {
            return;
        }

        var shown = exceptions.Take(MostShown).ToList();
        console.Title(shown.Count < all ? $"The first {shown.Count} of {Layout.Count(all)} rows to look at" : "Rows to look at");
        var hasReasons = shown.Any(e => e.Reason is not null);
        var table = Layout.Table([.. keyColumns.Select(k => (k, Cell.Text)), ("Outcome", Cell.Name), .. hasReasons ? [("Reason", Cell.Text)] : Array.Empty<(string, Cell)>()]);
        foreach (var exception in shown)
        {
            table.AddRow(
            [
                .. exception.Key.Parts.Select(p => Layout.Text(Layout.Value(p))),
                Layout.Text(exception.Outcome.ToString(), OutcomeText.Style(exception.Outcome)),
                .. hasReasons ? [Layout.Text(exception.Reason ?? "")] : Array.Empty<Text>(),
            ]);
        }

        console.Write(table);
    }
}
