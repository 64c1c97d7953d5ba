using System.Buffers;
using System.Globalization;
using System.Text;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>
/// Writes rows into the text of a statement, as literals that our own sql_mode reads back to the same bytes. One per table: its buffer is used again for every batch.
/// </summary>
internal sealed class LiteralWriter : IRowWriter
{
    private static readonly SearchValues<byte> WholeNumber = SearchValues.Create("-0123456789"u8);
    private static readonly SearchValues<byte> Number = SearchValues.Create("-+.0123456789eE"u8);
    private static readonly SearchValues<byte> Time = SearchValues.Create("-:. 0123456789"u8);

    // Printable ASCII but quote and backslash: the same inside quotes in every mode and character set.
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x7F - 0x20).Select(b => (byte)b).Where(b => b is not ((byte)'\'' or (byte)'\\'))]);

    private char[] _text = new char[64 * 1024];
    private int _used;
    private bool _firstValue;

    /// <summary>Starts a new text.</summary>
    public void Clear() => _used = 0;

    /// <summary>Appends SQL as it is.</summary>
    public void Sql(ReadOnlySpan<char> sql)
    {
        sql.CopyTo(Room(sql.Length));
        _used += sql.Length;
    }

    /// <summary>Appends all rows of a source, each between <paramref name="open"/> and <paramref name="close"/>, with commas between them.</summary>
    public void Rows(IRowSource rows, string open, string close)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0)
            {
                Sql(",");
            }

            Sql(open);
            _firstValue = true;
            rows.Write(i, this);
            Sql(close);
        }
    }

    /// <summary>The text so far.</summary>
    /// <param name="mostBytes">How long it may be, in bytes of UTF-8.</param>
    /// <exception cref="StoreException">It is longer.</exception>
    public string ToText(int mostBytes)
    {
        var text = _text.AsSpan(0, _used);
        return text.Length <= mostBytes / 3 || Encoding.UTF8.GetByteCount(text) <= mostBytes
            ? text.ToString()
            : throw new StoreException($"The rows of one batch make a statement longer than {mostBytes / 1024} KB, half of the server's max_allowed_packet or 4 MB; use a smaller batch.");
    }

    public void Int64(long value)
    {
        Separate();
        value.TryFormat(Room(20), out var length, default, CultureInfo.InvariantCulture);
        _used += length;
    }

    public void UInt64(ulong value)
    {
        Separate();
        value.TryFormat(Room(20), out var length, default, CultureInfo.InvariantCulture);
        _used += length;
    }

    public void Value(ColumnKind kind, Field value)
    {
        Separate();
        if (value.IsNull)
        {
            Sql("NULL");
            return;
        }

        switch (kind)
        {
            case ColumnKind.Boolean or ColumnKind.SByte or ColumnKind.Byte or ColumnKind.Int16 or ColumnKind.UInt16
                or ColumnKind.Int32 or ColumnKind.UInt32 or ColumnKind.Int64 or ColumnKind.UInt64:
                Ascii(Checked(value, WholeNumber, "whole number"), quote: false);
                break;

            // Quoted, or one value's digits would round another's: literals of one column take a common type.
            case ColumnKind.Decimal or ColumnKind.Single or ColumnKind.Double:
                Ascii(Checked(value, Number, "number"), quote: true);
                break;
            case ColumnKind.DateTime or ColumnKind.Date or ColumnKind.Time:
                Ascii(Checked(value, Time, "date or time"), quote: true);
                break;
            case ColumnKind.String:
                Text(value.Bytes);
                break;
            default:
                Hex(value.Bytes);
                break;
        }
    }

    public void Seen(Field value)
    {
        Separate();
        if (value.IsNull)
        {
            Sql("NULL");
        }
        else if (value.Bytes.ContainsAnyExcept(Plain))
        {
            Hex(value.Bytes);
        }
        else
        {
            Ascii(value.Bytes, quote: true);
        }
    }

    private static ReadOnlySpan<byte> Checked(Field value, SearchValues<byte> allowed, string kind) =>
        value.Bytes.Length > 0 && !value.Bytes.ContainsAnyExcept(allowed) ? value.Bytes : throw new FormatException($"'{value}' is not a {kind}.");

    private void Text(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.ContainsAnyExcept(Plain))
        {
            Ascii(utf8, quote: true);
            return;
        }

        Sql("'");
        foreach (var c in Encoding.UTF8.GetString(utf8))
        {
            switch (c)
            {
                case '\'':
                    Sql("''");
                    break;
                case '\\':
                    Sql(@"\\");
                    break;
                case '\0':
                    Sql(@"\0");
                    break;
                default:
                    Sql([c]);
                    break;
            }
        }

        Sql("'");
    }

    private void Ascii(ReadOnlySpan<byte> text, bool quote)
    {
        var room = Room(text.Length + 2);
        var start = quote ? 1 : 0;
        Encoding.ASCII.GetChars(text, room[start..]);
        if (quote)
        {
            room[0] = '\'';
            room[text.Length + 1] = '\'';
        }

        _used += text.Length + (2 * start);
    }

    private void Hex(ReadOnlySpan<byte> bytes)
    {
        Sql("x'");
        Convert.TryToHexString(bytes, Room(bytes.Length * 2), out var length);
        _used += length;
        Sql("'");
    }

    private void Separate()
    {
        if (_firstValue)
        {
            _firstValue = false;
            return;
        }

        Sql(",");
    }

    private Span<char> Room(int length)
    {
        if (_text.Length - _used < length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + length));
        }

        return _text.AsSpan(_used);
    }
}
