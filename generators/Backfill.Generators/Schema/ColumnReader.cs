namespace Backfill.Generators.Schema;

/// <summary>Reads what stands behind the name of a column, up to the comma or parenthesis that ends it.</summary>
internal static class ColumnReader
{
    private static readonly string[] Now = ["CURRENT_TIMESTAMP", "NOW", "LOCALTIME", "LOCALTIMESTAMP"];

    /// <param name="tokens">Stand on the type.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="isKey">Whether the column says that it is the primary key.</param>
    public static ColumnSchema Read(TokenReader tokens, string name, out bool isKey)
    {
        var column = TypeReader.Read(tokens, name);
        isKey = false;
        while (!tokens.AtEnd && !tokens.At(',') && !tokens.At(')'))
        {
            if (tokens.Reads("NOT"))
            {
                column = column with { Nullable = column.Nullable && !tokens.Reads("NULL") };
            }
            else if (tokens.Reads("COMMENT") || tokens.Reads("DEFAULT"))
            {
                // Whatever it is, it is no keyword of ours.
                tokens.Skip();
            }
            else if (tokens.Reads("GENERATED") || tokens.At("AS"))
            {
                column = column with { Generated = true };
                tokens.Reads("ALWAYS");
                tokens.Reads("AS");
            }
            else if (tokens.Reads("ON"))
            {
                column = column with { MovesByItself = column.MovesByItself || (tokens.Reads("UPDATE") && Now.Any(tokens.Reads)) };
            }
            else if (tokens.Reads("CHARSET") || (tokens.Reads("CHARACTER") && tokens.Reads("SET")))
            {
                tokens.Reads('=');
                column = tokens.AtName ? column with { Charset = tokens.ReadValue().ToLowerInvariant() } : column;
            }
            else if (tokens.Reads("COLLATE"))
            {
                tokens.Reads('=');
                column = tokens.AtName ? column with { Collation = tokens.ReadValue().ToLowerInvariant() } : column;
            }
            else if (tokens.Reads("PRIMARY"))
            {
                isKey = true;
            }
            else
            {
                tokens.Skip();
            }
        }

        return column;
    }

    /// <summary>Gives a text column what it has from its table.</summary>
    public static ColumnSchema WithDefaults(ColumnSchema column, string? charset, string? collation)
    {
        if (column.Family is not (ColumnFamily.Text or ColumnFamily.Enumeration))
        {
            return column with { Charset = null, Collation = null };
        }

        var own = column.Charset ?? column.Collation?.Split('_')[0];
        return own is null
            ? column with { Charset = charset ?? collation?.Split('_')[0], Collation = collation }
            : column with { Charset = own };
    }
}
