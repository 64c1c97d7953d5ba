using CancelledSubscriptions.Databases;
using CancelledSubscriptions.Telling;

namespace CancelledSubscriptions.Truth;

/// <summary>Compares the databases with the truth, row by row and column by column, on a connection of its own and with a statement of its own.</summary>
internal sealed class Check(ShopDatabase shop, Population population, Narrator narrator)
{
    private const int Shown = 5;

    /// <summary>Differences found so far.</summary>
    public long Differences { get; private set; }

    /// <summary>Every column of every live row.</summary>
    /// <param name="what">What the sentence says when all is as it must be.</param>
    /// <param name="expected">The row as it must be; null: there must be none.</param>
    public void Live(string what, Func<Subscription, LiveRow?> expected)
    {
        using var live = shop.OpenLive();
        Compare(what, "live", population.Rows.Select(expected), live.ReadLiveRows(), row => row.Id);
    }

    /// <summary>Every column of every archived row.</summary>
    public void Archive(string what)
    {
        using var archive = shop.OpenArchive();
        Compare(what, "the backup", population.Rows.Select(row => row.Archived), archive.ReadArchivedRows(), row => row.Id);
    }

    /// <summary>Two figures that must be equal.</summary>
    public void Figure(string what, long expected, long found)
    {
        if (expected != found)
        {
            Differ($"{what}: {Narrator.Number(found)}, but it must be {Narrator.Number(expected)}.");
        }
    }

    /// <summary>Says what differs, and counts it.</summary>
    public void Differ(string sentence)
    {
        if (++Differences <= Shown)
        {
            narrator.Say($"WRONG: {sentence}");
        }
    }

    private void Compare<TRow>(string what, string side, IEnumerable<TRow?> expected, IEnumerable<TRow> found, Func<TRow, ulong> id)
        where TRow : class
    {
        var before = Differences;
        var rows = 0L;
        var actual = found.GetEnumerator();
        var more = actual.MoveNext();
        foreach (var right in expected.OfType<TRow>())
        {
            for (; more && id(actual.Current) < id(right); more = actual.MoveNext())
            {
                Differ($"{side} has a row that must not be there: {actual.Current}.");
            }

            if (!more || id(actual.Current) != id(right))
            {
                Differ($"{side} lacks a row: {right}.");
                continue;
            }

            rows++;
            if (!right.Equals(actual.Current))
            {
                Differ($"{side} has {actual.Current}, which must be {right}.");
            }

            more = actual.MoveNext();
        }

        for (; more; more = actual.MoveNext())
        {
            Differ($"{side} has a row that must not be there: {actual.Current}.");
        }

        actual.Dispose();
        narrator.Say(Differences == before
            ? $"Checked: {Narrator.Number(rows)} rows of {side}, every column: {what}."
            : $"Checked: {Narrator.Number(rows)} rows of {side}, every column: {Narrator.Number(Differences - before)} differences.");
    }
}
