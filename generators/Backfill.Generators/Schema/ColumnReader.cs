namespace Backfill.Generators.Schema;

/// <summary>Reads what stands behind the name of a column, up to the comma or parenthesis that ends it, or up to FIRST or AFTER.</summary>
internal static class ColumnReader
{
    private static readonly string[] Now = ["CURRENT_TIMESTAMP", "NOW", "LOCALTIME", "LOCALTIMESTAMP"];

    /// <param name="tokens">Stand on the type.</param>
    /// <param name="name">The column's name.</param>
    public static WrittenColumn Read(TokenReader tokens, string name)
    {
        var written = TypeReader.Read(tokens, name);
        var serial = !written.Column.Nullable;
        while (!tokens.AtEnd && !tokens.At(',') && !tokens.At(')') && !tokens.AtAny("FIRST", "AFTER"))
        {
            written = ReadAttribute(tokens, written);
        }

        return serial ? written with { Column = written.Column with { Nullable = false } } : written;
    }

    private static WrittenColumn ReadAttribute(TokenReader tokens, WrittenColumn written)
    {
        var column = written.Column;
        if (ReadText(tokens, written) is { } text)
        {
            return text;
        }

        if (tokens.Reads("NOT"))
        {
            return written with { Column = column with { Nullable = !tokens.Reads("NULL") && column.Nullable } };
        }

        if (tokens.Reads("NULL"))
        {
            return written with { Column = column with { Nullable = true } };
        }

        if (tokens.Reads("AUTO_INCREMENT"))
        {
            return written with { Column = column with { Nullable = false } };
        }

        if (tokens.Reads("SERIAL"))
        {
            // SERIAL DEFAULT VALUE is NOT NULL AUTO_INCREMENT UNIQUE.
            return tokens.Reads("DEFAULT") && tokens.Reads("VALUE") ? written with { Column = column with { Nullable = false } } : written;
        }

        if (tokens.ReadsAny("COMMENT", "DEFAULT"))
        {
            // Whatever it is, it is no keyword of ours.
            tokens.Skip();
            return written;
        }

        if (tokens.Reads("GENERATED") || tokens.At("AS"))
        {
            tokens.Reads("ALWAYS");
            tokens.Reads("AS");
            return written with { Column = column with { Generated = true } };
        }

        if (tokens.Reads("ON"))
        {
            return written with { Column = column with { MovesByItself = ReadsMove(tokens) || column.MovesByItself } };
        }

        if (tokens.Reads("REFERENCES"))
        {
            tokens.ReadQualifiedName();
            return written;
        }

        if (tokens.Reads("UNIQUE"))
        {
            tokens.Reads("KEY");
            return written;
        }

        if (tokens.Reads("PRIMARY") || tokens.At("KEY"))
        {
            tokens.Reads("KEY");
            return written with { IsKey = true };
        }

        tokens.Skip();
        return written;
    }

    private static WrittenColumn? ReadText(TokenReader tokens, WrittenColumn written)
    {
        if (tokens.ReadsCharset())
        {
            return written with { Column = written.Column with { Charset = tokens.ReadSetting() } };
        }

        if (tokens.Reads("COLLATE"))
        {
            return written with { Column = written.Column with { Collation = tokens.ReadSetting() } };
        }

        if (tokens.Reads("BINARY"))
        {
            return written with { BinaryCollation = true };
        }

        var charset = tokens.Reads("BYTE") ? Charsets.Binary : tokens.Reads("ASCII") ? "latin1" : tokens.Reads("UNICODE") ? "ucs2" : null;
        return charset is null ? null : written with { Column = written.Column with { Charset = charset } };
    }

    // ON DELETE and ON UPDATE are of foreign keys too; SET NULL there says nothing about the column.
    private static bool ReadsMove(TokenReader tokens)
    {
        if (tokens.Reads("UPDATE") && tokens.ReadsAny(Now))
        {
            return true;
        }

        tokens.Reads("DELETE");
        if (tokens.Reads("SET"))
        {
            tokens.ReadsAny("NULL", "DEFAULT");
        }

        return false;
    }
}
