namespace Backfill.Cli.Commands;

/// <summary>What somebody may have meant.</summary>
internal static class Similar
{
    /// <summary>The candidate with the fewest edits, if they are few for its length.</summary>
    public static string? To(string text, IEnumerable<string> candidates) => Nearest(text, candidates, c => Math.Max(2, c.Length / 3));

    /// <summary>The candidate with the fewest edits, if they are no more than so many.</summary>
    public static string? Within(int edits, string text, IEnumerable<string> candidates) => Nearest(text, candidates, _ => edits);

    private static string? Nearest(string text, IEnumerable<string> candidates, Func<string, int> most) =>
        candidates.Select(c => (Name: c, Edits: Edits(text.ToUpperInvariant(), c.ToUpperInvariant())))
            .Where(c => c.Edits <= most(c.Name))
            .OrderBy(c => c.Edits)
            .FirstOrDefault().Name;

    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
