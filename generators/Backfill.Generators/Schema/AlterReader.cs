namespace Backfill.Generators.Schema;

/// <summary>Reads the ALTER TABLE that exports of phpMyAdmin end with: the primary key is added there, and the column that counts defined again.</summary>
internal sealed class AlterReader(TokenReader tokens, List<PlacedTable> tables)
{
    public void Read()
    {
        if (tokens.ReadQualifiedName() is not { } name || tables.FindIndex(t => t.Table.Name == tokens.ValueOf(name)) is not (>= 0 and var index))
        {
            return;
        }

        do
        {
            tables[index] = ReadChange(tables[index]);
            while (!tokens.AtEnd && !tokens.At(','))
            {
                tokens.Skip();
            }
        }
        while (tokens.Reads(','));
    }

    private PlacedTable ReadChange(PlacedTable placed)
    {
        if (tokens.Reads("ADD") && tokens.Reads("PRIMARY"))
        {
            tokens.Reads("KEY");
            return tokens.At('(') ? placed with { Table = placed.Table with { PrimaryKey = [.. ReadNames()] } } : placed;
        }

        if (tokens.Reads("MODIFY"))
        {
            tokens.Reads("COLUMN");
            if (tokens.AtName && placed.Table.Find(tokens.Value) is { } column)
            {
                tokens.Read();
                var changed = ColumnReader.WithDefaults(ColumnReader.Read(tokens, column.Name, out _), column.Charset, column.Collation);
                return placed with { Table = placed.Table with { Columns = [.. placed.Table.Columns.Select(c => c == column ? changed : c)] } };
            }
        }

        return placed;
    }

    private List<string> ReadNames()
    {
        List<string> names = [];
        tokens.Read();
        while (!tokens.AtEnd && !tokens.At(')'))
        {
            if (tokens.AtName)
            {
                names.Add(tokens.ReadValue());
            }

            tokens.SkipItem();
            tokens.Reads(',');
        }

        tokens.Reads(')');
        return names;
    }
}
