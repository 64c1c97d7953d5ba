using System.Globalization;
using System.Text;
using Backfill.Cli.Texts;

namespace Backfill.Cli.Commands;

/// <summary>A word as a shell takes it.</summary>
internal static class ShellWord
{
    public static string Of(string text) =>
        text.Length > 0 && text.All(IsPlain) ? text
        : VisibleText.Hides(text) ? Escaped(text)
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>An option with its value: in one word where the value would be taken for an option, or for nothing.</summary>
    public static string[] OfOption(string option, string value) =>
        value.StartsWith('-') ? [$"{option}={Of(value)}"] : [option, Of(value)];

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '/' or ',' or '+';

    // A terminal would do what control characters say: $'…' of bash and zsh has them as text.
    private static string Escaped(string text)
    {
        var word = new StringBuilder("$'");
        foreach (var rune in text.EnumerateRunes())
        {
            if (!VisibleText.Hides(rune))
            {
                word.Append(rune.Value is '\'' or '\\' ? "\\" : "").Append(rune);
                continue;
            }

            // As bytes: what \u is depends on the shell's locale.
            foreach (var b in Encoding.UTF8.GetBytes(rune.ToString()))
            {
                word.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
            }
        }

        return word.Append('\'').ToString();
    }
}
