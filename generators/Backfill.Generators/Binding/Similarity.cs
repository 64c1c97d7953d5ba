namespace Backfill.Generators.Binding;

/// <summary>What somebody may have meant.</summary>
internal static class Similarity
{
    /// <summary>The candidate with the fewest edits, if they are few for its length.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates) =>
        candidates.Select(c => (Name: c, Edits: Edits(name.ToUpperInvariant(), c.ToUpperInvariant())))
            .Where(c => c.Edits <= Math.Max(1, Math.Max(name.Length, c.Name.Length) / 3))
            .OrderBy(c => c.Edits)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;

    /// <summary>The question at the end of a sentence.</summary>
    public static string Question(string? similar) => similar is null ? string.Empty : $"; did you mean '{similar}'?";

    private static int Edits(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
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
