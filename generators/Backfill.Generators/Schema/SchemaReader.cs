namespace Backfill.Generators.Schema;

/// <summary>
/// Reads the tables, views and triggers of a dump or of what SHOW CREATE TABLE shows. Statements that it does not know are skipped; no text makes it fail.
/// </summary>
internal sealed class SchemaReader
{
    private readonly TokenReader _tokens;
    private readonly List<PlacedTable> _tables = [];
    private readonly List<string> _views = [];
    private readonly List<(string Table, string Name)> _triggers = [];

    private SchemaReader(string text) => _tokens = new TokenReader(text);

    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public static SchemaText Read(string text, CancellationToken cancellation)
    {
        var reader = new SchemaReader(text);
        while (reader._tokens.Current.Kind != SqlTokenKind.End)
        {
            cancellation.ThrowIfCancellationRequested();
            reader.ReadStatement();
        }

        return new SchemaText([.. reader._tables.Select(reader.WithTriggers)], [.. reader._views]);
    }

    private PlacedTable WithTriggers(PlacedTable table) => table with
    {
        Table = table.Table with { UpdateTriggers = [.. _triggers.Where(t => Same(t.Table, table.Table.Name)).Select(t => t.Name)] },
    };

    private void ReadStatement()
    {
        if (_tokens.Current.Kind == SqlTokenKind.StatementEnd)
        {
            _tokens.Read();
        }
        else if (_tokens.Reads("CREATE"))
        {
            ReadCreate();
        }
        else if (_tokens.Reads("DROP"))
        {
            ReadDrop();
            SkipStatement();
        }
        else if (_tokens.Reads("ALTER"))
        {
            if (_tokens.Reads("TABLE"))
            {
                new AlterReader(_tokens, _tables).Read();
            }

            SkipStatement();
        }
        else
        {
            // What SHOW CREATE TABLE shows may have a heading before it.
            while (!_tokens.AtEnd && !_tokens.At("CREATE"))
            {
                _tokens.Read();
            }
        }
    }

    private void ReadCreate()
    {
        // OR REPLACE, DEFINER = …, ALGORITHM = … and the like stand before what is created.
        while (!_tokens.AtEnd)
        {
            if (_tokens.Reads("TABLE"))
            {
                ReadTable();
                return;
            }

            if (_tokens.Reads("VIEW"))
            {
                ReadIfNotExists();
                if (_tokens.ReadQualifiedName() is { } view)
                {
                    Forget(_tokens.ValueOf(view));
                    _views.Add(_tokens.ValueOf(view));
                }

                break;
            }

            if (_tokens.Reads("TRIGGER"))
            {
                ReadTrigger();
                break;
            }

            if (_tokens.At("PROCEDURE") || _tokens.At("FUNCTION") || _tokens.At("EVENT") || _tokens.At("TEMPORARY") || _tokens.At('('))
            {
                break;
            }

            _tokens.Read();
        }

        SkipStatement();
    }

    private void ReadTable()
    {
        ReadIfNotExists();
        if (_tokens.ReadQualifiedName() is not { } name || !_tokens.At('('))
        {
            return;
        }

        if (new TableReader(_tokens).Read(_tokens.ValueOf(name), new Extent(name.Start, name.Length)) is { } table)
        {
            Forget(table.Table.Name);
            _tables.Add(table);
        }
    }

    private void ReadTrigger()
    {
        ReadIfNotExists();
        if (_tokens.ReadQualifiedName() is not { } name)
        {
            return;
        }

        var onUpdate = false;
        while (!_tokens.AtEnd && !_tokens.At("ON"))
        {
            onUpdate |= _tokens.At("UPDATE");
            _tokens.Read();
        }

        if (_tokens.Reads("ON") && _tokens.ReadQualifiedName() is { } table && onUpdate)
        {
            _triggers.Add((_tokens.ValueOf(table), _tokens.ValueOf(name)));
        }
    }

    private void ReadDrop()
    {
        var trigger = _tokens.Reads("TRIGGER");
        if (!trigger && !_tokens.Reads("TABLE") && !_tokens.Reads("VIEW"))
        {
            return;
        }

        if (_tokens.Reads("IF"))
        {
            _tokens.Reads("EXISTS");
        }

        do
        {
            if (_tokens.ReadQualifiedName() is { } name)
            {
                var dropped = _tokens.ValueOf(name);
                if (trigger)
                {
                    _triggers.RemoveAll(t => Same(t.Name, dropped));
                }
                else
                {
                    Forget(dropped);
                }
            }
        }
        while (_tokens.Reads(','));
    }

    private void ReadIfNotExists()
    {
        if (_tokens.Reads("IF"))
        {
            _tokens.Reads("NOT");
            _tokens.Reads("EXISTS");
        }
    }

    private void Forget(string name)
    {
        _tables.RemoveAll(t => t.Table.Name == name);
        _views.RemoveAll(v => v == name);
    }

    private void SkipStatement()
    {
        while (!_tokens.AtEnd)
        {
            _tokens.Read();
        }
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
