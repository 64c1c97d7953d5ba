namespace Backfill;

/// <summary>Rows by outcome, and how many rows the reader returned: two sources that must agree.</summary>
public sealed class OutcomeCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<Outcome>().Length];

    /// <summary>Rows that the reader returned as selected.</summary>
    public long Selected { get; set; }

    /// <summary>Exceptions written to the exception table (fewer than the exceptions once the cap is reached).</summary>
    public long Recorded { get; set; }

    /// <summary>Rows of an outcome.</summary>
    public long this[Outcome outcome]
    {
        get => _counts[(int)outcome];
        set => _counts[(int)outcome] = value;
    }

    /// <summary>The sum of the outcomes.</summary>
    public long Sum => _counts.Sum();

    /// <summary>Rows that a person must look at: every outcome but Restored and SameAsArchive.</summary>
    public long Exceptions => Sum - this[Outcome.Restored] - this[Outcome.SameAsArchive];

    /// <summary>Whether every selected row has exactly one outcome.</summary>
    public bool Reconciles => Selected == Sum;

    /// <summary>Adds another's counts to these.</summary>
    public void Add(OutcomeCounts other)
    {
        Selected += other.Selected;
        Recorded += other.Recorded;
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }
}
