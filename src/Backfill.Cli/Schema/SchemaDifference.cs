using Backfill.MySql;

namespace Backfill.Cli.Schema;

/// <summary>
/// Compares a schema file with what live has. A dump is such a file too: it has each CREATE TABLE as the server shows it, among other things.
/// </summary>
internal static class SchemaDifference
{
    /// <summary>The first difference, as part of a sentence; null when there is none.</summary>
    public static string? Find(string file, IEnumerable<MySqlSchema> live)
    {
        var text = MySqlSchema.WithoutCounters(file);
        return live.Select(table => OfTable(text, table) ?? OfTriggers(text, table)).FirstOrDefault(d => d is not null);
    }

    private static string? OfTable(string text, MySqlSchema table)
    {
        var head = table.Create.Split('\n')[0];
        var start = text.IndexOf(head + "\n", StringComparison.Ordinal);
        if (start < 0)
        {
            return $"it has no table '{table.Table}'";
        }

        if (text.AsSpan(start).StartsWith(table.Create + ";"))
        {
            return null;
        }

        string[] filed = [.. text[start..].Split('\n').TakeWhile(line => !line.StartsWith(')')).Select(Item)];
        string[] lived = [.. table.Create.Split('\n').TakeWhile(line => !line.StartsWith(')')).Select(Item)];
        return (lived.Except(filed).FirstOrDefault(), filed.Except(lived).FirstOrDefault()) switch
        {
            ({ } here, { } there) when Name(here) == Name(there) => $"'{table.Table}' has {here} in live, and {there} in the file",
            ({ } here, _) => $"'{table.Table}' has {here} in live, and the file does not",
            (null, { } there) => $"'{table.Table}' no longer has {there} in live",
            _ => $"the order of the columns of '{table.Table}', or its options, are others in live",
        };
    }

    private static string? OfTriggers(string text, MySqlSchema table)
    {
        if (table.Triggers.FirstOrDefault(t => !text.Contains(t.Head(table.Table), StringComparison.Ordinal)) is { } trigger)
        {
            return $"'{table.Table}' has the trigger '{trigger.Name}' on UPDATE in live, and the file does not";
        }

        var ends = $" UPDATE ON `{table.Table.Replace("`", "``", StringComparison.Ordinal)}` FOR EACH ROW";
        return text.Split(ends).Length - 1 > table.Triggers.Count ? $"'{table.Table}' has fewer triggers on UPDATE in live than in the file" : null;
    }

    private static string Item(string line) => line.Trim().TrimEnd(',');

    private static string Name(string item) => item.Split(' ')[0];
}
