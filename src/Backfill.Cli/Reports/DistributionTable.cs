using Backfill.Reporting;
using Spectre.Console;

namespace Backfill.Cli.Reports;

/// <summary>How the column's values are distributed now and after, side by side: a wrong restore is often seen here first.</summary>
internal static class DistributionTable
{
    private const int MostOfEach = 7;

    public static void Write(IAnsiConsole console, Distribution now, Distribution after, string column)
    {
        if (now.Total == 0)
        {
            return;
        }

        var nowByValue = now.Buckets.ToDictionary();
        var afterByValue = after.Buckets.ToDictionary();
        var values = now.Buckets.Take(MostOfEach).Concat(after.Buckets.Take(MostOfEach)).Select(b => b.Key).Distinct().Order(StringComparer.Ordinal).ToList();
        console.Title($"{column} of the selected rows, the most frequent values");
        var width = Math.Clamp((console.Profile.Width - 50) / 2, 8, 30);
        var greatest = values.Max(v => Math.Max(nowByValue.GetValueOrDefault(v), afterByValue.GetValueOrDefault(v)));
        var table = Layout.Table(("", Cell.Text), ("Now", Cell.Number), ("", Cell.Text), ("After", Cell.Number), ("", Cell.Text));
        foreach (var value in values)
        {
            Row(table, value, nowByValue.GetValueOrDefault(value), afterByValue.GetValueOrDefault(value), greatest, width, console.Profile.Capabilities.Unicode);
        }

        var (nowRest, afterRest) = (now.Total - values.Sum(v => nowByValue.GetValueOrDefault(v)), after.Total - values.Sum(v => afterByValue.GetValueOrDefault(v)));
        if (nowRest > 0 || afterRest > 0)
        {
            table.AddRow(Layout.Text("other values", Layout.Quiet), Layout.Text(Layout.Count(nowRest), Layout.Quiet), Layout.Text(""), Layout.Text(Layout.Count(afterRest), Layout.Quiet), Layout.Text(""));
        }

        table.AddRow(Layout.Text("different values", Layout.Quiet), Layout.Text(Distinct(now), Layout.Quiet), Layout.Text(""), Layout.Text(Distinct(after), Layout.Quiet), Layout.Text(""));
        console.Write(table);
    }

    private static void Row(Table table, string value, long now, long after, long greatest, int width, bool unicode) => table.AddRow(
        Layout.Text(value == "NULL" ? value : Layout.Value(value)),
        Layout.Text(Layout.Count(now)),
        Layout.Text(Bar(now, greatest, width, unicode), Layout.Look),
        Layout.Text(Layout.Count(after)),
        Layout.Text(Bar(after, greatest, width, unicode), Layout.Good));

    private static string Bar(long rows, long greatest, int width, bool unicode)
    {
        var eighths = (int)Math.Ceiling(8.0 * width * rows / greatest);
        return unicode ? new string('█', eighths / 8) + (eighths % 8 == 0 ? "" : " ▏▎▍▌▋▊▉"[eighths % 8]) : new string('#', (eighths + 7) / 8);
    }

    private static string Distinct(Distribution distribution) => distribution.Capped ? $"over {Layout.Count(distribution.Distinct)}" : Layout.Count(distribution.Distinct);
}
