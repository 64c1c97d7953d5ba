using Backfill.Planning;

namespace Backfill.Running;

/// <summary>The reasons that stand next to an outcome.</summary>
internal static class ReasonText
{
    private const int Longest = 500;

    public const string LostBeforeWrite = "The row was deleted, got another key, or is no longer selected, between read and write.";

    public const string DeletedMeanwhile = "The row was deleted, or got another key, between read and write.";

    public const string NotSelectedMeanwhile = "The row was changed between read and write, and is no longer selected.";

    public const string ChangedMeanwhile = "The column was changed between read and write.";

    public const string MatchedMeanwhile = "A column of Match was changed between read and write.";

    public static string KeyReused(string column, string archive) => $"The key was reused: '{column}' is not the same in live and in the backup \"{archive}\".";

    /// <summary>Why a value of the backup cannot be written as it is.</summary>
    public static string Unwritable(Field value, RestoredColumn column) =>
        value.IsWithheld ? Withheld($"The backup's '{column.Source.Name}'", value)
        : value.Is(OwnText.Marked)
        ? $"The backup's '{column.Source.Name}' is a JSON document with what the text of JSON cannot say ({string.Join(", ", Types(value))}); copy it from server to server."
        : Cut($"The backup's '{column.Source.Name}' is '{value}' in the character set {value.CharacterSet}, which live's '{column.Target.Name}' would not hold as the same text.");

    /// <summary>Of a JSON document that its server does not give.</summary>
    public static string Withheld(string what, Field value) =>
        $"{what} is a JSON document of {value.Mark} bytes, of which its server gives no text, because that is longer than max_allowed_packet; raise it there and run again.";

    /// <param name="error">What was thrown.</param>
    /// <param name="asked">Which method of the declaration was asked.</param>
    public static string Of(Exception error, string asked) =>
        Cut(error is FormatException ? error.Message : $"{asked} threw {error.GetType().Name}: {error.Message}");

    // INTEGER, DOUBLE and the rest come back from the text as what they are.
    private static IEnumerable<string> Types(Field document) =>
        document.Mark.Split('"').Where((_, i) => i % 2 == 1).Distinct().Except(["OBJECT", "ARRAY", "STRING", "INTEGER", "DOUBLE", "BOOLEAN", "NULL"]);

    private static string Cut(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - 1), "…");
}
