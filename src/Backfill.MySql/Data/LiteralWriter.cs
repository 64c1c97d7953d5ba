using System.Buffers;
using Backfill.Planning;

namespace Backfill.MySql.Data;

/// <summary>Writes rows into the text of a statement, as literals that our own sql_mode reads back to the same bytes.</summary>
/// <param name="text">The statement.</param>
/// <param name="around">What stands around the text of a key column, by its ordinal; null or absent for nothing.</param>
/// <param name="charsets">Of a derived table, for each value the character set of a column whose text is not UTF-8, or null.</param>
internal sealed class LiteralWriter(
    SqlText text, IReadOnlyList<(string Open, string Close)?>? around = null, IReadOnlyList<string?>? charsets = null) : IRowWriter
{
    private static readonly SearchValues<byte> WholeNumber = SearchValues.Create("-0123456789"u8);
    private static readonly SearchValues<byte> Number = SearchValues.Create("-+.0123456789eE"u8);
    private static readonly SearchValues<byte> Time = SearchValues.Create("-:. 0123456789"u8);

    // Printable ASCII but quote and backslash: the same inside quotes in every mode and character set.
    internal static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x7F - 0x20).Select(b => (byte)b).Where(b => b is not ((byte)'\'' or (byte)'\\'))]);

    private const int GuidBytes = 16;

    private readonly TextLiterals _texts = new(text, charsets);
    private bool _first;
    private int _value;

    /// <summary>
    /// Appends rows of a source, each between <paramref name="open"/> and <paramref name="close"/>, with commas between them: as many as the text has room for, one at least. Returns the index
    /// of the first that is left.
    /// </summary>
    public int Rows(IRowSource rows, string open, string close, int from)
    {
        for (var i = from; i < rows.Count; i++)
        {
            var before = text.Place;
            if (i > from)
            {
                text.Append(",");
            }

            text.Append(open);
            _first = true;
            _value = 0;
            rows.Write(i, this);
            text.Append(close);
            if (i > from && text.IsFull)
            {
                text.GoBack(before);
                return i;
            }
        }

        return rows.Count;
    }

    public void Int64(long value)
    {
        Separate();
        text.Append(value);
    }

    public void UInt64(ulong value)
    {
        Separate();
        text.Append(value);
    }

    public void Key(ColumnKind kind, Field value)
    {
        var (open, close) = around?[_value] ?? ("", "");
        Separate();
        text.Append(open);
        if (kind == ColumnKind.Binary || (kind == ColumnKind.Guid && value.Bytes.Length == GuidBytes))
        {
            text.AppendHex(value.Bytes);
        }
        else if (kind == ColumnKind.Guid)
        {
            Quoted(GuidText(value));
        }
        else if (open.Length > 0 && value.CharacterSet is not null && value.OwnBytes.ContainsAnyExcept(Plain))
        {
            // With the name of the character set before them, bytes that this server does not take for text would be an error, not a row that is not there.
            text.AppendHex(value.OwnBytes);
        }
        else
        {
            _texts.Append(value, _value - 1);
        }

        text.Append(close);
    }

    public void Value(ColumnKind kind, Field value)
    {
        Separate();
        if (value.IsNull)
        {
            text.Append("NULL");
            return;
        }

        switch (kind)
        {
            case ColumnKind.Boolean or ColumnKind.SByte or ColumnKind.Byte or ColumnKind.Int16 or ColumnKind.UInt16
                or ColumnKind.Int32 or ColumnKind.UInt32 or ColumnKind.Int64 or ColumnKind.UInt64:
                text.AppendAscii(Checked(value, WholeNumber, "whole number"));
                break;

            // Quoted, or one value's digits would round another's: literals of one column take a common type (trap 15).
            case ColumnKind.Decimal or ColumnKind.Single or ColumnKind.Double:
                Quoted(Checked(value, Number, "number"));
                break;
            case ColumnKind.DateTime or ColumnKind.Date or ColumnKind.Time or ColumnKind.TimeOfDay:
                Quoted(Checked(value, Time, "date or time"));
                break;
            case ColumnKind.Guid when value.Bytes.Length != GuidBytes:
                Quoted(GuidText(value));
                break;
            case ColumnKind.String:
                _texts.Append(value, _value - 1);
                break;
            case var _ when value.Bytes.Length > text.LongestInline:
                text.AppendAhead(value);
                break;
            default:
                text.AppendHex(value.Bytes);
                break;
        }
    }

    public void Seen(Field value)
    {
        Separate();
        if (value.IsNull)
        {
            text.Append("NULL");
        }
        else if (value.OwnBytes.Length > text.LongestInline)
        {
            text.AppendAhead(value);
        }
        else if (value.OwnBytes.ContainsAnyExcept(Plain))
        {
            text.AppendHex(value.OwnBytes);
        }
        else
        {
            Quoted(value.OwnBytes);
        }
    }

    private static ReadOnlySpan<byte> Checked(Field value, SearchValues<byte> allowed, string kind) =>
        value.Bytes.Length > 0 && !value.Bytes.ContainsAnyExcept(allowed) ? value.Bytes : throw new FormatException($"'{value}' is not a {kind}.");

    // The bytes are those of the column's own character set, which only for ASCII is that of the statement.
    private static ReadOnlySpan<byte> GuidText(Field value) =>
        value.Bytes.ContainsAnyExcept(Plain) ? throw new FormatException($"'{value}' is not a GUID.") : value.Bytes;

    private void Quoted(ReadOnlySpan<byte> plain)
    {
        text.Append("'");
        text.AppendAscii(plain);
        text.Append("'");
    }

    private void Separate()
    {
        if (!_first)
        {
            text.Append(",");
        }

        _first = false;
        _value++;
    }
}
