using Backfill.Cli.Commands;
using Backfill.Cli.Terminals;
using Spectre.Console;

namespace Backfill.Cli.Reports;

internal static class VerifyReport
{
    public static void Write(Terminal terminal, Verification verification, KnownRun run)
    {
        var console = terminal.Out;
        var source = run.IsUndo ? "the journal" : "the backup";
        console.Title($"Run {verification.Run} of {verification.Restore}, {Layout.Rows(verification.Rows)} written");
        var table = Layout.Table(("Standing", Cell.Name), ("Rows", Cell.Number), ("", Cell.Text));
        foreach (var standing in Enum.GetValues<Standing>())
        {
            var rows = verification.Standings.GetValueOrDefault(standing);
            var style = rows == 0 ? Layout.Quiet : standing == Standing.Holds ? Layout.Good : Layout.Look;
            table.AddRow(Layout.Text(standing.ToString(), style), Layout.Text(Layout.Count(rows), style), Layout.Text(Meaning(standing, source), rows == 0 ? Layout.Quiet : Style.Plain));
        }

        console.Write(table);
        WriteDifferences(console, verification, run);
        foreach (var discrepancy in verification.Discrepancies)
        {
            console.Paragraph(discrepancy, Layout.Bad);
        }

        foreach (var note in verification.Notes)
        {
            console.Paragraph(note, Layout.Look);
        }

        console.Paragraph(Verdict(verification, run, source), verification.Differs ? Layout.Look : Layout.Good);
    }

    private static string Verdict(Verification verification, KnownRun run, string source)
    {
        if (verification.Differs)
        {
            return "Something differs that should not: look at the rows above.";
        }

        if (verification.Holds)
        {
            return run.Plan.Declaration.RestoredColumns.Any(c => c.ValueReadsLive) && !run.IsUndo ? "Every written row holds what the run wrote." : $"Every written row equals {source}.";
        }

        return verification.State == RunState.Undone
            ? "The run was undone."
            : $"Nothing differs that should not: {Layout.Rows(verification.ChangedSince)} {(verification.ChangedSince == 1 ? "was" : "were")} changed or deleted by the application since.";
    }

    private static void WriteDifferences(IAnsiConsole console, Verification verification, KnownRun run)
    {
        if (verification.Differences.Count == 0)
        {
            return;
        }

        console.Title("The first rows that do not hold");
        var isGroup = run.Plan.Declaration.RestoredColumns.Count > 1;
        (string, Cell)[] titles = [.. run.Plan.Declaration.Key.Select(k => (k.Name, Cell.Text)), ("Standing", Cell.Name), .. isGroup ? [("Column", Cell.Text)] : Array.Empty<(string, Cell)>()];
        WideTable.Write(
            console,
            [.. titles, ("Before", Cell.Text), ("Written", Cell.Text), ("Live", Cell.Text), ("Backup", Cell.Text)],
            [.. verification.Differences.SelectMany(row => row.Values.Select(value => Row(row, value, isGroup)))],
            titles.Length);
    }

    private static IReadOnlyList<string> Row(VerifiedRow row, VerifiedValue value, bool isGroup) =>
    [
        .. row.Key.Parts.Select(Layout.Value),
        row.Standing.ToString(),
        .. isGroup ? [value.Column] : Array.Empty<string>(),
        Layout.Value(value.Old),
        Layout.Value(value.New),
        row.Standing == Standing.Deleted ? "" : Layout.Value(value.LiveText),
        Layout.Value(value.ArchiveText),
    ];

    private static string Meaning(Standing standing, string source) => standing switch
    {
        Standing.Holds => $"live holds what the run wrote, and it equals {source}",
        Standing.ChangedSince => "the application has changed it since",
        Standing.Deleted => "the row is gone",
        Standing.BackAtOld => "live holds the damaged value again",
        _ => $"live holds what the run wrote, but {source} says something else",
    };
}
