namespace Backfill.Generators.Emit;

/// <summary>Breaks SQL into lines that can be read.</summary>
internal static class SqlText
{
    private const int Width = 140;

    /// <summary>A WHERE clause of groups that belong together: a group stands on one line, or each of its conditions where that would be long.</summary>
    public static IReadOnlyList<string> Where(params IReadOnlyList<string>[] groups)
    {
        List<string> lines = [];
        foreach (var group in groups.Where(g => g.Count > 0))
        {
            var together = string.Join(" AND ", group);
            foreach (var condition in together.Length <= Width ? [together] : group)
            {
                lines.Add((lines.Count == 0 ? "WHERE " : "  AND ") + condition);
            }
        }

        return lines;
    }

    /// <summary>A list behind a keyword, in as many lines as it needs.</summary>
    public static IReadOnlyList<string> List(string keyword, IEnumerable<string> items)
    {
        List<string> lines = [];
        var line = keyword;
        foreach (var item in items)
        {
            if (line.Length + item.Length > Width && line != keyword)
            {
                lines.Add(line);
                line = " ";
            }

            line += $" {item},";
        }

        return [.. lines, line.TrimEnd(',')];
    }

    /// <summary>The lines as one, where that can be read; else null.</summary>
    public static string? OnOneLine(IReadOnlyList<string> lines)
    {
        var line = string.Join(" ", lines.Select(l => l.Trim()));
        return line.Length <= Width || lines.Count == 1 ? line : null;
    }
}
