namespace Backfill.Generators.Schema;

/// <summary>
/// Cuts a dump into tokens. Comments are left out, but what stands in a versioned comment is read, as a server reads it. Any text gives tokens, up to the
/// end: nothing is an error here.
/// </summary>
internal sealed class SqlLexer(string text)
{
    private const int NeverExecuted = 999999;

    // Files that were put together have one in the middle.
    private const char ByteOrderMark = '\uFEFF';

    private string _delimiter = ";";
    private int _position;
    private bool _atStatement = true;
    private bool _inVersionedComment;

    public bool HasDelimiter => _delimiter != ";";

    /// <summary>The next token.</summary>
    public SqlToken Next()
    {
        while (SkipSpaceAndComments() && TakesDelimiterCommand())
        {
        }

        var start = _position;
        if (start >= text.Length)
        {
            return new SqlToken(SqlTokenKind.End, text.Length, 0);
        }

        if (AtDelimiter(start))
        {
            _atStatement = true;
            return Take(SqlTokenKind.StatementEnd, start + _delimiter.Length);
        }

        _atStatement = false;
        return text[start] switch
        {
            '`' => Take(SqlTokenKind.Name, AfterQuote(start, escapes: false)),
            '\'' or '"' => Take(SqlTokenKind.Text, AfterQuote(start, escapes: true)),
            var c when IsOfWord(c) => Take(SqlTokenKind.Word, AfterWord(start)),
            _ => Take(SqlTokenKind.Symbol, start + 1),
        };
    }

    /// <summary>Whether the token is this keyword, in any case.</summary>
    public bool Is(SqlToken token, string keyword) =>
        token.Kind == SqlTokenKind.Word && token.Length == keyword.Length && string.Compare(text, token.Start, keyword, 0, token.Length, StringComparison.OrdinalIgnoreCase) == 0;

    public bool Is(SqlToken token, char symbol) => token.Kind == SqlTokenKind.Symbol && text[token.Start] == symbol;

    /// <summary>What the token says: without quotes, doubled quotes once, escapes resolved.</summary>
    public string ValueOf(SqlToken token) => token.Kind is SqlTokenKind.Name or SqlTokenKind.Text
        ? Quotes.Take(text, token.Start, token.Length)
        : text.Substring(token.Start, token.Length);

    /// <summary>Whether one token follows the other without a space between.</summary>
    public static bool Touch(SqlToken first, SqlToken second) => first.Start + first.Length == second.Start;

    private SqlToken Take(SqlTokenKind kind, int end)
    {
        var start = _position;
        _position = end;
        return new SqlToken(kind, start, end - start);
    }

    /// <summary>Always true, for the loop that calls it.</summary>
    private bool SkipSpaceAndComments()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (char.IsWhiteSpace(c) || c == ByteOrderMark)
            {
                _position++;
            }
            else if (_inVersionedComment && At("*/"))
            {
                _inVersionedComment = false;
                _position += 2;
            }
            else if (c == '#' || (At("--") && (_position + 2 >= text.Length || text[_position + 2] <= ' ')) || AtBreakpoint())
            {
                _position = DownSections.After(text, _position, AfterLine());
            }
            else if (!At("/*") || !SkipComment())
            {
                break;
            }
        }

        return true;
    }

    private bool SkipComment()
    {
        var content = At("/*!") ? _position + 3 : At("/*M!") ? _position + 4 : -1;
        if (content >= 0)
        {
            var version = 0;
            var digits = 0;
            for (; digits < 6 && content < text.Length && text[content] is >= '0' and <= '9'; content++, digits++)
            {
                version = (version * 10) + (text[content] - '0');
            }

            if (version < NeverExecuted)
            {
                _inVersionedComment = true;
                _position = content;
                return true;
            }
        }

        var end = text.IndexOf("*/", Math.Min(_position + 2, text.Length), StringComparison.Ordinal);
        _position = end < 0 ? text.Length : end + 2;
        return true;
    }

    /// <summary>DELIMITER is a command of the client, up to the end of its line.</summary>
    private bool TakesDelimiterCommand()
    {
        const string Command = "DELIMITER";
        if (!_atStatement || string.Compare(text, _position, Command, 0, Command.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return false;
        }

        var start = _position + Command.Length;
        if (start < text.Length && IsOfWord(text[start]))
        {
            return false;
        }

        var end = AfterLine();
        var delimiter = text.Substring(start, end - start).Trim();
        _delimiter = delimiter.Length == 0 ? _delimiter : delimiter;
        _position = end;
        return true;
    }

    // "--> statement-breakpoint": what drizzle writes between two statements.
    private bool AtBreakpoint() => _atStatement && At("-->");

    private int AfterLine()
    {
        var end = text.IndexOf('\n', _position);
        return end < 0 ? text.Length : end + 1;
    }

    private int AfterQuote(int start, bool escapes)
    {
        var quote = text[start];
        for (var i = start + 1; i < text.Length; i++)
        {
            if (escapes && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                if (i + 1 >= text.Length || text[i + 1] != quote)
                {
                    return i + 1;
                }

                i++;
            }
        }

        return text.Length;
    }

    private int AfterWord(int start)
    {
        var end = start + 1;
        while (end < text.Length && IsOfWord(text[end]) && !AtDelimiter(end))
        {
            end++;
        }

        return end;
    }

    private bool At(string marker) => string.CompareOrdinal(text, _position, marker, 0, marker.Length) == 0;

    private bool AtDelimiter(int position) => string.CompareOrdinal(text, position, _delimiter, 0, _delimiter.Length) == 0;

    private static bool IsOfWord(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '$' or (>= '\u0080' and not ByteOrderMark);
}
