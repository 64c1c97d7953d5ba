using Backfill.Planning;

namespace Backfill.Journal;

/// <summary>
/// What the rows of a page came from, as text that the server made: the backup's source, or the before-image of the run that was undone. Where the restore has a
/// <c>Value</c>, it is made again of the archived columns, read as such text.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="remade">Makes the value again; null where the text itself is compared.</param>
internal sealed class OriginTexts<TKey, TLive, TArchived>(RestorePlan<TKey, TLive, TArchived> plan, RemadeValue<TKey, TLive, TArchived>? remade) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly Dictionary<TKey, Field> _texts = [];

    public void Clear() => _texts.Clear();

    public void Add(IRowReader row) => _texts[plan.ReadKey(row)] = remade is null ? row.Raw(plan.Declaration.Key.Count) : remade.Of(row);

    public bool TryGet(in TKey key, out Field text) => _texts.TryGetValue(key, out text);
}
