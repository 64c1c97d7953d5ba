using System.Globalization;

namespace Backfill.Testing.Story;

/// <summary>One row of the story, computed from its key: what live and the backup hold, and what is true. Knows nothing of the code under test.</summary>
/// <param name="Id">The key.</param>
public readonly record struct StoryRow(ulong Id)
{
    /// <summary>The window in which the bad job ran.</summary>
    public static DateTime StampedFrom { get; } = new(2024, 3, 1);

    /// <summary>The end of the window.</summary>
    public static DateTime StampedTo { get; } = new(2024, 3, 3);

    private int Kind => (int)(Id % 20);

    /// <summary>What must become of the row, or null when it is not selected.</summary>
    public Outcome? Expected => Kind switch
    {
        <= 4 or 19 => null,
        14 => Outcome.SkippedByGuard,
        15 => Outcome.NotInArchive,
        16 => Outcome.NullInArchive,
        17 => Outcome.SameAsArchive,
        18 => Outcome.SourceUnchanged,
        _ => Outcome.Restored,
    };

    /// <summary>Whether the backup has it.</summary>
    public bool IsInBackup => Kind != 15;

    private bool Active => Kind <= 4;

    // Rows cancelled between backup and damage were active in the backup.
    private bool ActiveInBackup => Kind <= 4 || Kind == 14;

    private DateTime Cancelled => new DateTime(2021, 1, 1).AddSeconds(Id * 397 % 90_000_000);

    /// <summary>The day of the job: the second pass stamped more than 98 of 100 rows with the day of the first.</summary>
    private DateTime Stamp => StampedFrom.AddDays(Id / 20 % 100 == 0 ? 0 : 1).AddSeconds(Id % 80_000);

    private DateTime? LiveCancelledAt => Active ? null : Kind == 19 ? new DateTime(2024, 4, 1).AddSeconds(Id % 80_000) : Stamp;

    private DateTime? BackupUpdatedAt => Kind switch
    {
        16 => null,
        17 => Stamp,
        _ => Cancelled,
    };

    private DateTime LiveUpdatedAt => Kind == 18 ? Cancelled : Stamp.AddSeconds(1);

    /// <summary>What <c>cancelled_at</c> must hold after the run.</summary>
    public DateTime? TrueCancelledAt => Expected == Outcome.Restored ? BackupUpdatedAt : LiveCancelledAt;

    /// <summary>The live row as SQL values, in the order of the table's columns.</summary>
    public string LiveValues => Values(Active, LiveCancelledAt, LiveUpdatedAt);

    /// <summary>The archived row as SQL values.</summary>
    public string BackupValues => Values(ActiveInBackup, null, BackupUpdatedAt);

    private string Values(bool active, DateTime? cancelled, DateTime? updated) => string.Create(
        CultureInfo.InvariantCulture,
        $"({Id}, {(active ? 1 : 0)}, {Literal(cancelled)}, {Literal(updated)}, 'Kündigung {Id}', {Id % 1000}.25, '{2023 + (Id % 2)}-10-29 01:30:00.123456', NULL)");

    /// <summary>A time as an SQL literal.</summary>
    public static string Literal(DateTime? time) => time is { } t ? t.ToString("\\'yyyy-MM-dd HH:mm:ss\\'", CultureInfo.InvariantCulture) : "NULL";
}
