namespace Backfill.Generators.Schema;

/// <summary>Reads a CREATE, from behind that word on.</summary>
internal sealed class CreateReader(TokenReader tokens, SchemaDraft schema, StatementReader statements)
{
    /// <param name="start">Where the statement begins.</param>
    public void Read(Extent start)
    {
        // OR REPLACE, DEFINER = …, ALGORITHM = … and the like stand before what is created.
        var replace = false;
        while (!tokens.AtEnd && !tokens.AtAny("TEMPORARY", "INDEX", "USER", "ROLE", "SERVER", "SEQUENCE", "PACKAGE") && !tokens.At('('))
        {
            if (tokens.Reads("TABLE"))
            {
                ReadTable(start, replace);
                return;
            }

            if (tokens.Reads("VIEW"))
            {
                ReadView();
                break;
            }

            if (tokens.ReadsAny("DATABASE", "SCHEMA"))
            {
                statements.ReadDatabase();
                break;
            }

            if (tokens.Reads("TRIGGER"))
            {
                ReadTrigger();
                new RoutineReader(tokens, schema, statements, start).Skip();
                break;
            }

            if (tokens.ReadsAny("PROCEDURE", "FUNCTION", "EVENT"))
            {
                new RoutineReader(tokens, schema, statements, start).Read();
                break;
            }

            replace |= tokens.At("REPLACE");
            tokens.Read();
        }

        statements.SkipStatement();
    }

    private void ReadTable(Extent start, bool replace)
    {
        var first = tokens.ReadsIfExists();
        if (tokens.ReadQualifiedName() is { } name)
        {
            new TableReader(tokens, schema, replace).Read(name, first, start);
        }
    }

    private void ReadView()
    {
        var first = tokens.ReadsIfExists();
        if (tokens.ReadQualifiedName() is { } view && !(first && schema.Find(tokens.ValueOf(view)) is not null))
        {
            schema.PutView(tokens.ValueOf(view));
        }
    }

    private void ReadTrigger()
    {
        var first = tokens.ReadsIfExists();
        if (tokens.ReadQualifiedName() is not { } name)
        {
            return;
        }

        var onUpdate = false;
        while (!tokens.AtEnd && !tokens.At("ON"))
        {
            onUpdate |= tokens.At("UPDATE");
            tokens.Read();
        }

        if (tokens.Reads("ON") && tokens.ReadQualifiedName() is { } table)
        {
            schema.PutTrigger(tokens.ValueOf(name), tokens.ValueOf(table), onUpdate, first);
        }
    }
}
