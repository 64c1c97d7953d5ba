namespace Backfill.Generators.Schema;

/// <summary>Reads the columns, the primary key and the character set of a CREATE TABLE, from its opening parenthesis on.</summary>
internal sealed class TableReader(TokenReader tokens)
{
    private readonly List<ColumnSchema> _columns = [];
    private readonly List<Extent> _places = [];
    private readonly List<string> _key = [];
    private string? _charset;
    private string? _collation;

    /// <summary>Null when the text ends before the table does.</summary>
    public PlacedTable? Read(string name, Extent place)
    {
        tokens.Read();
        while (!tokens.At(')'))
        {
            if (tokens.AtEnd)
            {
                return null;
            }

            ReadItem();
            tokens.SkipItem();
            tokens.Reads(',');
        }

        tokens.Read();
        ReadOptions();
        return new PlacedTable(
            new TableSchema(name, [.. _columns.Select(Complete)], [.. _key], []),
            place,
            [.. _places]);
    }

    private ColumnSchema Complete(ColumnSchema column)
    {
        var complete = ColumnReader.WithDefaults(column, _charset, _collation);
        return complete with { Nullable = complete.Nullable && !_key.Contains(complete.Name, StringComparer.OrdinalIgnoreCase) };
    }

    private void ReadItem()
    {
        if (tokens.Reads("CONSTRAINT"))
        {
            // It may have no name.
            if (!tokens.At("PRIMARY") && tokens.AtName)
            {
                tokens.Read();
            }

            if (!tokens.At("PRIMARY"))
            {
                return;
            }
        }

        if (tokens.Reads("PRIMARY"))
        {
            ReadKey();
        }
        else if (!IsIndexOrCheck() && tokens.AtName)
        {
            var name = tokens.Read();
            if (!tokens.AtName || tokens.At("FOR"))
            {
                return;
            }

            var value = tokens.ValueOf(name);
            _columns.Add(ColumnReader.Read(tokens, value, out var isKey));
            _places.Add(new Extent(name.Start, name.Length));
            if (isKey)
            {
                _key.Add(value);
            }
        }
    }

    private bool IsIndexOrCheck() =>
        tokens.At("KEY") || tokens.At("INDEX") || tokens.At("UNIQUE") || tokens.At("FULLTEXT") || tokens.At("SPATIAL") || tokens.At("FOREIGN") || tokens.At("CHECK");

    private void ReadKey()
    {
        while (!tokens.AtEnd && !tokens.At('(') && !tokens.At(',') && !tokens.At(')'))
        {
            tokens.Read();
        }

        if (!tokens.Reads('('))
        {
            return;
        }

        _key.Clear();
        while (!tokens.AtEnd && !tokens.At(')'))
        {
            if (tokens.AtName)
            {
                _key.Add(tokens.ReadValue());
            }

            tokens.SkipItem();
            tokens.Reads(',');
        }

        tokens.Reads(')');
    }

    // A file of SHOW CREATE TABLE may have no delimiter between two tables.
    private void ReadOptions()
    {
        while (!tokens.AtEnd && !tokens.At("CREATE"))
        {
            if (tokens.Reads("CHARSET") || (tokens.Reads("CHARACTER") && tokens.Reads("SET")))
            {
                tokens.Reads('=');
                _charset = tokens.AtName ? tokens.ReadValue().ToLowerInvariant() : null;
            }
            else if (tokens.Reads("COLLATE"))
            {
                tokens.Reads('=');
                _collation = tokens.AtName ? tokens.ReadValue().ToLowerInvariant() : null;
            }
            else
            {
                tokens.Skip();
            }
        }
    }
}
