using System.Globalization;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>
/// Whether a run that has come to its end has left rows out: the server counts, without a look at the order of keys, which rows <c>Where</c> selects now and the run knows nothing of. Rows
/// that an application brought in behind the walk are counted too, so the number is said and judged by a person.
/// </summary>
internal static class UnreadRows
{
    /// <summary>Of a larger table the count would be one statement of minutes, whose view of the rows the server has to keep up all the while.</summary>
    private const long LargestTable = 5_000_000;

    /// <summary>How many rows at least were left out or have come since; null where they are not counted.</summary>
    public static async Task<long?> CountAsync(PreparedRestore prepared, long run, CanonicalKey end, OutcomeCounts counts)
    {
        if (prepared.Inspection.EstimatedRows > LargestTable)
        {
            return null;
        }

        try
        {
            var found = await prepared.Live.CountUnreadAsync(run, end, CancellationToken.None);

            // Of these only the number is kept, not the keys. Some may no longer be selected, so there may be more unread rows than are said, never fewer.
            var withoutKeys = counts[Outcome.SameAsArchive] + counts.Exceptions - counts.Recorded;
            return Math.Max(0, found - withoutKeys);
        }
        catch (StoreException)
        {
            // What was written stands and reconciles: a count that did not come to its end is no reason to call the run anything else.
            return null;
        }
    }

    public static IEnumerable<string> Notes(long? unread) => unread switch
    {
        null => ["Whether rows were left out was not counted: the table is large, or the count did not come to its end. A dry run shows what is still selected."],
        0 => [],
        1 => ["1 row at least is selected now that the run has not read: an application has made or changed it meanwhile, or the run has left it out. Run the restore again."],
        _ => [string.Create(
            CultureInfo.InvariantCulture,
            $"{unread:N0} rows at least are selected now that the run has not read: an application has made or changed them meanwhile, or the run has left them out. Run the restore again.")],
    };
}
