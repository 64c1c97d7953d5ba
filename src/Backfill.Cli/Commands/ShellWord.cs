using System.Globalization;
using System.Text;

namespace Backfill.Cli.Commands;

/// <summary>A word as a shell takes it.</summary>
internal static class ShellWord
{
    public static string Of(string text) =>
        text.Length > 0 && text.All(IsPlain) ? text
        : text.Any(char.IsControl) ? Escaped(text)
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>An option with its value: in one word where the value would be taken for an option, or for nothing.</summary>
    public static string[] OfOption(string option, string value) =>
        value.StartsWith('-') ? [$"{option}={Of(value)}"] : [option, Of(value)];

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '/' or ',' or '+';

    // A terminal would do what control characters say: $'…' of bash and zsh has them as text.
    private static string Escaped(string text)
    {
        var word = new StringBuilder("$'");
        foreach (var c in text)
        {
            _ = c is '\'' or '\\' ? word.Append('\\').Append(c)
                : char.IsControl(c) ? word.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : word.Append(c);
        }

        return word.Append('\'').ToString();
    }
}
