namespace Backfill.Running;

/// <summary>The reasons that stand next to an outcome.</summary>
internal static class ReasonText
{
    private const int Longest = 500;

    public const string LostBeforeWrite = "The row was deleted, or is no longer selected, between read and write.";

    public static string Of(Exception error) =>
        Cut(error is FormatException ? error.Message : $"Guard threw {error.GetType().Name}: {error.Message}");

    private static string Cut(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - 1), "…");
}
