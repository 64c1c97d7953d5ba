namespace Backfill.Running;

/// <summary>How many exceptions the exception table still takes.</summary>
/// <param name="cap">At most so many per run.</param>
/// <param name="before">The run's counters when this call began.</param>
internal sealed class ExceptionBudget(long cap, OutcomeCounts before)
{
    private long _recorded = before.Recorded;

    /// <summary>Room for this many.</summary>
    public long Room => Math.Max(0, cap - _recorded);

    /// <summary>Exceptions that are counted, but found no room: those of earlier calls among them.</summary>
    public long WithoutRoom { get; private set; } = before.Exceptions - before.Recorded;

    public void Spend(long recorded, long withoutRoom)
    {
        _recorded += recorded;
        WithoutRoom += withoutRoom;
    }
}
