namespace Backfill.Generators.Schema;

/// <summary>Reads a CREATE TABLE, from behind its name on.</summary>
/// <param name="tokens">Stand behind its name.</param>
/// <param name="schema">What the statements before have made.</param>
/// <param name="replace">Whether it is CREATE OR REPLACE.</param>
internal sealed class TableReader(TokenReader tokens, SchemaDraft schema, bool replace)
{
    /// <param name="name">The table's name.</param>
    /// <param name="first">Whether an earlier table of the name stays.</param>
    /// <param name="start">Where the statement begins.</param>
    public void Read(SqlToken name, bool first, Extent start)
    {
        var (called, place) = (tokens.ValueOf(name), tokens.PlaceOf(name));
        var kept = first && schema.Find(called) is not null;
        if (tokens.Reads("LIKE"))
        {
            Copy(called, place, kept);
            return;
        }

        var items = new ItemReader(tokens);
        var list = tokens.Reads('(');
        if (list && tokens.Reads("LIKE"))
        {
            Copy(called, place, kept);
            return;
        }

        list &= !tokens.At("SELECT");
        if (list && !items.ReadList())
        {
            return;
        }

        var defaults = ReadOptions(out var query);
        if (query && !kept)
        {
            // Its columns are those of the query.
            schema.Skip(called, start);
        }

        if (!list)
        {
            return;
        }

        var table = new TableDraft(called, place, defaults.Over(schema.Defaults));
        foreach (var (column, at, _) in items.Columns)
        {
            table.Add(column, at, default);
        }

        table.SetKey(items.Key ?? table.Key);
        if (!kept)
        {
            Put(table);
        }
    }

    private void Copy(string called, Extent place, bool kept)
    {
        if (tokens.ReadQualifiedName() is { } other && schema.Find(tokens.ValueOf(other)) is { } table && !kept)
        {
            Put(table.Like(called, place));
        }
    }

    private void Put(TableDraft table)
    {
        if (replace)
        {
            // Its triggers go with it.
            schema.Drop(table.Name);
        }

        schema.Put(table);
    }

    // A file of SHOW CREATE TABLE may have no delimiter between two tables.
    private TextDefaults ReadOptions(out bool query)
    {
        query = false;
        TextDefaults options = default;
        while (!tokens.AtEnd && !tokens.At("CREATE"))
        {
            query |= tokens.AtAny("SELECT", "AS");
            if (!ReadsText(tokens, ref options))
            {
                tokens.Skip();
            }
        }

        return options;
    }

    /// <summary>Reads the character set or the collation of a table, if it is in view.</summary>
    public static bool ReadsText(TokenReader tokens, ref TextDefaults options)
    {
        if (tokens.Reads("COLLATE"))
        {
            options = options with { Collation = tokens.ReadSetting() };
            return true;
        }

        if (tokens.ReadsCharset())
        {
            options = options with { Charset = tokens.ReadSetting() };
            return true;
        }

        return false;
    }
}
