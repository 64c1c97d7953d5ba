using Backfill.Stores;

namespace Backfill.Reporting;

/// <summary>Compares the counters of a run with each other and with what its tables hold.</summary>
internal static class Reconciliation
{
    /// <summary>What does not agree, one sentence each.</summary>
    /// <param name="counts">The counters, summed over the ranges.</param>
    /// <param name="tables">What the tables hold.</param>
    /// <param name="withoutRoom">Exceptions that found no room under the cap; null where that is not known.</param>
    public static IReadOnlyList<string> Discrepancies(OutcomeCounts counts, RunCounts tables, long? withoutRoom)
    {
        var found = new List<string>();
        if (!counts.Reconciles)
        {
            found.Add($"{counts.Selected} rows were selected, but {counts.Sum} have an outcome.");
        }

        if (counts[Outcome.Restored] != tables.Journaled)
        {
            found.Add($"{counts[Outcome.Restored]} rows were written, but the journal has {tables.Journaled}.");
        }

        var inTable = tables.Exceptions.Values.Sum();
        if (counts.Recorded != inTable)
        {
            found.Add($"{counts.Recorded} exceptions were recorded, but the exception table has {inTable}.");
        }

        var missing = counts.Exceptions - counts.Recorded;
        if (missing != (withoutRoom ?? missing) || missing < 0)
        {
            found.Add($"{counts.Exceptions} rows are exceptions, but {counts.Recorded} were recorded.");
        }

        if (missing == 0)
        {
            found.AddRange(Differences(counts, tables));
        }

        return found;
    }

    /// <summary>What is no discrepancy but must be said.</summary>
    public static IReadOnlyList<string> Notes(OutcomeCounts counts) =>
        counts.Exceptions > counts.Recorded ? [$"The exception table was full: {counts.Recorded} of {counts.Exceptions} exceptions are in it, the others are only counted."] : [];

    private static IEnumerable<string> Differences(OutcomeCounts counts, RunCounts tables) =>
        from outcome in Enum.GetValues<Outcome>()
        where outcome is not (Outcome.Restored or Outcome.SameAsArchive) && counts[outcome] != tables.Exceptions.GetValueOrDefault(outcome)
        select $"{counts[outcome]} rows are {outcome}, but the exception table has {tables.Exceptions.GetValueOrDefault(outcome)}.";
}
