using Backfill.Planning;

namespace Backfill.Running;

/// <summary>Whether live has a row with exactly this key: a collation finds one that is written otherwise, too.</summary>
internal sealed class PresenceSink<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan, TKey key) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    public bool IsThere { get; private set; }

    public void Add(IRowReader row)
    {
        var live = plan.ReadLive(row);
        IsThere |= plan.KeyOf(in live).Equals(key);
    }
}
