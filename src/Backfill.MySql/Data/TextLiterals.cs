using System.Text.Unicode;
using Backfill.Planning;

namespace Backfill.MySql.Data;

/// <summary>Literals of text, each of the character set that its bytes are of.</summary>
/// <param name="text">The statement.</param>
/// <param name="charsets">
/// Of a derived table, whose literals take a common type: for each value the character set of a column whose text is not UTF-8, or null.
/// </param>
internal sealed class TextLiterals(SqlText text, IReadOnlyList<string?>? charsets)
{
    private readonly bool[] _inOwn = new bool[charsets?.Count ?? 0];
    private readonly bool[] _inOther = new bool[charsets?.Count ?? 0];

    /// <summary>Appends a text.</summary>
    /// <param name="value">The text.</param>
    /// <param name="column">Which value of the row it is.</param>
    /// <exception cref="FormatException">It cannot stand next to the others.</exception>
    public void Append(Field value, int column)
    {
        var bytes = value.OwnBytes;
        var isPlain = !bytes.ContainsAnyExcept(LiteralWriter.Plain);
        if (value.CharacterSet is { } own)
        {
            DemandOnly(_inOwn, _inOther, column);
            if (bytes.Length > text.LongestInline)
            {
                Ahead(value, own);
            }
            else
            {
                Append(bytes, own, isPlain && !IsWide(own));
            }
        }
        else if (bytes.Length > text.LongestInline && isPlain && charsets?[column] is { } charset)
        {
            text.Append("CONVERT(");
            Ahead(value, "utf8mb4");
            text.Append($" USING {charset})");
        }
        else if (bytes.Length > text.LongestInline)
        {
            DemandOnly(_inOther, _inOwn, column);
            Ahead(value, "utf8mb4");
        }
        else if (isPlain && charsets?[column] is { } other)
        {
            // Next to a literal of that character set, one of the connection's own would turn both into its own.
            text.Append("CONVERT(");
            Quoted(bytes);
            text.Append($" USING {other})");
        }
        else if (isPlain)
        {
            Quoted(bytes);
        }
        else if (Utf8.IsValid(bytes))
        {
            DemandOnly(_inOther, _inOwn, column);
            text.AppendQuoted(bytes);
        }
        else
        {
            Append(bytes, "utf8mb4", isPlain: false);
        }
    }

    private void Ahead(Field value, string charset)
    {
        text.Append("CONVERT(");
        text.AppendAhead(value);
        text.Append($" USING {charset})");
    }

    private void Append(ReadOnlySpan<byte> bytes, string charset, bool isPlain)
    {
        if (isPlain)
        {
            text.Append($"_{charset}");
            Quoted(bytes);
        }
        else
        {
            text.AppendHex(bytes, $"_{charset} ");
        }
    }

    private void Quoted(ReadOnlySpan<byte> plain)
    {
        text.Append("'");
        text.AppendAscii(plain);
        text.Append("'");
    }

    // Backups in two character sets: one of the two texts would be written in the other's.
    private void DemandOnly(bool[] these, bool[] others, int column)
    {
        if (charsets?[column] is not null)
        {
            these[column] = true;
            if (others[column])
            {
                throw new FormatException(
                    "Its text is in another character set than that of other rows of the batch, which are from another backup; restore it by a run of its own.");
            }
        }
    }

    // Every character has two bytes or more.
    private static bool IsWide(string charset) => charset is "ucs2" or "utf16" or "utf16le" or "utf32";
}
