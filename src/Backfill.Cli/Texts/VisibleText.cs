using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Backfill.Cli.Texts;

/// <summary>
/// Text of data as it may be shown. Control characters, marks that turn the direction of writing and other characters that are not seen are written out
/// (<c>\e</c>, <c>\n</c>, <c>\u202e</c>): a terminal obeys none of them, and nothing looks like what it is not.
/// </summary>
internal static class VisibleText
{
    // The first bytes of all that may be hidden, and the backslash that says so.
    private static readonly SearchValues<byte> Suspicious =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'\\', 0x7F, 0xC2, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xEF, 0xF0, 0xF3]);

    public static bool Hides(Rune rune) => rune.Value > 0x7E
        ? Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,

            // Joiners are part of words and of emoji.
            UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
            _ => false,
        }
        : rune.Value < 0x20;

    public static bool Hides(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Hides(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>For a terminal or a table.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keep">A control character that stays, for it was put there to lay the text out.</param>
    public static string Of(string text, char keep = '\0')
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done)
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[0]:x4}");
            }
            else if (Hides(rune) && (keep == '\0' || rune.Value != keep))
            {
                Append(shown, rune);
            }
            else
            {
                shown.Append(rest[..used]);
            }

            rest = rest[used..];
        }

        return shown.ToString();
    }

    /// <summary>In JSON that is laid out in lines: there such characters stand in strings only, and the line feeds between them.</summary>
    public static string InJson(string json)
    {
        if (!Hides(json.Replace("\n", "", StringComparison.Ordinal)))
        {
            return json;
        }

        var shown = new StringBuilder(json.Length + 16);
        foreach (var rune in json.EnumerateRunes())
        {
            if (rune.Value == '\n' || !Hides(rune))
            {
                shown.Append(rune);
                continue;
            }

            foreach (var unit in rune.ToString())
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
        }

        return shown.ToString();
    }

    /// <summary>Whether bytes have to be gone through by <see cref="InFile"/>.</summary>
    public static bool MayHide(ReadOnlySpan<byte> text) => text.ContainsAny(Suspicious) || !Utf8.IsValid(text);

    /// <summary>For a file from which the bytes can be had back: a backslash is doubled, and a byte that is no text is <c>\xff</c>.</summary>
    public static byte[] InFile(ReadOnlySpan<byte> text)
    {
        var shown = new StringBuilder(text.Length + 16);
        while (text.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(text, out var rune, out var used);
            if (status != OperationStatus.Done)
            {
                foreach (var b in text[..used])
                {
                    shown.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
                }
            }
            else if (rune.Value == '\\')
            {
                shown.Append(@"\\");
            }
            else if (Hides(rune))
            {
                Append(shown, rune);
            }
            else
            {
                shown.Append(rune);
            }

            text = text[used..];
        }

        return Encoding.UTF8.GetBytes(shown.ToString());
    }

    private static void Append(StringBuilder shown, Rune rune) => _ = rune.Value switch
    {
        0x00 => shown.Append(@"\0"),
        0x07 => shown.Append(@"\a"),
        0x08 => shown.Append(@"\b"),
        0x09 => shown.Append(@"\t"),
        0x0A => shown.Append(@"\n"),
        0x0B => shown.Append(@"\v"),
        0x0C => shown.Append(@"\f"),
        0x0D => shown.Append(@"\r"),
        0x1B => shown.Append(@"\e"),
        <= 0xFFFF => shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
        _ => shown.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
    };
}
