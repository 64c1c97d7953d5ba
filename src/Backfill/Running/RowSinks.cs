using Backfill.Planning;

namespace Backfill.Running;

/// <summary>Takes selected live rows, but not the one that is done already, and not more than asked for.</summary>
internal sealed class LiveSink<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows, KeyText keys) : IRowSink
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

    public void Begin(CanonicalKey? done, int most) => (_done, _most, _isFirst, LeftSome) = (done, most, true, false);

    public void Add(IRowReader row)
    {
        var live = rows.Plan.ReadLive(row);
        var isDone = _isFirst && IsDone(row, in live);
        _isFirst = false;
        if (isDone)
        {
            return;
        }

        if (rows.Count < _most)
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

/// <summary>Takes archived rows.</summary>
internal sealed class ArchiveSink<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    /// <summary>The number of the backup they are from.</summary>
    public int ArchiveNo { get; set; } = 1;

    public void Add(IRowReader row) => rows.AddArchived(rows.Plan.ReadArchived(row), ArchiveNo);
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
