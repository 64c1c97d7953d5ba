namespace Backfill;

/// <summary>What became of one selected row. Every selected row has exactly one; the first that applies, in this order.</summary>
public enum Outcome
{
    /// <summary>No backup has the key, or by <see cref="ColumnRestoreAttribute.Match"/> its row is another thing that once had it.</summary>
    NotInArchive,

    /// <summary>The column already holds what the backup says; NULL equals NULL.</summary>
    SameAsArchive,

    /// <summary>The source, or what <c>Value</c> makes of it, is NULL in the backup, so there is nothing to put back. Not with <see cref="ColumnRestoreAttribute.RestoreNull"/>.</summary>
    NullInArchive,

    /// <summary>Only with <see cref="ColumnRestoreAttribute.SkipIfSourceUnchanged"/>: the source is the same in live and backup.</summary>
    SourceUnchanged,

    /// <summary>The declaration's guard declined the row.</summary>
    SkippedByGuard,

    /// <summary>Written by this run (in a dry run: would be written).</summary>
    Restored,

    /// <summary>Deleted, no longer selected, or no longer the same by <see cref="ColumnRestoreAttribute.Match"/>, between read and write.</summary>
    Conflict,

    /// <summary>The row could not be judged or written; its error is recorded with it.</summary>
    Failed,
}
