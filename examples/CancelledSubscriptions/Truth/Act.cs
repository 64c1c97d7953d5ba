namespace CancelledSubscriptions.Truth;

/// <summary>What a customer does to a row.</summary>
internal enum Deed
{
    /// <summary>Takes the subscription up again.</summary>
    Reactivates,

    /// <summary>Sets <c>cancelled_at</c>.</summary>
    SetsTheDate,

    /// <summary>Deletes the row.</summary>
    Deletes,

    /// <summary>Changes another column.</summary>
    ChangesTheQuantity,

    /// <summary>Saves the row as it was in memory before the run, the damaged date with it.</summary>
    SavesTheDamageAgain,
}

/// <summary>When a customer does it.</summary>
internal enum Moment
{
    /// <summary>After the run has read the row and before it writes it.</summary>
    BetweenReadAndWrite,

    /// <summary>At some time while the run is at work.</summary>
    DuringTheRun,

    /// <summary>When the run is over.</summary>
    AfterTheRun,
}

/// <summary>A deed of a customer at its moment.</summary>
/// <param name="Deed">What.</param>
/// <param name="Moment">When, seen from the run.</param>
/// <param name="At">When, by the clock of the customer's session.</param>
internal sealed record Act(Deed Deed, Moment Moment, DateTime At)
{
    /// <summary>What the deed makes of a row; null when it is gone.</summary>
    public LiveRow? ChangeOf(LiveRow row, DateTime? damagedDate) => Deed switch
    {
        Deed.Reactivates => row with { Active = true, CancelledAt = null, UpdatedAt = At },
        Deed.SetsTheDate => row with { CancelledAt = At, UpdatedAt = At },
        Deed.ChangesTheQuantity => row with { Quantity = row.Quantity + 1, UpdatedAt = At },
        Deed.SavesTheDamageAgain => row with { CancelledAt = damagedDate, UpdatedAt = At },
        _ => null,
    };

    /// <summary>Whether the row is out of the bad job's reach afterwards: no longer selected.</summary>
    public bool EndsTheDamage => Deed is Deed.Reactivates or Deed.SetsTheDate or Deed.Deletes;
}
