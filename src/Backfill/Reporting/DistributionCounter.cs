using System.Text.Unicode;
using Backfill.Planning;

namespace Backfill.Reporting;

/// <summary>Counts values by bucket: times by day, everything else by the beginning of its text.</summary>
internal sealed class DistributionCounter(ColumnKind kind)
{
    private const int MostBuckets = 10_000;
    private const int MostShown = 20;
    private const int LabelLength = 40;
    private const int DayLength = 10;

    private readonly Dictionary<string, long> _buckets = new(StringComparer.Ordinal);
    private long _nulls;
    private long _total;
    private bool _capped;

    public void Add(Field value)
    {
        _total++;
        if (value.IsNull)
        {
            _nulls++;
            return;
        }

        Span<char> room = stackalloc char[LabelLength];
        Count(Label(value.Bytes, room));
    }

    public Distribution ToDistribution()
    {
        var all = _nulls > 0 ? _buckets.Append(KeyValuePair.Create("NULL", _nulls)) : _buckets;
        return new Distribution(
            [.. all.OrderByDescending(b => b.Value).ThenBy(b => b.Key, StringComparer.Ordinal).Take(MostShown)],
            _buckets.Count + (_nulls > 0 ? 1 : 0),
            _total,
            _capped);
    }

    private void Count(ReadOnlySpan<char> label)
    {
        // The text NULL must not be taken for SQL NULL.
        var buckets = _buckets.GetAlternateLookup<ReadOnlySpan<char>>();
        var name = label is "NULL" ? "'NULL'" : label;
        if (buckets.TryGetValue(name, out var count))
        {
            buckets[name] = count + 1;
        }
        else if (_buckets.Count < MostBuckets)
        {
            buckets[name] = 1;
        }
        else
        {
            _capped = true;
        }
    }

    private ReadOnlySpan<char> Label(ReadOnlySpan<byte> bytes, Span<char> room)
    {
        if (kind == ColumnKind.Binary)
        {
            var shown = bytes[..Math.Min(bytes.Length, room.Length / 2)];
            Convert.TryToHexString(shown, room, out var hex);
            return room[..hex];
        }

        if (kind == ColumnKind.Guid && bytes.Length == 16)
        {
            new Guid(bytes, bigEndian: true).TryFormat(room, out var guid);
            return room[..guid];
        }

        Utf8.ToUtf16(bytes, room, out _, out var length);
        return room[..(kind == ColumnKind.DateTime ? Math.Min(length, DayLength) : length)];
    }
}
