using System.ComponentModel;

namespace Backfill.Planning;

/// <summary>Writes the values of one row of <c>{rows}</c> or <c>{keys}</c> as literals, in order. Implemented once per store.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowWriter
{
    /// <summary>A signed whole number.</summary>
    void Int64(long value);

    /// <summary>An unsigned whole number.</summary>
    void UInt64(ulong value);

    /// <summary>A part of the key that is no number: text, or the bytes of a binary or GUID column. Throws <see cref="FormatException"/> when it cannot be one.</summary>
    void Key(ColumnKind kind, Field value);

    /// <summary>A value to be written to a column of the kind: a literal of the column's own type. NULL for a NULL field. Throws <see cref="FormatException"/> when the text is not of the kind.</summary>
    void Value(ColumnKind kind, Field value);

    /// <summary>A value as it was read, only ever compared byte by byte. NULL for a NULL field.</summary>
    void Seen(Field value);

    /// <summary>A pin as it was read although no property stands for it. Only a row of the journal has room for it; others leave it out.</summary>
    void Pin(Field value)
    {
    }
}

/// <summary>Rows to be written into <c>{rows}</c> or <c>{keys}</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowSource
{
    /// <summary>How many rows there are.</summary>
    int Count { get; }

    /// <summary>Writes all values of the row at <paramref name="index"/>, 0 to <see cref="Count"/> - 1.</summary>
    void Write(int index, IRowWriter row);
}
