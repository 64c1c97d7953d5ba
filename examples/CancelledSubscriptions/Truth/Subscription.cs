using Backfill;
using CancelledSubscriptions.Accident;

namespace CancelledSubscriptions.Truth;

/// <summary>
/// The truth about one row: what it was in the backup, what the accident made of it, and what it must be at each step of the story.
/// All of it follows from its <see cref="Truth.Fate"/> and the <see cref="Truth.Act"/> of its customer; nothing is asked of Backfill.
/// </summary>
internal sealed class Subscription
{
    public required ulong Id { get; init; }

    public required Fate Fate { get; init; }

    public required ArchivedRow? Archived { get; init; }

    /// <summary>Live just before the first pass of the bad job; null for a row deleted since the backup.</summary>
    public required LiveRow? BeforeTheJob { get; init; }

    public Act? Act { get; init; }

    /// <summary>When the first pass stamps it; null when it does not get there or the row is active.</summary>
    public DateTime? FirstStamp { get; set; }

    /// <summary>When the second pass stamps it; null when the row is active.</summary>
    public DateTime? SecondStamp { get; set; }

    /// <summary>Live after both passes.</summary>
    public LiveRow? AfterTheJob => SecondStamp is { } second
        ? BeforeTheJob! with { CancelledAt = FirstStamp ?? BeforeTheJob.UpdatedAt, UpdatedAt = second }
        : BeforeTheJob;

    /// <summary>Live when the restore begins.</summary>
    public LiveRow? Damaged => Fate switch
    {
        Fate.EnteredBySupport => AfterTheJob! with { Active = false, CancelledAt = SupportDate },
        Fate.CancelledAfterTheDamage => AfterTheJob! with { Active = false, CancelledAt = AftermathDate, UpdatedAt = AftermathDate },
        Fate.ReactivatedAfterTheDamage => AfterTheJob! with { Active = true, CancelledAt = null, UpdatedAt = AftermathDate },
        _ => AfterTheJob,
    };

    /// <summary>The outcome in the first run; null: not selected.</summary>
    public Outcome? FirstRun => ByFate is Outcome.Restored && Act is { Moment: Moment.BetweenReadAndWrite, EndsTheDamage: true } ? Outcome.Conflict : ByFate;

    public LiveRow? AfterTheFirstRun
    {
        get
        {
            var row = Act is { Moment: not Moment.AfterTheRun } ? Act.ChangeOf(Damaged!, Damaged!.CancelledAt) : Damaged;
            return FirstRun is Outcome.Restored ? row! with { CancelledAt = Archived!.UpdatedAt } : row;
        }
    }

    /// <summary>The outcome in the second run: of the restored rows only those are selected whose right date is in the damaged day.</summary>
    public Outcome? SecondRun => FirstRun switch
    {
        Outcome.Restored => Fate is Fate.CancelledThatNight ? Outcome.SameAsArchive : null,
        Outcome.Conflict => null,
        var other => other,
    };

    public LiveRow? AfterTheCustomers =>
        Act is { Moment: Moment.AfterTheRun } ? Act.ChangeOf(AfterTheFirstRun!, Damaged!.CancelledAt) : AfterTheFirstRun;

    /// <summary>How verify must find a restored row after the customers went on.</summary>
    public Standing? Standing => FirstRun is not Outcome.Restored ? null : Act is { Moment: Moment.AfterTheRun } ? Act.Deed switch
    {
        Deed.Deletes => Backfill.Standing.Deleted,
        Deed.SavesTheDamageAgain => Backfill.Standing.BackAtOld,
        Deed.ChangesTheQuantity => Backfill.Standing.Holds,
        _ => Backfill.Standing.ChangedSince,
    } : Backfill.Standing.Holds;

    public bool IsUndone => Standing is Backfill.Standing.Holds;

    public LiveRow? AfterUndo => IsUndone ? AfterTheCustomers! with { CancelledAt = Damaged!.CancelledAt } : AfterTheCustomers;

    public Outcome? ThirdRun => Act is { EndsTheDamage: true } ? null : ByFate;

    public LiveRow? AfterTheThirdRun => ThirdRun is Outcome.Restored ? AfterUndo! with { CancelledAt = Archived!.UpdatedAt } : AfterUndo;

    /// <summary>When support says that it was cancelled: another time for each row, so that a value in the wrong row is seen.</summary>
    public DateTime SupportDate => Dates.FirstRunDay.AddHours(10).AddTicks((long)Id * Dates.ClockStep);

    /// <summary>When its customer cancels it, or takes it up again, after the damage.</summary>
    public DateTime AftermathDate => Dates.Aftermath.AddTicks((long)Id * Dates.ClockStep);

    private Outcome? ByFate => Fate switch
    {
        Fate.Damaged or Fate.CancelledThatNight => Outcome.Restored,
        Fate.CancelledThatNightAndMissed => Outcome.SameAsArchive,
        Fate.CancelledAfterTheBackup => Outcome.SkippedByGuard,
        Fate.MissingFromTheBackup => Outcome.NotInArchive,
        Fate.NoDateInTheBackup => Outcome.NullInArchive,
        Fate.EnteredBySupport => Outcome.SourceUnchanged,
        _ => null,
    };
}
