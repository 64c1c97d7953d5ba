namespace Backfill.Generators.Schema;

/// <summary>Reads tokens with one in view.</summary>
internal sealed class TokenReader
{
    private readonly SqlLexer _lexer;

    private readonly int _file;

    /// <param name="text">The text.</param>
    /// <param name="file">Which of the files it is, where several are read as one.</param>
    public TokenReader(string text, int file = 0)
    {
        _lexer = new SqlLexer(text);
        _file = file;
        Current = _lexer.Next();
    }

    public SqlToken Current { get; private set; }

    /// <summary>Whether a semicolon ends a statement though it is not the delimiter: between BEGIN and END of a routine.</summary>
    public bool InBody { get; set; }

    public bool AtEnd => Current.Kind is SqlTokenKind.End or SqlTokenKind.StatementEnd || (InBody && At(';'));

    /// <summary>Whether DELIMITER has made another one than the semicolon.</summary>
    public bool HasDelimiter => _lexer.HasDelimiter;

    public bool AtEndOfText => Current.Kind == SqlTokenKind.End;

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

    /// <summary>Whether one of the keywords is in view.</summary>
    public bool AtAny(params string[] keywords) => Array.Exists(keywords, At);

    /// <summary>Reads one of the keywords if it is in view.</summary>
    public bool ReadsAny(params string[] keywords) => Array.Exists(keywords, Reads);

    /// <summary>Reads IF EXISTS or IF NOT EXISTS if it is in view.</summary>
    public bool ReadsIfExists()
    {
        var found = Reads("IF");
        if (found)
        {
            Reads("NOT");
            Reads("EXISTS");
        }

        return found;
    }

    /// <summary>Reads CHARACTER SET, CHAR SET or CHARSET if it is in view.</summary>
    public bool ReadsCharset() => Reads("CHARSET") || (ReadsAny("CHARACTER", "CHAR") && Reads("SET"));

    /// <summary>Reads an equals sign, if there is one, and the name behind it, in lower case; null when there is none or it is DEFAULT.</summary>
    public string? ReadSetting()
    {
        Reads('=');
        return Reads("DEFAULT") || !AtName ? null : ReadValue().ToLowerInvariant();
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

    public Extent PlaceOf(SqlToken token) => new(token.Start, token.Length, _file);
}
