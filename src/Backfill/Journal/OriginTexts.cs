using Backfill.Planning;

namespace Backfill.Journal;

/// <summary>
/// What the rows of a page came from, as text that the server made: the backup's sources, or the before-images of the run that was undone. Where the restore has a
/// <c>Value</c>, every value is made again of the archived columns, read as such text.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="remade">Makes the values again; null where the texts themselves are compared.</param>
/// <param name="shifts">For each restored column how a source moves to its clock, or null; empty where the origin is a journal.</param>
/// <param name="arena">Where moved times are kept.</param>
internal sealed class OriginTexts<TKey, TLive, TArchived>(
    RestorePlan<TKey, TLive, TArchived> plan, RemadeValues<TKey, TLive, TArchived>? remade, IReadOnlyList<TimeZoneShift?> shifts, FieldArena arena) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly int _keyColumns = plan.Declaration.Key.Count;
    private readonly ColumnKind[] _kinds = [.. plan.Declaration.Targets.Select(c => c.Kind)];
    private readonly Dictionary<TKey, int> _first = [];
    private readonly List<Field> _texts = [];

    public void Clear()
    {
        _first.Clear();
        _texts.Clear();
    }

    public void Add(IRowReader row)
    {
        _first[plan.ReadKey(row)] = _texts.Count;
        if (remade is not null)
        {
            remade.AddTo(_texts, row);
            return;
        }

        for (var column = 0; column < _kinds.Length; column++)
        {
            _texts.Add(row.Raw(_keyColumns + column));
        }
    }

    /// <summary>Whether all that was written to a row equals what it came from.</summary>
    public bool Equal(JournalPage<TKey, TLive, TArchived> page, int i)
    {
        if (!_first.TryGetValue(page[i].Key, out var first))
        {
            return false;
        }

        for (var column = 0; column < _kinds.Length; column++)
        {
            if (!Equal(column, _texts[first + column], page.New(i, column)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a restored column came from, for people; null where the row is not there.</summary>
    public string? Shown(in TKey key, int column)
    {
        if (!_first.TryGetValue(key, out var first))
        {
            return null;
        }

        var text = _texts[first + column];
        return remade is null ? ReadableText.Of(text, _kinds[column])
            : _kinds[column] == ColumnKind.Binary && !text.IsNull ? "0x" + Convert.ToHexString(text.Bytes)
            : text.ToString();
    }

    private bool Equal(int column, Field origin, Field written)
    {
        var kind = _kinds[column];
        if (remade is not null)
        {
            return remade.Equal(origin, written, kind);
        }

        // Of nearly every row the two texts are the same, and need not be turned into values.
        var shift = column < shifts.Count ? shifts[column] : null;
        if (shift is null && origin.HasBytesOf(written))
        {
            return true;
        }

        try
        {
            // A backup of another product may make its text in another way than live does.
            var value = ReadableText.Value(origin, kind);
            var moved = shift is null ? value : shift.Apply(value, arena);
            return moved.SameAs(ReadableText.Value(written, kind), kind);
        }
        catch (FormatException)
        {
            // No such time in the zone: whatever was written, it does not come from there.
            return false;
        }
    }
}
