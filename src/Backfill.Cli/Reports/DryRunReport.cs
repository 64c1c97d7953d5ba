using System.Globalization;
using Spectre.Console;

namespace Backfill.Cli.Reports;

internal static class DryRunReport
{
    public static void Write(CommandContext app, DryRun dryRun)
    {
        var console = app.Terminal.Out;
        var d = dryRun.Plan.Restore.Plan.Declaration;
        console.Title($"Dry run of {d.Name}: nothing was written");
        OutcomeTable.Write(console, dryRun.Counts, dryRun.WrittenFrom, OutcomeText.Tense.WouldRun);
        foreach (var (column, now, after) in dryRun.Columns)
        {
            DistributionTable.Write(console, now, after, column);
        }

        OutcomeTable.WriteExceptions(console, dryRun.Exceptions, dryRun.Counts.Exceptions, [.. d.Key.Select(k => k.Name)]);
        console.Paragraph(
            $"A run would write {Layout.Rows(dryRun.Counts[Outcome.Restored])}; its journal would grow by about {Layout.Size(dryRun.Plan.JournalBytesPerRow * dryRun.Counts[Outcome.Restored])}.");
        if (dryRun is { Counts.Selected: 0, Partial: false })
        {
            console.Paragraph(
                d.Where is null ? "It selected no row: the table is empty." : "It selected no row: no row of live is as Where says. Look at one that you expected with explain --key.", Layout.Look);
            console.WriteLine();
            ComparisonTable.WriteNone(console, dryRun.Comparisons);
        }
        else
        {
            ComparisonTable.WriteNearMisses(console, dryRun.Comparisons);
        }

        if (dryRun.Partial)
        {
            console.Paragraph("It stopped before the end, at the limit or on request: the figures are of the first rows only.", Layout.Look);
            console.WriteLine();
        }

        if (dryRun.WillStop is { } stop)
        {
            var all = $"{Layout.Count(dryRun.Counts[Outcome.Failed])} of {Layout.Count(dryRun.Counts.Selected)} rows fail";
            console.Paragraph(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"run will stop: {all}, and --max-failure-ratio is {stop.MaxFailureRatio}. It stops after {Layout.Count(stop.Selected)} rows, {Layout.Count(stop.Failed)} of which fail."),
                Layout.Bad);
            console.WriteLine();
        }

        PlanReport.WriteNotes(console, dryRun.Plan.Notes);
        PlanReport.WriteRunRefusals(console, dryRun.Plan);
        if (PlanReport.RunNext(app, dryRun.Plan) is { Count: > 0 } run)
        {
            Layout.GoOn(app.Terminal, run);
        }
    }
}
