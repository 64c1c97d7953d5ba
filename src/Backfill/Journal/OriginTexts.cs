using Backfill.Planning;

namespace Backfill.Journal;

/// <summary>What the rows of a page came from, as text that the server made: the backup's source, or the before-image of the run that was undone.</summary>
internal sealed class OriginTexts<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly Dictionary<TKey, Field> _texts = [];

    public void Clear() => _texts.Clear();

    public void Add(IRowReader row) => _texts[plan.ReadKey(row)] = row.Raw(plan.Declaration.Key.Count);

    public bool TryGet(in TKey key, out Field text) => _texts.TryGetValue(key, out text);
}
