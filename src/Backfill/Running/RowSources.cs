using Backfill.Planning;

namespace Backfill.Running;

/// <summary>The keys of a batch, or of some of its rows.</summary>
internal sealed class KeySource<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows, List<int>? some = null) : IRowSource
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    public int Count => some?.Count ?? rows.Count;

    public void Write(int index, IRowWriter row) => rows.Plan.WriteKey(row, rows.KeyOf(some?[index] ?? index));
}

/// <summary>Rows to be journaled: key, new value, what was seen, the pins besides, and which backup it is from.</summary>
internal sealed class StageSource<TKey, TLive, TArchived>(RestoreRows<TKey, TLive, TArchived> rows, List<int> some) : IRowSource
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    public int Count => some.Count;

    /// <summary>The row being written, or null between rows.</summary>
    public int? Current { get; private set; }

    public void Write(int index, IRowWriter row)
    {
        var i = some[index];
        Current = i;
        rows.Plan.Write(row, in rows.Live(i), in rows.Archived(i));
        rows.WritePins(row, i);
        row.Int64(rows.ArchiveNo(i));
        Current = null;
    }
}
