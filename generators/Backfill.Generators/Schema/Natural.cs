namespace Backfill.Generators.Schema;

/// <summary>Compares texts with the numbers in them as numbers: 2 comes before 10.</summary>
internal sealed class Natural : IComparer<string>
{
    public static readonly Natural Compared = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? string.Empty, y ?? string.Empty);
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            var (number, other) = (Digits(a, i), Digits(b, j));
            var order = number > 0 && other > 0 ? Number(a.Substring(i, number), b.Substring(j, other)) : a[i].CompareTo(b[j]);
            if (order != 0)
            {
                return order;
            }

            (i, j) = (i + Math.Max(1, number), j + Math.Max(1, other));
        }

        return (a.Length - i).CompareTo(b.Length - j) is var rest and not 0 ? rest : string.CompareOrdinal(a, b);
    }

    /// <summary>Compares numbers of any length.</summary>
    public static int Number(string a, string b)
    {
        var (x, y) = (a.TrimStart('0'), b.TrimStart('0'));
        return x.Length.CompareTo(y.Length) is var longer and not 0 ? longer : string.CompareOrdinal(x, y);
    }

    private static int Digits(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end - start;
    }
}

/// <summary>Compares versions number by number; one that begins another comes before it.</summary>
internal sealed class Versions : IComparer<string[]>
{
    public static readonly Versions Compared = new();

    public int Compare(string[]? x, string[]? y)
    {
        var (a, b) = (x ?? [], y ?? []);
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (Natural.Number(a[i], b[i]) is var order and not 0)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
