using System.Globalization;
using System.Text;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>The text of a statement in a buffer that is used again for every batch.</summary>
internal sealed class SqlText
{
    private readonly List<Field> _ahead = [];
    private char[] _text = new char[64 * 1024];
    private char[] _decoded = [];
    private int _used;

    /// <summary>Bytes of UTF-8 beyond the number of characters.</summary>
    private int _extra;
    private int _pieces;

    /// <summary>How long it may be, in bytes of UTF-8.</summary>
    public int MostBytes { get; init; } = int.MaxValue;

    /// <summary>How many bytes a value may have that is sent ahead: max_allowed_packet, beyond which the server would make NULL of it.</summary>
    public long LongestAhead { get; init; } = long.MaxValue;

    /// <summary>How many bytes a value may have to stand in it. In a derived table MariaDB cuts a literal of more than 65,535 down, without a word.</summary>
    public int LongestInline => Math.Min(ushort.MaxValue, MostBytes / 64);

    /// <summary>Whether it has no room for another row and what comes behind the rows.</summary>
    public bool IsFull => _used + _extra > MostBytes / 4 * 3;

    /// <summary>The values that are sent ahead of it.</summary>
    public IReadOnlyList<Field> Ahead => _ahead;

    /// <summary>How far it is, for <see cref="GoBack"/>.</summary>
    public (int Used, int Extra, int Ahead, int Pieces) Place => (_used, _extra, _ahead.Count, _pieces);

    /// <summary>Starts a new text.</summary>
    public void Clear() => GoBack(default);

    /// <summary>Takes back what was appended since.</summary>
    public void GoBack((int Used, int Extra, int Ahead, int Pieces) place)
    {
        (_used, _extra, _pieces) = (place.Used, place.Extra, place.Pieces);
        _ahead.RemoveRange(place.Ahead, _ahead.Count - place.Ahead);
    }

    /// <summary>Appends SQL as it is.</summary>
    public void Append(ReadOnlySpan<char> sql)
    {
        sql.CopyTo(Room(sql.Length));
        _used += sql.Length;
    }

    /// <summary>Appends a number.</summary>
    public void Append<T>(T number)
        where T : ISpanFormattable
    {
        number.TryFormat(Room(24), out var length, default, CultureInfo.InvariantCulture);
        _used += length;
    }

    /// <summary>Appends text of ASCII characters, none of which needs an escape.</summary>
    public void AppendAscii(ReadOnlySpan<byte> text) => _used += Encoding.ASCII.GetChars(text, Room(text.Length));

    /// <summary>Appends a literal of bytes: <c>x'00FF'</c>.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="introducer">What makes text of them: <c>_sjis </c>, or nothing.</param>
    public void AppendHex(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> introducer = default)
    {
        Append(introducer);
        Append("x'");
        Convert.TryToHexString(bytes, Room(bytes.Length * 2), out var length);
        _used += length;
        Append("'");
    }

    /// <summary>Appends a literal of text, escaped for our own sql_mode.</summary>
    public void AppendQuoted(ReadOnlySpan<byte> utf8)
    {
        Append("'");
        if (_decoded.Length < utf8.Length)
        {
            _decoded = new char[utf8.Length];
        }

        var rest = _decoded.AsSpan(0, Encoding.UTF8.GetChars(utf8, _decoded));
        _extra += utf8.Length - rest.Length;
        while (rest.IndexOfAny('\'', '\\', '\0') is var special and >= 0)
        {
            Append(rest[..special]);
            Append(rest[special] switch { '\'' => "''", '\\' => @"\\", _ => @"\0" });
            rest = rest[(special + 1)..];
        }

        Append(rest);
        Append("'");
    }

    /// <summary>Appends the bytes of a long value, which are sent ahead: an expression of binary type.</summary>
    /// <exception cref="FormatException">It is longer than the server takes.</exception>
    public void AppendAhead(Field value)
    {
        if (value.OwnBytes.Length > LongestAhead)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"It has a value of {value.OwnBytes.Length:N0} bytes, and live's server takes at most {LongestAhead:N0} in one value (max_allowed_packet)."));
        }

        _ahead.Add(value);
        Append("CONCAT(");
        var last = _pieces + ValuesAhead.Pieces(value, MostBytes);
        for (; _pieces < last; _pieces++)
        {
            Append(ValuesAhead.Variable(_pieces));
            Append(_pieces + 1 < last ? "," : ")");
        }
    }

    /// <summary>The text so far, behind which the server forgets what was sent ahead.</summary>
    /// <exception cref="StoreException">It is longer than it may be.</exception>
    public string ToText()
    {
        for (var piece = 0; piece < _pieces; piece++)
        {
            Append(piece == 0 ? ";SET " : ",");
            Append(ValuesAhead.Variable(piece));
            Append("=NULL");
        }

        var text = _text.AsSpan(0, _used);
        return text.Length <= MostBytes / 3 || Encoding.UTF8.GetByteCount(text) <= MostBytes
            ? text.ToString()
            : throw new StoreException($"A statement is longer than the {MostBytes / 1024} KB that the server takes (half of its max_allowed_packet, 4 MB at most); raise max_allowed_packet.");
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
