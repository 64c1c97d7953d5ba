using System.ComponentModel;
using System.Globalization;
using System.Text;
using Backfill.Stores;

namespace Backfill.Planning;

/// <summary>One part of a key, between its canonical text and the value that a column holds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyPart
{
    /// <summary>How the canonical text of a key begins whose text does not stand for its bytes.</summary>
    private const string BytesOfText = "x'";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The value to be bound where the key column is compared: a <c>long</c>, <c>ulong</c>, <c>string</c> or <c>byte[]</c>, which of a column of text are bytes of its own character set.</summary>
    /// <param name="kind">The kind of the key property.</param>
    /// <param name="column">The key column.</param>
    /// <param name="part">Its canonical text.</param>
    /// <exception cref="FormatException">The text is no value of the column.</exception>
    public static object Value(ColumnKind kind, ColumnFacts column, string part) => kind switch
    {
        ColumnKind.Byte or ColumnKind.UInt16 or ColumnKind.UInt32 or ColumnKind.UInt64 => Field.From(part).UInt64(),
        ColumnKind.SByte or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 => Field.From(part).Int64(),
        ColumnKind.Binary => Bytes(part),
        ColumnKind.String when column.OwnText && part.StartsWith(BytesOfText, StringComparison.Ordinal) => OwnBytes(part),
        ColumnKind.Guid when column.HoldsBytes => Guid.TryParse(part, out var guid) ? guid.ToByteArray(bigEndian: true) : throw new FormatException($"'{part}' is not a GUID."),
        _ => part,
    };

    /// <summary>The same as a field. Allocates.</summary>
    /// <inheritdoc cref="Value"/>
    public static Field FieldOf(ColumnKind kind, ColumnFacts column, string part) => Value(kind, column, part) switch
    {
        byte[] bytes when kind == ColumnKind.String => Field.FromOwn(bytes, column.Charset!),
        byte[] bytes => Field.From(bytes),
        _ => Field.From(part),
    };

    /// <summary>The canonical text of a part that is no number.</summary>
    /// <exception cref="FormatException">It is text, but not valid UTF-8, and would not come back as it is.</exception>
    public static string Text(ColumnKind kind, Field value)
    {
        var text = value.ToText(kind) ?? throw new FormatException("A key is NULL.");
        if (value.Form == Field.Own)
        {
            // Two keys may read alike; what does not stand for the bytes is written as the bytes.
            return value.Is(OwnText.Exact) && !text.StartsWith(BytesOfText, StringComparison.Ordinal) ? text : $"{BytesOfText}{Convert.ToHexString(value.OwnBytes)}'";
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            try
            {
                _ = Strict.GetString(value.Bytes);
            }
            catch (DecoderFallbackException)
            {
                throw new FormatException($"The key '{text}' is not valid UTF-8 text and cannot be carried without loss.");
            }
        }

        return text;
    }

    private static byte[] OwnBytes(string part)
    {
        try
        {
            return part.EndsWith('\'') ? Convert.FromHexString(part.AsSpan(BytesOfText.Length, part.Length - BytesOfText.Length - 1)) : throw new FormatException();
        }
        catch (Exception error) when (error is FormatException or ArgumentOutOfRangeException)
        {
            throw new FormatException($"'{part}' is no key of text; write its text, or the bytes of its character set as x'00FF'.");
        }
    }

    private static byte[] Bytes(string part)
    {
        try
        {
            return part.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? Convert.FromHexString(part.AsSpan(2)) : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{part}' is not a binary key; write its bytes as 0x00FF."));
        }
    }
}
