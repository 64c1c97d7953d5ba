using Spectre.Console;

namespace Backfill.Cli.Reports;

internal static class ExplainReport
{
    public static void Write(IAnsiConsole console, Restore restore, Explanation explanation)
    {
        var d = restore.Plan.Declaration;
        console.Title($"{d.Table} {string.Join(", ", d.Key.Zip(explanation.Key.Parts, (k, part) => $"{k.Name} = {part}"))}");
        var live = explanation.LiveRow?.ToDictionary(StringComparer.OrdinalIgnoreCase);
        var archived = explanation.ArchivedRow?.ToDictionary(StringComparer.OrdinalIgnoreCase);
        var table = Layout.Table(("Column", Cell.Text), ("Live", Cell.Text), ($"Backup \"{explanation.Archive ?? d.From}\"{(BackupText.HasOtherTable(d) ? $", {d.ArchiveTable}" : "")}", Cell.Text));
        foreach (var name in (explanation.LiveRow ?? []).Concat(explanation.ArchivedRow ?? []).Select(c => c.Key).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            table.AddRow(Layout.Text(name), Value(live, name), Value(archived, name));
        }

        if (table.Rows.Count > 0)
        {
            console.Write(table);
        }

        var fields = Layout.Fields()
            .Field("In live", live is null ? "no such row" : explanation.Selected ? "yes, and Where selects it" : "yes, but Where does not select it")
            .Field(d.Fallback.Count == 0 ? "In the backup" : "In a backup", archived is null ? "no such row" : d.Fallback.Count == 0 ? "yes" : $"yes, in \"{explanation.Archive}\"");
        if (explanation.Outcome is { } outcome)
        {
            fields.Field("Outcome", outcome.ToString(), OutcomeText.Style(outcome));
        }

        console.Write(fields.Field("Because", explanation.Reason));
    }

    private static Text Value(Dictionary<string, string?>? row, string column)
    {
        if (row is null)
        {
            return Layout.Text("");
        }

        return row.TryGetValue(column, out var value) ? Layout.Text(Layout.Value(value)) : Layout.Text("not read", Layout.Quiet);
    }
}
