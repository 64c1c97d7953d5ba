using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Backfill.Planning;
using Backfill.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Backfill.Sqlite.Values;

/// <summary>The current row of a result, read from SQLite itself: the driver's getters box.</summary>
internal sealed class RowReader(SqliteDataReader reader, FieldArena arena, IReadOnlyList<TimeZoneShift?>? shifts, Encoding encoding) : IRowReader
{
    private const int LongestNumber = 32;

    private readonly sqlite3_stmt _row = reader.Handle!;
    private readonly UnicodeEncoding? _utf16 = encoding is UnicodeEncoding ? new UnicodeEncoding(encoding.CodePage == Encoding.BigEndianUnicode.CodePage, byteOrderMark: false, throwOnInvalidBytes: true) : null;

    /// <inheritdoc/>
    public bool IsNull(int ordinal) => raw.sqlite3_column_type(_row, ordinal) == raw.SQLITE_NULL;

    /// <inheritdoc/>
    public long Int64(int ordinal) => raw.sqlite3_column_type(_row, ordinal) == raw.SQLITE_INTEGER
        ? raw.sqlite3_column_int64(_row, ordinal)
        : throw new FormatException($"'{Raw(ordinal)}' in {raw.sqlite3_column_name(_row, ordinal).utf8_to_string()} is not stored as a whole number.");

    /// <inheritdoc/>
    public ulong UInt64(int ordinal)
    {
        var number = Int64(ordinal);
        return number >= 0 ? (ulong)number : throw new FormatException($"{number} in {raw.sqlite3_column_name(_row, ordinal).utf8_to_string()} is below 0, but the property is unsigned.");
    }

    /// <inheritdoc/>
    public Field Raw(int ordinal)
    {
        Span<byte> number = stackalloc byte[LongestNumber];
        int length;
        switch (raw.sqlite3_column_type(_row, ordinal))
        {
            case raw.SQLITE_NULL:
                return Field.Null;
            case raw.SQLITE_INTEGER:
                Utf8Formatter.TryFormat(raw.sqlite3_column_int64(_row, ordinal), number, out length);
                return arena.Add(number[..length], StorageClass.Integer);
            case raw.SQLITE_FLOAT:
                raw.sqlite3_column_double(_row, ordinal).TryFormat(number, out length, "R", CultureInfo.InvariantCulture);
                return arena.Add(number[..length], StorageClass.Real);
            case raw.SQLITE_BLOB:
                return arena.Add(raw.sqlite3_column_blob(_row, ordinal), StorageClass.Blob);
            default:
                DemandText(ordinal);

                // Asking for text first makes it UTF-8, whatever the file's encoding; the bytes may have a NUL inside.
                _ = raw.sqlite3_column_text(_row, ordinal);
                return arena.Add(raw.sqlite3_column_blob(_row, ordinal), StorageClass.Text);
        }
    }

    // Of half a surrogate pair SQLite makes another character when it turns UTF-16 into UTF-8.
    private void DemandText(int ordinal)
    {
        try
        {
            _utf16?.GetCharCount(raw.sqlite3_column_blob(_row, ordinal));
        }
        catch (DecoderFallbackException)
        {
            throw new StoreException(
                $"A text of {raw.sqlite3_column_name(_row, ordinal).utf8_to_string()} has half a surrogate pair, of which SQLite would make another text; repair it before the restore.");
        }
    }

    /// <inheritdoc/>
    public Field InTargetZone(int ordinal, int column) => shifts?[column] is { } shift ? shift.Apply(Raw(ordinal), arena) : Raw(ordinal);
}
