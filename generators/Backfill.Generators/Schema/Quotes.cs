using System.Text;

namespace Backfill.Generators.Schema;

/// <summary>What stands in quotes or backticks.</summary>
internal static class Quotes
{
    public static string Take(string text, int start, int length)
    {
        var quote = text[start];
        var end = start + length;
        end -= length > 1 && text[end - 1] == quote ? 1 : 0;
        var value = new StringBuilder(length);
        for (var i = start + 1; i < end; i++)
        {
            if (i + 1 < end && text[i] == '\\' && quote != '`')
            {
                Escaped(value, text[++i]);
            }
            else
            {
                i += i + 1 < end && text[i] == quote ? 1 : 0;
                value.Append(text[i]);
            }
        }

        return value.ToString();
    }

    private static void Escaped(StringBuilder value, char c)
    {
        // A backslash stays before the two characters that mean something to LIKE.
        _ = c switch
        {
            'n' => value.Append('\n'),
            't' => value.Append('\t'),
            'r' => value.Append('\r'),
            'b' => value.Append('\b'),
            '0' => value.Append('\0'),
            'Z' => value.Append('\u001a'),
            '%' or '_' => value.Append('\\').Append(c),
            _ => value.Append(c),
        };
    }
}
