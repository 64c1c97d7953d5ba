namespace Backfill.Generators.Schema;

/// <summary>Passes over a statement that cannot be read, and says which tables it may change.</summary>
internal sealed class SkippedReader(TokenReader tokens, SchemaDraft schema, Extent start)
{
    private static readonly string[] Changes = ["ADD", "DROP", "CHANGE", "MODIFY", "RENAME", "CONVERT"];

    public void ReadStatement()
    {
        var call = tokens.At("CALL");
        if (call)
        {
            ReadCall();
        }

        while (!tokens.AtEnd)
        {
            if (!ReadsChange(inRoutine: false))
            {
                tokens.Read();
            }
        }
    }

    /// <summary>Reads the beginning of a statement that changes a table, or a text that holds one, if it is in view.</summary>
    /// <param name="inRoutine">There a table that is named when it runs is the caller's.</param>
    public bool ReadsChange(bool inRoutine)
    {
        if (tokens.Current.Kind == SqlTokenKind.Text)
        {
            ReadText(tokens.ReadValue(), inRoutine);
            return true;
        }

        if (tokens.Reads("ALTER"))
        {
            tokens.Reads("ONLINE");
            tokens.Reads("IGNORE");
            if (tokens.Reads("TABLE"))
            {
                ReadAlter(inRoutine);
            }

            return true;
        }

        if (tokens.ReadsAny("RENAME", "DROP"))
        {
            if (tokens.ReadsAny("TABLE", "TABLES"))
            {
                ReadName(inRoutine);
            }

            return true;
        }

        if (tokens.Reads("CREATE"))
        {
            if (tokens.Reads("OR"))
            {
                tokens.Reads("REPLACE");
            }

            if (tokens.Reads("TABLE"))
            {
                ReadName(inRoutine);
            }

            return true;
        }

        return false;
    }

    private void ReadAlter(bool inRoutine)
    {
        tokens.ReadsIfExists();
        var name = Name();
        if (!tokens.AtEnd && !tokens.AtAny(Changes))
        {
            return;
        }

        // What begins with an index or a foreign key seldom goes on with a column.
        if (tokens.ReadsAny("ADD", "DROP", "RENAME") && tokens.AtAny("INDEX", "KEY", "UNIQUE", "FULLTEXT", "SPATIAL", "FOREIGN", "CHECK", "CONSTRAINT"))
        {
            return;
        }

        Say(name, inRoutine);
    }

    private void ReadName(bool inRoutine)
    {
        tokens.ReadsIfExists();
        Say(Name(), inRoutine);
    }

    private string? Name() => tokens.ReadQualifiedName() is { } name && tokens.ValueOf(name) is { Length: > 0 } value ? value : null;

    private void Say(string? table, bool inRoutine)
    {
        if (table is not null || !inRoutine)
        {
            schema.Skip(table, start);
        }
    }

    private void ReadText(string text, bool inRoutine)
    {
        if (text.IndexOf("TABLE", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return;
        }

        var inner = new TokenReader(text);
        var reader = new SkippedReader(inner, schema, start);
        while (!inner.AtEndOfText)
        {
            // A text in the text is a value.
            if (inner.Current.Kind == SqlTokenKind.Text || !reader.ReadsChange(inRoutine))
            {
                inner.Read();
            }
        }
    }

    // A procedure that changes tables is given the name of one.
    private void ReadCall()
    {
        tokens.Read();
        if (tokens.AtName && tokens.Value.StartsWith("POMELO_", StringComparison.OrdinalIgnoreCase))
        {
            // They prepare the dropping of a primary key, which comes as a statement of its own.
            return;
        }

        while (!tokens.AtEnd)
        {
            if (tokens.Current.Kind == SqlTokenKind.Text && schema.Find(tokens.Value) is { } table)
            {
                schema.Skip(table.Name, start);
            }

            tokens.Read();
        }
    }
}
