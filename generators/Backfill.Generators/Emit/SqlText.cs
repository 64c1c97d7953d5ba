namespace Backfill.Generators.Emit;

/// <summary>Breaks SQL into lines that can be read.</summary>
internal static class SqlText
{
    private const int Width = 140;

    /// <summary>Of a whole statement, which needs no line more than its name does.</summary>
    private const int WidthOfStatement = 150;

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
        string[] all = [.. items];
        return Broken(keyword, [.. all.Take(all.Length - 1).Select(item => item + ","), .. all.Skip(all.Length - 1)]);
    }

    /// <summary>Pieces that follow each other behind a keyword, in as many lines as they need.</summary>
    public static IReadOnlyList<string> Broken(string keyword, IEnumerable<string> pieces)
    {
        List<string> lines = [];
        var line = keyword;
        foreach (var piece in pieces)
        {
            if (line.Length + piece.TrimEnd(',').Length > Width && line != keyword)
            {
                lines.Add(line);
                line = " ";
            }

            line += $" {piece}";
        }

        return [.. lines, line];
    }

    /// <summary>The lines as one, where that can be read; else null.</summary>
    public static string? OnOneLine(IReadOnlyList<string> lines)
    {
        var line = string.Join(" ", lines.Select(l => l.Trim()));
        return line.Length <= WidthOfStatement || lines.Count == 1 ? line : null;
    }
}
