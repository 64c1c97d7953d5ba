namespace Backfill.Generators.Schema;

/// <summary>A column as it is written, before it has what its table gives it.</summary>
/// <param name="Column">What it says itself.</param>
/// <param name="Size">What stands behind TEXT or BLOB in parentheses: the server takes the smallest type that holds as many.</param>
/// <param name="BinaryCollation">Whether it has the attribute BINARY.</param>
/// <param name="IsKey">Whether it says that it is the primary key.</param>
internal sealed record WrittenColumn(ColumnSchema Column, long? Size, bool BinaryCollation, bool IsKey)
{
    /// <summary>The column as the server makes it.</summary>
    public ColumnSchema In(TextDefaults table)
    {
        if (Column.Family is not (ColumnFamily.Text or ColumnFamily.Enumeration))
        {
            var plain = Column with { Charset = null, Collation = null };
            return Column.Family == ColumnFamily.Binary && Size is { } bytes ? Sized(plain, "blob", bytes) : plain;
        }

        var said = new TextDefaults(Column.Charset, Column.Collation);
        var (charset, collation) = said.Over(table);
        collation = BinaryCollation && said.Collation is null ? charset is null ? null : $"{charset}_bin" : Charsets.Named(collation, charset);
        if (charset == Charsets.Binary && Column.Family == ColumnFamily.Text)
        {
            var bytes = AsBytes(Column);
            return Size is { } size ? Sized(bytes, "blob", size) : bytes;
        }

        // The catalogue says nothing of an ENUM of bytes.
        var column = charset == Charsets.Binary ? Column with { Charset = null, Collation = null } : Column with { Charset = charset, Collation = collation };
        return Size is { } characters ? Sized(column, "text", characters * Charsets.BytesPerCharacter(charset)) : column;
    }

    /// <summary>The column after CONVERT TO CHARACTER SET: what counts bytes grows when characters do.</summary>
    public static ColumnSchema Converted(ColumnSchema column, TextDefaults to)
    {
        if (column.Family is not (ColumnFamily.Text or ColumnFamily.Enumeration))
        {
            return column;
        }

        var charset = to.Charset ?? Charsets.Of(to.Collation);
        var converted = column with { Charset = charset, Collation = Charsets.Named(to.Collation, charset) };
        if (charset == Charsets.Binary)
        {
            return column.Family == ColumnFamily.Text ? AsBytes(converted) : converted with { Charset = null, Collation = null };
        }

        var (before, after) = (Charsets.BytesPerCharacter(column.Charset), Charsets.BytesPerCharacter(charset));
        return after > before && column.Type.EndsWith("text", StringComparison.Ordinal) ? Sized(converted, "text", column.Length.GetValueOrDefault() / before * after) : converted;
    }

    private static ColumnSchema AsBytes(ColumnSchema column)
    {
        var type = column.Type.EndsWith("text", StringComparison.Ordinal)
            ? column.Type.Replace("text", "blob")
            : column.Type.Replace("char", Charsets.Binary);
        return column with { Type = type, Family = ColumnFamily.Binary, Charset = null, Collation = null };
    }

    private static ColumnSchema Sized(ColumnSchema column, string kind, long bytes)
    {
        var type = bytes < 256 ? $"tiny{kind}" : bytes < 65536 ? kind : bytes < 16777216 ? $"medium{kind}" : $"long{kind}";
        return column with { Type = type, Length = Families.Length(type) };
    }
}
