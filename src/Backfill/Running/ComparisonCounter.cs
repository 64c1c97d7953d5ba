using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Running;

/// <summary>Counts, slice by slice and beside the walk, which rows fulfil which comparisons of <c>Where</c>.</summary>
/// <param name="live">The live table.</param>
/// <param name="sides">The comparisons, as <see cref="RestoreDeclaration.Comparisons"/> has them; a comparison's place is counted over all sides.</param>
/// <param name="first">The key that the walk begins with.</param>
/// <param name="cancellationToken">Stops counting.</param>
internal sealed class ComparisonCounter(ILiveTable live, IReadOnlyList<IReadOnlyList<string>> sides, CanonicalKey first, CancellationToken cancellationToken)
    : IRowSink, IAsyncDisposable
{
    /// <summary>As <see cref="Statements.CountComparisons"/> has them.</summary>
    private const int BitsOfNumber = 60;

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly long[] _alone = new long[sides.Sum(s => s.Count)];
    private readonly long[] _allButThis = new long[sides.Sum(s => s.Count)];
    private readonly long[] _numbers = new long[(sides.Sum(s => s.Count) + BitsOfNumber - 1) / BitsOfNumber];
    private int _lastRangeNo;
    private Task _counting = Task.CompletedTask;

    /// <summary>Begins with a slice when the one before it is counted; does nothing where there is nothing to compare, or with a slice that it was given already.</summary>
    public async Task CountAsync(Slice slice)
    {
        if (sides.Count == 0 || slice.RangeNo == _lastRangeNo)
        {
            return;
        }

        await _counting;
        _lastRangeNo = slice.RangeNo;

        // The span begins with the last key of the slice before. On a thread of its own, for a store that works synchronously.
        var (span, skip) = (new KeySpan(slice.After ?? first, slice.Until), slice.After is null ? 0 : 1);
        _counting = Task.Run(() => live.CountComparisonsAsync(span, skip, this, _stop.Token));
    }

    /// <summary>The sums over all slices.</summary>
    public async Task<IReadOnlyList<ComparisonCounts>> SumsAsync()
    {
        await _counting;
        return [.. sides.SelectMany((side, s) => side.Select(text => (text, s + 1))).Select((c, place) => new ComparisonCounts(c.text, c.Item2, _alone[place], _allButThis[place]))];
    }

    /// <summary>Takes the rows that fulfil the same comparisons.</summary>
    public void Add(IRowReader row)
    {
        for (var i = 0; i < _numbers.Length; i++)
        {
            _numbers[i] = row.Int64(i + 1);
        }

        var rows = row.Int64(0);
        List<int> lackOne = [];
        var (place, isSelected) = (0, false);
        foreach (var side in sides)
        {
            var (lacking, last) = (0, 0);
            for (var i = 0; i < side.Count; i++, place++)
            {
                if (IsFulfilled(place))
                {
                    _alone[place] += rows;
                }
                else
                {
                    (lacking, last) = (lacking + 1, place);
                }
            }

            isSelected |= lacking == 0;
            if (lacking == 1 && side.Count > 1)
            {
                lackOne.Add(last);
            }
        }

        foreach (var only in isSelected ? [] : lackOne)
        {
            _allButThis[only] += rows;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _counting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private bool IsFulfilled(int place) => ((_numbers[place / BitsOfNumber] >> (place % BitsOfNumber)) & 1) == 1;
}
