using Backfill.Stores;
using CancelledSubscriptions.Databases;
using CancelledSubscriptions.Truth;

namespace CancelledSubscriptions.Accident;

/// <summary>
/// Customers while a run is at work: some at any time, on a thread and a connection of their own, and some in the worst moment, on another one:
/// when the run has read their row and not yet written it.
/// </summary>
internal sealed class CustomersDuringTheRun : IDisposable
{
    /// <summary>Rows that customers change on their own thread per batch of the run, so that they are at work all the time it is.</summary>
    private const int TurnsPerBatch = 4;

    private readonly Customers _inBetween;
    private readonly Customers _meanwhile;
    private readonly Dictionary<ulong, Subscription> _waiting;
    private readonly List<Subscription> _anyTime;
    private readonly SemaphoreSlim _turns = new(0);
    private Task _atWork = Task.CompletedTask;

    public CustomersDuringTheRun(ShopDatabase shop, Population truth)
    {
        _inBetween = new Customers(shop);
        _meanwhile = new Customers(shop);
        _waiting = truth.Rows.Where(row => row.Act is { Moment: Moment.BetweenReadAndWrite }).ToDictionary(row => row.Id);
        _anyTime = [.. truth.Rows.Where(row => row.Act is { Moment: Moment.DuringTheRun })];
    }

    /// <summary>Rows changed in the worst moment.</summary>
    public long InBetween { get; private set; }

    /// <summary>Rows changed at any time.</summary>
    public long Meanwhile { get; private set; }

    /// <summary>Stands before the live store of the run; the customers begin their day.</summary>
    public ILiveStore Watch(ILiveStore store)
    {
        _atWork = Task.Run(WorkAsync);
        return new BusyStore(store, AfterRead);
    }

    /// <summary>Waits until every customer has done what they wanted.</summary>
    public Task FinishAsync()
    {
        _turns.Release(_anyTime.Count);
        return _atWork;
    }

    public void Dispose()
    {
        _inBetween.Dispose();
        _meanwhile.Dispose();
        _turns.Dispose();
    }

    private async Task WorkAsync()
    {
        foreach (var row in _anyTime)
        {
            await _turns.WaitAsync();
            _meanwhile.Do(row);
            Meanwhile++;
        }
    }

    private void AfterRead(IReadOnlyList<ulong> keys)
    {
        _turns.Release(TurnsPerBatch);
        foreach (var key in keys)
        {
            if (_waiting.Remove(key, out var row))
            {
                _inBetween.Do(row);
                InBetween++;
            }
        }
    }
}
