using System.ComponentModel;

namespace Backfill.Planning;

/// <summary>The current row of a result, by ordinal. Implemented once per store; the only place that knows the wire.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowReader
{
    /// <summary>Whether the value at <paramref name="ordinal"/> is SQL NULL.</summary>
    bool IsNull(int ordinal);

    /// <summary>A signed whole number. Throws <see cref="FormatException"/> when it is none.</summary>
    long Int64(int ordinal);

    /// <summary>An unsigned whole number. Throws <see cref="FormatException"/> when it is none.</summary>
    ulong UInt64(int ordinal);

    /// <summary>The value as it came, kept in the batch's <see cref="FieldArena"/>.</summary>
    Field Raw(int ordinal);

    /// <summary>
    /// The value as a restored column stores it: moved from the zone of the source to that of the target where the restore declares a
    /// <c>TimeZone</c> and one of them is a TIMESTAMP, else <see cref="Raw"/>. Where there is no such time, it is <see cref="Field.Unmoved"/>.
    /// </summary>
    /// <param name="ordinal">Where the source stands in the result.</param>
    /// <param name="column">The index in <see cref="RestoreDeclaration.RestoredColumns"/>.</param>
    Field InTargetZone(int ordinal, int column);
}

/// <summary>Takes the rows of a result one by one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowSink
{
    /// <summary>Takes the current row; the reader moves on afterwards.</summary>
    void Add(IRowReader row);

    /// <summary>Whether it takes no further row: rows may be as large as a server allows, so what is left of the result is not read into memory.</summary>
    bool IsFull => false;
}
