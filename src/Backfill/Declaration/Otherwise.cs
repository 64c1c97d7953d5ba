namespace Backfill;

/// <summary>What becomes of selected rows that no backup can help.</summary>
public enum Otherwise
{
    /// <summary>The row is left as it is and reported: <see cref="Outcome.NotInArchive"/>.</summary>
    Keep,

    /// <summary>
    /// The column becomes NULL, as if that were what the backups say: <see cref="Outcome.Restored"/>, or <see cref="Outcome.SameAsArchive"/> where it is NULL already. Journaled
    /// like any other value (with 0 as the number of the backup), so it can be undone. Only for a column that can be NULL.
    /// </summary>
    Null,
}
