namespace Backfill.Generators.Schema;

internal enum SqlTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>The delimiter: <c>;</c>, or what DELIMITER made it.</summary>
    StatementEnd,

    /// <summary>A keyword, an unquoted name or a number.</summary>
    Word,

    /// <summary>A name in backticks.</summary>
    Name,

    /// <summary>Text in single or double quotes; with ANSI_QUOTES the latter are names.</summary>
    Text,

    /// <summary>Any other character.</summary>
    Symbol,
}

/// <summary>A piece of SQL and where it stands, quotes included.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int Length);
