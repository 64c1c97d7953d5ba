namespace CancelledSubscriptions.Truth;

/// <summary>What happened to a row between the backup and the restore. Decided first; everything else about the row follows from it.</summary>
internal enum Fate
{
    /// <summary>Active all the time.</summary>
    Active,

    /// <summary>Active all the time, and changed by its customer since the backup.</summary>
    EditedSinceTheBackup,

    /// <summary>Deleted by its customer since the backup.</summary>
    DeletedSinceTheBackup,

    /// <summary>Cancelled long ago; both passes stamped it, so it shows the day of the first run.</summary>
    Damaged,

    /// <summary>Cancelled long ago; the first pass did not get there, so the second one stamped it rightly.</summary>
    MissedByTheFirstPass,

    /// <summary>Cancelled in the hour before the backup, on the day of the first run, and stamped by both passes: its right value looks damaged too.</summary>
    CancelledThatNight,

    /// <summary>The same, but missed by the first pass: it holds its right value already.</summary>
    CancelledThatNightAndMissed,

    /// <summary>Active in the backup, cancelled by its customer before the damage. The backup knows no date for it.</summary>
    CancelledAfterTheBackup,

    /// <summary>The backup does not have it: it was made and cancelled later that day.</summary>
    MissingFromTheBackup,

    /// <summary>Cancelled long ago, but the backup has no <c>updated_at</c> for it.</summary>
    NoDateInTheBackup,

    /// <summary>Cancelled by telephone on the day of the first run and entered later by support, who kept <c>updated_at</c> as it was: right as it is.</summary>
    EnteredBySupport,

    /// <summary>Cancelled by its customer after the damage, by an application that now writes the date itself: right as it is.</summary>
    CancelledAfterTheDamage,

    /// <summary>Damaged, and taken up again by its customer before anybody noticed.</summary>
    ReactivatedAfterTheDamage,
}
