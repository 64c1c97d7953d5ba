namespace Backfill.Generators.Schema;

/// <summary>Reads tokens with one in view.</summary>
internal sealed class TokenReader
{
    private readonly SqlLexer _lexer;

    public TokenReader(string text)
    {
        _lexer = new SqlLexer(text);
        Current = _lexer.Next();
    }

    public SqlToken Current { get; private set; }

    public bool AtEnd => Current.Kind is SqlTokenKind.End or SqlTokenKind.StatementEnd;

    /// <summary>Whether what is in view may be a name.</summary>
    public bool AtName => Current.Kind is SqlTokenKind.Word or SqlTokenKind.Name or SqlTokenKind.Text;

    /// <summary>Whether it is a keyword: a name in quotes never is.</summary>
    public bool At(string keyword) => _lexer.Is(Current, keyword);

    public bool At(char symbol) => _lexer.Is(Current, symbol);

    public string Value => _lexer.ValueOf(Current);

    public SqlToken Read()
    {
        var read = Current;
        Current = _lexer.Next();
        return read;
    }

    public string ReadValue() => _lexer.ValueOf(Read());

    /// <summary>Reads the keyword if it is in view.</summary>
    public bool Reads(string keyword)
    {
        var found = At(keyword);
        if (found)
        {
            Read();
        }

        return found;
    }

    /// <summary>Reads the symbol if it is in view.</summary>
    public bool Reads(char symbol)
    {
        var found = At(symbol);
        if (found)
        {
            Read();
        }

        return found;
    }

    /// <summary>Reads a token, or everything from an opening parenthesis to its end.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            depth += At('(') ? 1 : At(')') ? -1 : 0;
            Read();
        }
        while (depth > 0 && !AtEnd);
    }

    /// <summary>Reads to the end of an item of a list: before its comma or the parenthesis that closes the list.</summary>
    public void SkipItem()
    {
        while (!AtEnd && !At(',') && !At(')'))
        {
            Skip();
        }
    }

    /// <summary>Reads <c>name</c> or <c>database.name</c> and gives the last part; null when there is none.</summary>
    public SqlToken? ReadQualifiedName()
    {
        if (!AtName)
        {
            return null;
        }

        var name = Read();
        while (At('.'))
        {
            Read();
            if (!AtName)
            {
                return null;
            }

            name = Read();
        }

        return name;
    }

    public string ValueOf(SqlToken token) => _lexer.ValueOf(token);
}
