using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Walks the key space slice by slice and each slice batch by batch; cuts a slice only when it gets there.</summary>
internal sealed class SliceWalk
{
    /// <summary>Keys per slice: no read scans more, however few rows are selected.</summary>
    public const int DefaultSize = 50_000;

    private readonly ILiveTable _live;
    private readonly CanonicalKey _first;
    private readonly CanonicalKey _end;
    private readonly int? _size;
    private Slice? _slice;
    private CanonicalKey? _cursor;
    private int _lastRangeNo;
    private CanonicalKey? _lastUntil;

    /// <summary>Rows that a batch has room for, if they are as large as those of the last one.</summary>
    private int _room = int.MaxValue;

    /// <param name="live">Cuts the slices.</param>
    /// <param name="first">The key to begin with.</param>
    /// <param name="end">The last key.</param>
    /// <param name="size">Keys per slice; null for one slice.</param>
    /// <param name="done">The ranges of earlier calls, in order.</param>
    public SliceWalk(ILiveTable live, CanonicalKey first, CanonicalKey end, int? size, IReadOnlyList<RangeRecord> done)
    {
        _live = live;
        _first = first;
        _end = end;
        _size = size;
        if (done.Count > 0)
        {
            var last = done[^1];
            _lastRangeNo = last.RangeNo;
            _lastUntil = last.Until;
            if (!last.Ended)
            {
                _slice = new Slice(last.RangeNo, last.After, last.Until);
                _cursor = last.Cursor;
            }
        }
    }

    /// <summary>Reads the next batch of at most <paramref name="most"/> rows; false at the end of the key space.</summary>
    public async Task<bool> ReadAsync(Batch batch, int most, CancellationToken cancellationToken)
    {
        _slice ??= await CutAsync(cancellationToken);
        if (_slice is null)
        {
            return false;
        }

        var done = _cursor ?? _slice.After;
        await batch.ReadAsync(_slice, new KeySpan(done ?? _first, _slice.Until), done, Math.Min(most, _room), cancellationToken);
        _room = batch.Room;
        _cursor = batch.LastKey ?? _cursor;
        batch.IsLast = batch.EndsSlice && _slice.Until.Equals(_end);
        if (batch.EndsSlice)
        {
            (_lastRangeNo, _lastUntil, _slice, _cursor) = (_slice.RangeNo, _slice.Until, null, null);
        }

        return true;
    }

    private async Task<Slice?> CutAsync(CancellationToken cancellationToken)
    {
        if (_end.Equals(_lastUntil))
        {
            return null;
        }

        // The span begins with the last key of the slice before, which has to be skipped as well.
        var rest = new KeySpan(_lastUntil ?? _first, _end);
        var until = _size is { } size ? await _live.SliceEndAsync(rest, _lastUntil is null ? size - 1 : size, cancellationToken) : null;
        return new Slice(_lastRangeNo + 1, _lastUntil, until ?? _end);
    }
}
