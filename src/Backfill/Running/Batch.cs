using Backfill.Planning;
using Backfill.Reporting;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>The rows of one transaction: read, judged, then staged. Reused for a later batch.</summary>
internal abstract class Batch
{
    /// <summary>
    /// Rows to ask for beyond those wanted: the row at the cursor, which comes again, and one that is left over unless there are no more. Without it a slice whose last
    /// batch is full would be ended by an empty one, which costs a transaction and keeps the next slice from being read meanwhile.
    /// </summary>
    public const int MoreThanWanted = 2;

    /// <summary>
    /// Bytes of the rows that are read from live, and as many again from each backup, beyond which a batch ends before its number of rows: what a batch holds in memory, and what a
    /// transaction writes, then does not depend on how large values are. Only a single row may have more.
    /// </summary>
    public const long MostBytes = 8 * 1024 * 1024;

    /// <summary>The slice that the rows are of.</summary>
    public Slice Slice { get; private set; } = null!;

    /// <summary>Whether the slice has no further rows.</summary>
    public bool EndsSlice { get; protected set; }

    /// <summary>How many rows that are as large as these a batch has room for, 1 or more: where values are long, a thousand would be asked for and few of them read.</summary>
    public int Room { get; protected set; }

    /// <summary>Whether the key space has no further rows.</summary>
    public bool IsLast { get; set; }

    /// <summary>The keys from the first to the last row, or of the slice where there is no row.</summary>
    public KeySpan Span => new(FirstKey ?? Slice.After ?? Slice.Until, LastKey ?? Slice.Until);

    /// <summary>The first row's key, or null.</summary>
    public CanonicalKey? FirstKey { get; protected set; }

    /// <summary>The last row's key, or null.</summary>
    public CanonicalKey? LastKey { get; protected set; }

    /// <summary>Rows that the reader returned.</summary>
    public int Selected { get; protected set; }

    /// <summary>Whether anything is to be written.</summary>
    public abstract bool Writes { get; }

    /// <summary>Whether staging it needs nothing but what was read.</summary>
    public abstract bool CanBeStagedAhead { get; }

    /// <summary>What became of staging it ahead; null where that was not tried.</summary>
    public StagedAhead? Ahead { private get; set; }

    /// <summary>Reads and judges the rows of a span.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="span">What of it is to be read; begins with <paramref name="done"/>.</param>
    /// <param name="done">The key that was done last; its row is not taken again.</param>
    /// <param name="most">Rows at most, 1 or more.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public Task ReadAsync(Slice slice, KeySpan span, CanonicalKey? done, int most, CancellationToken cancellationToken)
    {
        Slice = slice;
        IsLast = false;
        return FillAsync(span, done, most, cancellationToken);
    }

    /// <summary>Hands over what was staged ahead, which then is the caller's to end; null where nothing was.</summary>
    public StagedAhead? TakeAhead()
    {
        var ahead = Ahead;
        Ahead = null;
        return ahead;
    }

    /// <summary>Judges every row by the C# method of <c>Where</c>, which must select what SQL selected.</summary>
    /// <exception cref="SelectionDiffersException">It does not.</exception>
    public abstract void CheckSelection();

    /// <summary>Journals the rows to be written and settles what becomes of the others. Returns the rows journaled.</summary>
    /// <exception cref="RowRefusedException">A row cannot be written and is now Failed; a new transaction can stage the others.</exception>
    public abstract Task<int> StageAsync(IBatchTransaction transaction);

    /// <summary>The rows by outcome; those of <see cref="Outcome.Restored"/> are counted by the server.</summary>
    public void Count(OutcomeCounts counts)
    {
        for (var i = 0; i < Selected; i++)
        {
            if (OutcomeAt(i).Outcome is not Outcome.Restored and var outcome)
            {
                counts[outcome]++;
            }
        }
    }

    /// <summary>Adds the rows that a person must look at, as long as there is room. Returns how many found none.</summary>
    public int AddExceptions(List<RowException> exceptions, long room)
    {
        var withoutRoom = 0;
        for (var i = 0; i < Selected; i++)
        {
            var (outcome, reason) = OutcomeAt(i);
            if (outcome is Outcome.Restored or Outcome.SameAsArchive)
            {
                continue;
            }

            if (exceptions.Count < room)
            {
                exceptions.Add(new RowException(Key(i), outcome, reason));
            }
            else
            {
                withoutRoom++;
            }
        }

        return withoutRoom;
    }

    /// <summary>Hands every row over.</summary>
    public abstract void Report(IOutcomeSink sink, long batchNo);

    /// <summary>How many rows have room.</summary>
    /// <param name="most">In so many bytes.</param>
    /// <param name="rows">Of rows as large as these.</param>
    /// <param name="bytes">Which have so many.</param>
    protected static int RoomFor(long most, int rows, long bytes) => (int)Math.Clamp(most * rows / Math.Max(1, bytes), 1, int.MaxValue);

    protected abstract (Outcome Outcome, string? Reason) OutcomeAt(int i);

    protected abstract CanonicalKey Key(int i);

    protected abstract Task FillAsync(KeySpan span, CanonicalKey? done, int most, CancellationToken cancellationToken);
}

/// <summary>SQL selected a row that the C# method of <c>Where</c> does not.</summary>
internal sealed class SelectionDiffersException(string message) : Exception(message);

/// <summary>One row cannot be written; it is marked as Failed and the rest of its batch can be staged again.</summary>
internal sealed class RowRefusedException : Exception;
