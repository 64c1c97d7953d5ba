using Backfill;

namespace CancelledSubscriptions.Telling;

/// <summary>What outcomes and standings mean in this story.</summary>
internal static class OutcomeWords
{
    public static IReadOnlyList<(Outcome Outcome, string Words)> All { get; } =
    [
        (Outcome.SameAsArchive, "hold already what the backup says"),
        (Outcome.NotInArchive, "the backup does not have the row"),
        (Outcome.NullInArchive, "the backup has no date for it"),
        (Outcome.SourceUnchanged, "updated_at is as in the backup, so the bad job did not write it"),
        (Outcome.SkippedByGuard, "still active in the backup: its updated_at is not when it was cancelled"),
        (Outcome.Conflict, "a customer took it up again, set the date or deleted it meanwhile: left alone"),
        (Outcome.Failed, "could not be judged or written"),
    ];

    public static IReadOnlyList<(Standing Standing, string Words)> Standings { get; } =
    [
        (Standing.Holds, "hold what the run wrote, and it equals the backup"),
        (Standing.ChangedSince, "have been changed by the application since"),
        (Standing.Deleted, "have been deleted since"),
        (Standing.BackAtOld, "are back at the damaged value: somebody had the row in memory and saved it"),
        (Standing.DiffersFromArchive, "differ from the backup"),
    ];
}
