using Backfill.Planning;

namespace Backfill.Running;

/// <summary>Takes selected live rows, but not the one that is done already, and not more than asked for.</summary>
internal sealed class LiveSink<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows, KeyText keys) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private CanonicalKey? _done;
    private int _most;

    /// <summary>Rows that the server returned, taken or not.</summary>
    public int Returned { get; private set; }

    public void Begin(CanonicalKey? done, int most) => (_done, _most, Returned) = (done, most, 0);

    public void Add(IRowReader row)
    {
        Returned++;
        var live = rows.Plan.ReadLive(row);
        var isDone = Returned == 1 && _done is not null && keys.Of(rows.Plan, rows.Plan.KeyOf(in live)).Equals(_done);
        if (!isDone && rows.Count < _most)
        {
            rows.AddLive(in live);
        }
    }
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
        missing.Remove(rows.Redecide(rows.Plan.ReadLive(row)));
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
