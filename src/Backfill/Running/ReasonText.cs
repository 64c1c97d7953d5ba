namespace Backfill.Running;

/// <summary>The reasons that stand next to an outcome.</summary>
internal static class ReasonText
{
    private const int Longest = 500;

    public const string LostBeforeWrite = "The row was deleted, got another key, or is no longer selected, between read and write.";

    public const string MatchedMeanwhile = "A column of Match was changed between read and write.";

    public static string KeyReused(string column, string archive) => $"The key was reused: '{column}' is not the same in live and in the backup \"{archive}\".";

    /// <param name="error">What was thrown.</param>
    /// <param name="asked">Which method of the declaration was asked.</param>
    public static string Of(Exception error, string asked) =>
        Cut(error is FormatException ? error.Message : $"{asked} threw {error.GetType().Name}: {error.Message}");

    private static string Cut(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - 1), "…");
}
