using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Backfill.Planning;

/// <summary>
/// One value of one row as the server's own text (binary columns: as their bytes), so that nothing is lost on the way through .NET.
/// A view into the batch's <see cref="FieldArena"/>: valid until the batch is done.
/// </summary>
/// <remarks>The methods named after a type parse the text; each throws <see cref="FormatException"/> when the value is NULL or not of that type.</remarks>
public readonly partial struct Field : IEquatable<Field>
{
    private const int GuidBytes = 16;

    private readonly byte[]? _buffer;
    private readonly int _offset;
    private readonly int _length;

    internal Field(byte[] buffer, int offset, int length, byte form = 0)
    {
        _buffer = buffer;
        _offset = offset;
        _length = length;
        Form = form;
    }

    /// <summary>
    /// In which form the bytes are: <see cref="Own"/>, or what the store wants to know again when it writes the value back and the bytes do not tell (SQLite: the storage class); 0 everywhere
    /// else. No part of the value.
    /// </summary>
    public byte Form { get; }

    /// <summary>The <see cref="Form"/> of a value that <c>Value</c> computed: no store has read it, so the column's kind says how it is written.</summary>
    public const byte Computed = byte.MaxValue;

    /// <summary>The <see cref="Form"/> of what <c>TimeZone</c> could not move: the bytes say why, and nothing may be written.</summary>
    public const byte Unmoved = byte.MaxValue - 2;

    /// <summary>The <see cref="Form"/> of a value that is too long to be carried where it is only compared and shown: the bytes are its length, a colon and the digits of its SHA-256.</summary>
    public const byte Digest = byte.MaxValue - 3;

    /// <summary>SQL NULL.</summary>
    public static Field Null => default;

    /// <summary>Whether the value is SQL NULL.</summary>
    public bool IsNull => _buffer is null;

    /// <summary>The bytes of the value; empty for NULL.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer is null ? default : _buffer.AsSpan(_offset, _length);

    /// <summary>Copies a value out of text. Allocates: for arguments and tests, not for the hot path.</summary>
    /// <param name="text">The value's text, or null for SQL NULL.</param>
    public static Field From(string? text) => text is null ? Null : From(Encoding.UTF8.GetBytes(text));

    /// <summary>Wraps the bytes of a value.</summary>
    public static Field From(byte[] bytes) => new(bytes, 0, bytes.Length);

    /// <summary>Whether both are NULL, or both have the same bytes; text of two character sets, whether it is the same text.</summary>
    public bool HasBytesOf(Field other) =>
        IsNull == other.IsNull && (Form == Own || other.Form == Own ? SameText(this, other) : (Form == Digest) == (other.Form == Digest) && Bytes.SequenceEqual(other.Bytes));

    /// <summary>
    /// Whether both have the same bytes of the same character set, which is what makes two keys one. What they read as does not count: two products may
    /// read the same bytes as different texts.
    /// </summary>
    public bool Equals(Field other) =>
        IsNull == other.IsNull && string.Equals(CharacterSet, other.CharacterSet, StringComparison.Ordinal) && OwnBytes.SequenceEqual(other.OwnBytes);

    /// <summary>Whether both have the same bytes.</summary>
    public static bool operator ==(Field left, Field right) => left.Equals(right);

    /// <summary>Whether they have not the same bytes.</summary>
    public static bool operator !=(Field left, Field right) => !left.Equals(right);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Field other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(OwnBytes);
        return hash.ToHashCode();
    }

    /// <summary>
    /// Whether both are NULL, or both are the same value of the kind: numbers and times also where one is written with more zeros
    /// at the end of its fraction (<c>12:00:00</c> and <c>12:00:00.000000</c>), floating-point numbers however they are written (<c>1e20</c> and <c>1E+20</c>), everything
    /// else byte by byte.
    /// </summary>
    public bool SameAs(Field other, ColumnKind kind) => kind switch
    {
        ColumnKind.Decimal or ColumnKind.DateTime or ColumnKind.Time or ColumnKind.TimeOfDay =>
            IsNull == other.IsNull && WithoutTrailingZeros(Bytes).SequenceEqual(WithoutTrailingZeros(other.Bytes)),
        ColumnKind.Single or ColumnKind.Double => HasBytesOf(other) || (!IsNull && !other.IsNull && HasNumberOf(other, kind)),
        _ => HasBytesOf(other),
    };

    internal Field First(int length) => new(_buffer!, _offset, length, Form);

    internal Field From(int start) => new(_buffer!, _offset + start, _length - start, Form);

    internal Field As(byte form) => new(_buffer!, _offset, _length, form);

    /// <summary>The text of the value, or null for SQL NULL. Allocates: for reports and errors.</summary>
    public override string? ToString() => IsNull ? null : Encoding.UTF8.GetString(Bytes);

    // A server may show a FLOAT as a double with a digit less than it has; it is a float all the same.
    private bool HasNumberOf(Field other, ColumnKind kind) =>
        double.TryParse(Bytes, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.TryParse(other.Bytes, NumberStyles.Float, CultureInfo.InvariantCulture, out var second)
        && (kind == ColumnKind.Single
            ? BitConverter.SingleToInt32Bits((float)number) == BitConverter.SingleToInt32Bits((float)second)
            : BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(second));

    /// <summary>
    /// The value for people, or null for SQL NULL: bytes as <c>0x…</c>, the sixteen bytes of a GUID as it is written, a time without zeros at the end of its fraction. Allocates.
    /// </summary>
    public string? ToText(ColumnKind kind) => kind switch
    {
        _ when Form == Digest => ToString()!.Replace(":", " bytes, SHA-256 ", StringComparison.Ordinal),
        ColumnKind.DateTime or ColumnKind.Time or ColumnKind.TimeOfDay when !IsNull => Encoding.UTF8.GetString(WithoutTrailingZeros(Bytes)),
        ColumnKind.Binary when !IsNull => "0x" + Convert.ToHexString(Bytes),
        ColumnKind.Guid when _length == GuidBytes => Guid().ToString(),
        _ => ToString(),
    };

    private static ReadOnlySpan<byte> WithoutTrailingZeros(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'.'))
        {
            return text;
        }

        return text.TrimEnd((byte)'0').TrimEnd((byte)'.');
    }

    private FormatException Unreadable(string type) =>
        new(IsNull ? $"The value is NULL and cannot be read as {type}." : $"'{Shorten(ToString()!)}' cannot be read as {type}.");

    private static string Shorten(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
