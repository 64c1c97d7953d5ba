namespace Backfill.Generators.Schema;

/// <summary>Reads one statement after the other.</summary>
internal sealed class StatementReader(TokenReader tokens, SchemaDraft schema)
{
    // What may hold or prepare statements as text, or run one under a condition.
    private static readonly string[] Dynamic = ["SET", "SELECT", "PREPARE", "EXECUTE", "CALL", "IF", "BEGIN", "DO", "WITH", "DECLARE"];

    private static readonly string[] Others =
    [
        "INSERT", "REPLACE", "UPDATE", "DELETE", "USE", "LOCK", "UNLOCK", "GRANT", "REVOKE", "SHOW", "START", "COMMIT", "ROLLBACK", "DEALLOCATE", "TRUNCATE", "LOAD", "ANALYZE", "OPTIMIZE",
        "FLUSH", "END", "EXPLAIN", "DESCRIBE", "DESC", "CHANGE", "RESET", "KILL", "INSTALL", "SAVEPOINT", "HANDLER", "SIGNAL", "CHECK", "REPAIR", "DELIMITER",
    ];

    public void Read()
    {
        var start = tokens.PlaceOf(tokens.Current);
        if (tokens.AtEnd)
        {
            tokens.Read();
        }
        else if (tokens.Reads("CREATE"))
        {
            new CreateReader(tokens, schema, this).Read(start);
        }
        else if (tokens.Reads("DROP"))
        {
            ReadDrop();
            SkipStatement();
        }
        else if (tokens.Reads("ALTER"))
        {
            ReadAlter();
            SkipStatement();
        }
        else if (tokens.Reads("RENAME"))
        {
            ReadRename();
            SkipStatement();
        }
        else if (tokens.AtAny(Dynamic))
        {
            new SkippedReader(tokens, schema, start).ReadStatement();
        }
        else if (tokens.AtAny(Others))
        {
            SkipStatement();
        }
        else
        {
            // What SHOW CREATE TABLE shows may have a heading before it.
            while (!tokens.AtEnd && !tokens.At("CREATE"))
            {
                tokens.Read();
            }
        }
    }

    private void ReadAlter()
    {
        tokens.Reads("ONLINE");
        tokens.Reads("IGNORE");
        if (tokens.ReadsAny("TABLE", "TABLES"))
        {
            new AlterReader(tokens, schema).Read();
        }
        else if (tokens.ReadsAny("DATABASE", "SCHEMA"))
        {
            ReadDatabase();
        }
    }

    /// <summary>Reads what a database gives to its tables, from behind DATABASE on.</summary>
    public void ReadDatabase()
    {
        TextDefaults options = default;
        while (!tokens.AtEnd)
        {
            if (TableReader.ReadsText(tokens, ref options))
            {
                // DEFAULT is the server's, which is not known.
                schema.Defaults = options.Over(default);
            }
            else
            {
                tokens.Skip();
            }
        }
    }

    private void ReadDrop()
    {
        if (tokens.Reads("TEMPORARY"))
        {
            return;
        }

        if (tokens.Reads("INDEX"))
        {
            tokens.ReadsIfExists();
            if (tokens.AtName && string.Equals(tokens.ReadValue(), "PRIMARY", StringComparison.OrdinalIgnoreCase) && tokens.Reads("ON") && tokens.ReadQualifiedName() is { } on)
            {
                schema.Find(tokens.ValueOf(on))?.DropKey();
            }

            return;
        }

        var trigger = tokens.Reads("TRIGGER");
        if (!trigger && !tokens.ReadsAny("TABLE", "TABLES", "VIEW"))
        {
            return;
        }

        tokens.ReadsIfExists();
        do
        {
            if (tokens.ReadQualifiedName() is { } name)
            {
                Drop(tokens.ValueOf(name), trigger);
            }
        }
        while (tokens.Reads(','));
    }

    private void Drop(string name, bool trigger)
    {
        if (trigger)
        {
            schema.DropTrigger(name);
        }
        else
        {
            schema.Drop(name);
        }
    }

    private void ReadRename()
    {
        if (!tokens.ReadsAny("TABLE", "TABLES"))
        {
            return;
        }

        tokens.ReadsIfExists();
        do
        {
            if (tokens.ReadQualifiedName() is not { } from)
            {
                return;
            }

            // MariaDB has WAIT n and NOWAIT here.
            while (!tokens.AtEnd && !tokens.At(',') && !tokens.At("TO"))
            {
                tokens.Read();
            }

            if (tokens.Reads("TO") && tokens.ReadQualifiedName() is { } to)
            {
                schema.Rename(tokens.ValueOf(from), tokens.ValueOf(to));
            }
        }
        while (tokens.Reads(','));
    }

    public void SkipStatement()
    {
        while (!tokens.AtEnd)
        {
            tokens.Read();
        }
    }
}
