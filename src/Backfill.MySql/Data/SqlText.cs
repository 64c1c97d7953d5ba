using System.Globalization;
using System.Text;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>The text of a statement in a buffer that is used again for every batch.</summary>
internal sealed class SqlText
{
    private char[] _text = new char[64 * 1024];
    private char[] _decoded = [];
    private int _used;

    /// <summary>Starts a new text.</summary>
    public void Clear() => _used = 0;

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
        // In a derived table MariaDB cuts a longer literal down to the rest of its length by 65,536, without a word; what a function returns it does not.
        var isLong = bytes.Length > ushort.MaxValue;
        Append(isLong ? "CONCAT(" : "");
        Append(introducer);
        Append("x'");
        Convert.TryToHexString(bytes, Room(bytes.Length * 2), out var length);
        _used += length;
        Append(isLong ? "')" : "'");
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
        while (rest.IndexOfAny('\'', '\\', '\0') is var special and >= 0)
        {
            Append(rest[..special]);
            Append(rest[special] switch { '\'' => "''", '\\' => @"\\", _ => @"\0" });
            rest = rest[(special + 1)..];
        }

        Append(rest);
        Append("'");
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

    private Span<char> Room(int length)
    {
        if (_text.Length - _used < length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + length));
        }

        return _text.AsSpan(_used);
    }
}
