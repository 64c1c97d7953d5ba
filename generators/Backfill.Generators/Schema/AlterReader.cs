namespace Backfill.Generators.Schema;

/// <summary>Reads an ALTER TABLE, from behind TABLE on. Columns are changed first and keys last, whatever the order, as a server does.</summary>
internal sealed class AlterReader(TokenReader tokens, SchemaDraft schema)
{
    private readonly List<Action<TableDraft>> _columns = [];
    private readonly List<Action<TableDraft>> _keys = [];
    private TextDefaults _defaults;
    private TextDefaults? _converted;
    private string? _renamed;
    private bool _dropsKey;

    public void Read()
    {
        tokens.ReadsIfExists();
        if (tokens.ReadQualifiedName() is not { } name)
        {
            return;
        }

        do
        {
            ReadChange();
            ReadOptions();
        }
        while (tokens.Reads(','));

        if (schema.Find(tokens.ValueOf(name)) is { } table)
        {
            Change(table);
        }

        if (_renamed is { } to)
        {
            schema.Rename(tokens.ValueOf(name), to);
        }
    }

    private void Change(TableDraft table)
    {
        table.BeginChange();
        table.Defaults = _defaults.Over(table.Defaults);
        if (_converted is { } to)
        {
            table.Convert(to.Over(schema.Defaults));
        }

        _columns.ForEach(change => change(table));
        table.EndChange(_dropsKey);
        _keys.ForEach(change => change(table));
    }

    private void ReadChange()
    {
        if (tokens.Reads("ADD"))
        {
            ReadAdd();
        }
        else if (tokens.Reads("DROP"))
        {
            ReadDrop();
        }
        else if (tokens.Reads("MODIFY"))
        {
            tokens.Reads("COLUMN");
            var known = tokens.ReadsIfExists();
            if (tokens.AtName)
            {
                ReadDefinition(tokens.Value, known);
            }
        }
        else if (tokens.Reads("CHANGE"))
        {
            tokens.Reads("COLUMN");
            var known = tokens.ReadsIfExists();
            if (tokens.AtName)
            {
                ReadDefinition(tokens.ReadValue(), known);
            }
        }
        else if (tokens.Reads("RENAME"))
        {
            ReadRename();
        }
        else if (tokens.Reads("CONVERT"))
        {
            ReadConvert();
        }
    }

    private void ReadAdd()
    {
        var column = tokens.Reads("COLUMN");
        var missing = tokens.ReadsIfExists();
        var items = new ItemReader(tokens);
        if (tokens.Reads('('))
        {
            items.ReadList();
        }
        else if (column)
        {
            items.ReadColumn();
        }
        else
        {
            items.ReadItem();
        }

        foreach (var (added, place, position) in items.Columns)
        {
            _columns.Add(table =>
            {
                if (!missing || !table.Has(added.Column.Name))
                {
                    table.Add(Changed(added), place, position);
                    KeyOf(added);
                }
            });
        }

        if (items.Key is { } key)
        {
            _keys.Add(table => table.SetKey(key));
        }
    }

    private void ReadDrop()
    {
        if (tokens.Reads("PRIMARY"))
        {
            _dropsKey = true;
        }
        else if (tokens.ReadsAny("INDEX", "KEY", "CONSTRAINT"))
        {
            tokens.ReadsIfExists();
            _dropsKey |= tokens.AtName && string.Equals(tokens.Value, "PRIMARY", StringComparison.OrdinalIgnoreCase);
        }
        else if (tokens.Reads("COLUMN") || !tokens.AtAny("FOREIGN", "CHECK", "PARTITION"))
        {
            tokens.ReadsIfExists();
            if (tokens.AtName)
            {
                var column = tokens.ReadValue();

                // PERIOD FOR …, SYSTEM VERSIONING
                if (!tokens.AtAny("FOR", "VERSIONING"))
                {
                    _columns.Add(table => table.Drop(column));
                }
            }
        }
    }

    private void ReadDefinition(string column, bool ifExists)
    {
        if (!tokens.AtName)
        {
            return;
        }

        var name = tokens.Read();
        if (!tokens.AtName)
        {
            return;
        }

        var (written, place) = (ColumnReader.Read(tokens, tokens.ValueOf(name)), tokens.PlaceOf(name));
        var position = Position.Read(tokens);
        _columns.Add(table =>
        {
            if (!ifExists || table.Had(column))
            {
                table.Define(column, Changed(written), place, position);
                KeyOf(written);
            }
        });
    }

    // CONVERT TO counts for what the same statement defines too, whatever it says; bytes stay bytes.
    private WrittenColumn Changed(WrittenColumn written) => _converted is null || written.Column.Charset == Charsets.Binary
        ? written with { IsKey = false }
        : written with { IsKey = false, BinaryCollation = false, Column = written.Column with { Charset = null, Collation = null } };

    // What a column says of the key is part of the keys, which are changed after all columns.
    private void KeyOf(WrittenColumn written)
    {
        if (written.IsKey)
        {
            _keys.Add(table => table.SetKey([written.Column.Name]));
        }
    }

    private void ReadRename()
    {
        if (tokens.Reads("COLUMN"))
        {
            tokens.ReadsIfExists();
            if (tokens.AtName && tokens.ReadValue() is var from && tokens.Reads("TO") && tokens.AtName)
            {
                var to = tokens.Read();
                var (name, place) = (tokens.ValueOf(to), tokens.PlaceOf(to));
                _columns.Add(table => table.Rename(from, name, place));
            }
        }
        else if (!tokens.AtAny("INDEX", "KEY", "CONSTRAINT"))
        {
            if (!tokens.ReadsAny("TO", "AS"))
            {
                tokens.Reads('=');
            }

            _renamed = tokens.ReadQualifiedName() is { } to ? tokens.ValueOf(to) : _renamed;
        }
    }

    private void ReadConvert()
    {
        if (tokens.Reads("TO") && tokens.ReadsCharset())
        {
            var charset = tokens.ReadSetting();
            _converted = new TextDefaults(charset, tokens.Reads("COLLATE") ? tokens.ReadSetting() : null);
        }
    }

    private void ReadOptions()
    {
        while (!tokens.AtEnd && !tokens.At(','))
        {
            if (!TableReader.ReadsText(tokens, ref _defaults))
            {
                tokens.Skip();
            }
        }
    }
}
