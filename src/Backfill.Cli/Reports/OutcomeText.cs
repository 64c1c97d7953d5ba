using Spectre.Console;

namespace Backfill.Cli.Reports;

/// <summary>What each outcome means, as a plain sentence.</summary>
internal static class OutcomeText
{
    public static string Of(Outcome outcome, Tense tense) => (outcome, tense) switch
    {
        (Outcome.Restored, Tense.WouldRun) => "would get the value of the backup",
        (Outcome.Restored, Tense.Ran) => "got the value of the backup",
        (Outcome.Restored, _) => "got back the value from before the run",
        (Outcome.SameAsArchive, Tense.Undid) => "held the value from before already",
        (Outcome.SameAsArchive, _) => "already hold what the backup says",
        (Outcome.NotInArchive, _) => "the backup has no such row",
        (Outcome.NullInArchive, _) => "the backup has NULL, nothing to put back",
        (Outcome.SourceUnchanged, _) => "the source is the same in live and backup",
        (Outcome.SkippedByGuard, _) => "the guard declined",
        (Outcome.Conflict, Tense.Undid) => "changed or deleted since the run, left alone",
        (Outcome.Conflict, _) => "changed or deleted meanwhile, left alone",
        _ => "could not be judged or written",
    };

    public static Style Style(Outcome outcome) => outcome switch
    {
        Outcome.Restored => Layout.Good,
        Outcome.Failed => Layout.Bad,
        Outcome.Conflict => Layout.Look,
        _ => Spectre.Console.Style.Plain,
    };

    internal enum Tense
    {
        WouldRun,
        Ran,
        Undid,
    }
}
