namespace Backfill.Generators.Schema;

/// <summary>Reads the items of CREATE TABLE and of ADD in ALTER TABLE: columns and the primary key; indexes and constraints are passed over.</summary>
internal sealed class ItemReader(TokenReader tokens)
{
    public List<(WrittenColumn Column, Extent Place, Position Position)> Columns { get; } = [];

    /// <summary>The primary key, where it is an item of its own.</summary>
    public List<string>? Key { get; private set; }

    /// <summary>Reads items behind an opening parenthesis, up to the one that ends them; false when the text ends before.</summary>
    public bool ReadList()
    {
        while (!tokens.At(')'))
        {
            if (tokens.AtEnd)
            {
                return false;
            }

            ReadItem();
            tokens.SkipItem();
            tokens.Reads(',');
        }

        tokens.Read();
        return true;
    }

    public void ReadItem()
    {
        if (tokens.Reads("CONSTRAINT") && !tokens.At("PRIMARY") && tokens.AtName)
        {
            // It may have no name.
            tokens.Read();
            if (!tokens.At("PRIMARY"))
            {
                return;
            }
        }

        if (tokens.Reads("PRIMARY"))
        {
            ReadKey();
        }
        else if (!tokens.AtAny("KEY", "INDEX", "UNIQUE", "FULLTEXT", "SPATIAL", "FOREIGN", "CHECK", "PARTITION"))
        {
            ReadColumn();
        }
    }

    public void ReadColumn()
    {
        if (!tokens.AtName)
        {
            return;
        }

        var name = tokens.Read();

        // PERIOD FOR …, VECTOR INDEX …, SYSTEM VERSIONING are no columns.
        if (tokens.AtName && !tokens.AtAny("FOR", "INDEX", "KEY", "VERSIONING"))
        {
            var column = ColumnReader.Read(tokens, tokens.ValueOf(name));
            Columns.Add((column, tokens.PlaceOf(name), Position.Read(tokens)));
        }
    }

    private void ReadKey()
    {
        var before = Key;
        while (!tokens.AtEnd && !tokens.At('(') && !tokens.At(',') && !tokens.At(')'))
        {
            tokens.Read();
        }

        if (!tokens.Reads('('))
        {
            return;
        }

        Key = [];
        while (!tokens.AtEnd && !tokens.At(')'))
        {
            if (tokens.AtName)
            {
                Key.Add(tokens.ReadValue());
            }

            tokens.SkipItem();
            tokens.Reads(',');
        }

        tokens.Reads(')');
        Key = Key.Count == 0 ? before : Key;
    }
}
