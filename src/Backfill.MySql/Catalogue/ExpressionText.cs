using System.Text;
using System.Text.Unicode;

namespace Backfill.MySql.Catalogue;

/// <summary>An expression as information_schema writes it.</summary>
internal static class ExpressionText
{
    /// <summary>The columns that it names: what stands between backticks, but in no text.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isMySql">Whether MySQL wrote it: with a backslash before each quote and backslash, and each byte of UTF-8 as a character.</param>
    public static IReadOnlyList<string> Columns(string expression, bool isMySql)
    {
        var text = isMySql ? Unescaped(Decoded(expression)) : expression;
        List<string> columns = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '`' or '\'' or '"')
            {
                var (content, end) = Quoted(text, i);
                if (text[i] == '`')
                {
                    columns.Add(content);
                }

                i = end;
            }
        }

        return columns;
    }

    private static (string Content, int End) Quoted(string text, int start)
    {
        var quote = text[start];
        var content = new StringBuilder();
        var i = start + 1;
        for (; i < text.Length; i++)
        {
            if (text[i] == quote && (i + 1 == text.Length || text[i + 1] != quote))
            {
                break;
            }

            // A doubled quote stands for one; so does one behind a backslash, but in no name.
            i += text[i] == quote || (quote != '`' && text[i] == '\\' && i + 1 < text.Length) ? 1 : 0;
            content.Append(text[i]);
        }

        return (content.ToString(), i);
    }

    // A version that writes it as it is has characters that are no bytes, or bytes that are no UTF-8.
    private static string Decoded(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        return text.All(c => c <= byte.MaxValue) && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : text;
    }

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            plain.Append(text[i]);
        }

        return plain.ToString();
    }
}
