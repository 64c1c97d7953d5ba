using Backfill.Planning;

namespace Backfill.Journal;

/// <summary>
/// What the rows of a page came from, as text that the server made: the backup's sources, or the before-images of the run that was undone. Where the restore has a
/// <c>Value</c>, every value is made again of the archived columns, read as such text.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="remade">Makes the values again; null where the texts themselves are compared.</param>
/// <param name="arena">Where moved times are kept.</param>
internal sealed class OriginTexts<TKey, TLive, TArchived>(
    RestorePlan<TKey, TLive, TArchived> plan, RemadeValues<TKey, TLive, TArchived>? remade, FieldArena arena) : IRowSink
    where TKey : struct, IEquatable<TKey>
    where TLive : struct
    where TArchived : struct
{
    private readonly int _keyColumns = plan.Declaration.Key.Count;
    private readonly ColumnKind[] _kinds = [.. plan.Declaration.Targets.Select(c => c.Kind)];
    private readonly Dictionary<TKey, (int First, IReadOnlyList<TimeZoneShift?> Shifts)> _rows = [];
    private readonly List<Field> _texts = [];
    private IReadOnlyList<TimeZoneShift?> _shifts = [];

    public void Clear()
    {
        _rows.Clear();
        _texts.Clear();
    }

    /// <summary>Before the rows of an origin are added.</summary>
    /// <param name="shifts">For each restored column how a source moves to its clock, or null; empty where the origin is a journal.</param>
    public void From(IReadOnlyList<TimeZoneShift?> shifts)
    {
        _shifts = shifts;
        remade?.From(shifts);
    }

    public void Add(IRowReader row)
    {
        _rows[plan.ReadKey(row)] = (_texts.Count, _shifts);
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
        if (!_rows.TryGetValue(page[i].Key, out var row))
        {
            return false;
        }

        for (var column = 0; column < _kinds.Length; column++)
        {
            if (!Equal(column, row.Shifts, _texts[row.First + column], page.New(i, column)))
            {
                return false;
            }
        }

        return true;
    }

    public bool Has(in TKey key) => _rows.ContainsKey(key);

    /// <summary>What a restored column came from, for people; null where the row is not there.</summary>
    public string? Shown(in TKey key, int column)
    {
        if (!_rows.TryGetValue(key, out var row))
        {
            return null;
        }

        var text = _texts[row.First + column];
        return remade is null ? ReadableText.Of(text, _kinds[column])
            : _kinds[column] == ColumnKind.Binary && !text.IsNull ? "0x" + Convert.ToHexString(text.Bytes)
            : text.ToString();
    }

    private bool Equal(int column, IReadOnlyList<TimeZoneShift?> shifts, Field origin, Field written)
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
            // No such value of its kind: whatever was written, it does not come from there.
            return false;
        }
    }
}
