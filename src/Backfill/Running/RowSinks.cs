using Backfill.Planning;

namespace Backfill.Running;

/// <summary>Takes selected live rows, but not the one that is done already, and neither more than asked for nor more bytes than a batch may have.</summary>
internal sealed class LiveSink<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows, KeyText keys, FieldArena arena) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly int? _isFrom = IsFrom(rows.Plan.Declaration);
    private CanonicalKey? _done;
    private int _most;
    private bool _isFirst;

    /// <summary>Whether a row was returned for which the batch had no room.</summary>
    public bool LeftSome { get; private set; }

    /// <summary>Whether it was its bytes that it had no room for.</summary>
    public bool IsFull { get; private set; }

    public void Begin(CanonicalKey? done, int most) => (_done, _most, _isFirst, LeftSome, IsFull) = (done, most, true, false, false);

    public void Add(IRowReader row)
    {
        var before = arena.Place;
        var live = rows.Plan.ReadLive(row);
        var isDone = _isFirst && IsDone(row, in live);
        _isFirst = false;
        if (isDone)
        {
            arena.GoBack(before);
            return;
        }

        // One row is taken however large it is.
        IsFull = rows.Count > 0 && arena.Used > Batch.MostBytes;
        if (rows.Count < _most && !IsFull)
        {
            rows.AddLive(in live);
            rows.AddPins(row);
        }
        else
        {
            LeftSome = true;
        }
    }

    // An application may write the key of the row at the cursor otherwise, which leaves it where it was: to the server, and to the journal's key, it is that row still.
    private bool IsDone(IRowReader row, in TLive live) =>
        _done is not null && (_isFrom is { } ordinal ? row.Int64(ordinal) != 0 : keys.Of(rows.Plan, rows.Plan.KeyOf(in live)).Equals(_done));

    private static int? IsFrom(RestoreDeclaration declaration) =>
        declaration.Key.Any(k => k.Kind is ColumnKind.String or ColumnKind.Guid) ? declaration.Key.Count + declaration.LiveColumns.Count : null;
}

/// <summary>Takes archived rows, as many as a batch may have bytes.</summary>
internal sealed class ArchiveSink<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows, FieldArena arena) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private int _archiveNo;
    private long _before;

    /// <summary>Rows taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Whether a row had too many bytes: what was taken says nothing about the rows that are not among it.</summary>
    public bool IsFull { get; private set; }

    /// <param name="archiveNo">The number of the backup they are from.</param>
    public void Begin(int archiveNo) => (_archiveNo, _before, Taken, IsFull) = (archiveNo, arena.Used, 0, false);

    public void Add(IRowReader row)
    {
        var archived = rows.Plan.ReadArchived(row);
        IsFull = Taken > 0 && arena.Used - _before > Batch.MostBytes;
        if (!IsFull)
        {
            rows.AddArchived(in archived, _archiveNo);
            Taken++;
        }
    }
}

/// <summary>Takes live rows that were read again under lock and judges them again.</summary>
internal sealed class RereadSink<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows, HashSet<int> missing) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    public void Add(IRowReader row)
    {
        // The server finds a key that is written otherwise, too: that is another row.
        var live = rows.Plan.ReadLive(row);
        if (rows.Has(rows.Plan.KeyOf(in live)))
        {
            missing.Remove(rows.Redecide(in live));
        }
    }
}

/// <summary>Takes keys and crosses their rows off.</summary>
internal sealed class StagedSink<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows, HashSet<int> missing) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    public void Add(IRowReader row) => missing.Remove(rows.IndexOf(rows.Plan.ReadKey(row)));
}
