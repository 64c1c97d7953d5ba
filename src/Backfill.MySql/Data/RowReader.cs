using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Backfill.Planning;
using MySqlConnector;
using Known = Backfill.Planning.OwnText;

namespace Backfill.MySql.Data;

/// <summary>
/// Reads a row's values as the bytes that crossed the wire. The driver's typed getters box every value; GetBytes into a buffer that is used again does not.
/// </summary>
internal sealed class RowReader : IRowReader
{
    /// <summary>Bytes of what is no text, shown to people.</summary>
    private const int MostEscaped = 4096;

    private readonly IReadOnlyList<TimeZoneShift?>? _shifts;
    private byte[] _buffer = new byte[1024];
    private byte[] _textBuffer = [];
    private MySqlDataReader _reader = null!;
    private FieldArena _arena = null!;
    private bool[] _binary = [];
    private TextReads _texts = TextReads.None;
    private long _unmarked;

    /// <param name="shifts">For each restored column how its source moves to its zone, or null; null where no source is read.</param>
    public RowReader(IReadOnlyList<TimeZoneShift?>? shifts = null) => _shifts = shifts;

    /// <summary>Takes the reader's current result; its rows are kept in <paramref name="arena"/>.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="arena">Where values are kept.</param>
    /// <param name="maxAllowedPacket">The session's.</param>
    /// <param name="texts">The columns of text that is not UTF-8, if there are any.</param>
    public RowReader Over(MySqlDataReader reader, FieldArena arena, long maxAllowedPacket, TextReads? texts = null)
    {
        _reader = reader;
        _unmarked = maxAllowedPacket / TextReads.MostBytesOfOne;
        _texts = texts ?? TextReads.None;
        _arena = arena;
        if (_binary.Length != reader.FieldCount)
        {
            _binary = new bool[reader.FieldCount];
        }

        for (var i = 0; i < _binary.Length; i++)
        {
            // A caller's GuidFormat makes sixteen bytes a Guid; they are bytes all the same.
            var type = reader.GetFieldType(i);
            _binary[i] = type == typeof(byte[]) || type == typeof(Guid);
        }

        return this;
    }

    public bool IsNull(int ordinal) => _reader.IsDBNull(ordinal);

    public long Int64(int ordinal)
    {
        var text = Bytes(ordinal);
        return Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length ? value : throw NotWhole(ordinal, "signed");
    }

    public ulong UInt64(int ordinal)
    {
        var text = Bytes(ordinal);
        return Utf8Parser.TryParse(text, out ulong value, out var used) && used == text.Length ? value : throw NotWhole(ordinal, "unsigned");
    }

    public Field Raw(int ordinal) =>
        _reader.IsDBNull(ordinal) ? Field.Null
        : _texts.IndexOf(ordinal) is var text and >= 0 ? Text(ordinal, text)
        : _arena.Add(Bytes(ordinal));

    public Field InTargetZone(int ordinal, int column) => _shifts?[column] is { } shift ? shift.Apply(Raw(ordinal), _arena) : Raw(ordinal);

    /// <summary>The value as text, for keys; not for the hot path.</summary>
    public string Text(int ordinal) => Encoding.UTF8.GetString(Bytes(ordinal));

    private Field Text(int ordinal, int index)
    {
        var (column, said) = (_texts[index], _reader.FieldCount - _texts.Count + index);
        var isPlain = _reader.IsDBNull(said);
        var own = Bytes(ordinal);
        if (column.IsDocument && isPlain)
        {
            return _arena.Add(own);
        }

        own = column.Form != TextForm.Bytes ? OfHex(own) : isPlain ? own : Kept(own);
        if (isPlain)
        {
            return Own(own, own, column, Known.Readable | Known.Exact);
        }

        var text = Bytes(said);
        return column.IsDocument && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? Own(text, [], column, Known.Unwritable | Known.Marked)
            : column.IsDocument ? Own(text, own, column, Known.Readable | Known.Unwritable | Known.Marked)
            : column.Form != TextForm.HexOrDigest && own.Length >= _unmarked && text.Length > 0 && Utf8.IsValid(text) ? Own(own, text, column, Known.Readable | Known.Exact)
            : text.Length == 0 || !Utf8.IsValid(text[1..]) ? Own(own, Escaped(own), column, Known.None)
            : Own(own, text[1..], column, text[0] == (byte)'=' ? Known.Readable | Known.Exact : Known.Readable);
    }

    // A colon stands in a digest, or before bytes that are given as they are.
    private static ReadOnlySpan<byte> OfHex(ReadOnlySpan<byte> text) => text.IndexOf((byte)':') switch
    {
        < 0 => Convert.FromHexString(Encoding.ASCII.GetString(text)),
        0 => text[1..].ToArray(),
        _ => text.ToArray(),
    };

    private Field Own(ReadOnlySpan<byte> own, ReadOnlySpan<byte> text, TextReads.Column column, Known known)
    {
        _arena.AddOwn(own, text, column.CharacterSet, known, out var field);
        return field;
    }

    // What is read next goes into the same buffer.
    private ReadOnlySpan<byte> Kept(ReadOnlySpan<byte> bytes)
    {
        if (_textBuffer.Length < bytes.Length)
        {
            _textBuffer = new byte[Math.Max(bytes.Length, 2 * _textBuffer.Length)];
        }

        bytes.CopyTo(_textBuffer);
        return _textBuffer.AsSpan(0, bytes.Length);
    }

    private static byte[] Escaped(ReadOnlySpan<byte> bytes)
    {
        var shown = new StringBuilder();
        foreach (var b in bytes[..Math.Min(bytes.Length, MostEscaped)])
        {
            shown.Append(CultureInfo.InvariantCulture, $"\\x{b:X2}");
        }

        return Encoding.UTF8.GetBytes(shown.Append(bytes.Length > MostEscaped ? "…" : "").ToString());
    }

    private ReadOnlySpan<byte> Bytes(int ordinal)
    {
        if (_reader.IsDBNull(ordinal))
        {
            return default;
        }

        if (!_binary[ordinal])
        {
            return Encoding.UTF8.GetBytes(_reader.GetValue(ordinal) switch
            {
                bool truth => truth ? "1" : "0",
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var value => value.ToString() ?? "",
            });
        }

        var length = (int)_reader.GetBytes(ordinal, 0, _buffer, 0, _buffer.Length);
        if (length == _buffer.Length)
        {
            length = (int)_reader.GetBytes(ordinal, 0, null, 0, 0);
            Array.Resize(ref _buffer, Math.Max(length + 1, _buffer.Length));
            length = (int)_reader.GetBytes(ordinal, 0, _buffer, 0, _buffer.Length);
        }

        return _buffer.AsSpan(0, length);
    }

    private FormatException NotWhole(int ordinal, string sign) => new($"'{Text(ordinal)}' is not a 64-bit {sign} whole number.");
}
