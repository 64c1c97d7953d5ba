using System;
using System.Collections.Generic;
using System.Linq;

namespace Backfill;

/// <summary>What somebody may have meant. One piece for the compiler and the command line.</summary>
internal static class Similarity
{
    /// <summary>The candidate with the fewest edits, if they are few for its length.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates) => Best(text, candidates, c => Math.Max(1, Math.Max(text.Length, c.Length) / 3));

    /// <summary>The candidate with the fewest edits, if they are no more than so many.</summary>
    public static string? Within(int edits, string text, IEnumerable<string> candidates) => Best(text, candidates, _ => edits);

    /// <summary>The question at the end of a sentence.</summary>
    public static string Question(string? similar) => similar is null ? string.Empty : $"; did you mean '{similar}'?";

    private static string? Best(string text, IEnumerable<string> candidates, Func<string, int> most) =>
        candidates.Select(c => (Name: c, Edits: Edits(text.ToUpperInvariant(), c.ToUpperInvariant())))
            .Where(c => c.Edits <= most(c.Name))
            .OrderBy(c => c.Edits)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;

    /// <summary>Letters put in, left out or taken for another, and neighbours that changed places.</summary>
    private static int Edits(string a, string b)
    {
        var (before, above) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray());
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above) = (above, row);
        }

        return above[b.Length];
    }
}
