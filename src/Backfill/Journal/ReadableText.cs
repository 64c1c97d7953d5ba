using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Backfill.Planning;

namespace Backfill.Journal;

/// <summary>
/// The text that a server makes of characters and bytes is hexadecimal, so that nothing is lost in it; reports want the value. Of a long one it makes the number of its bytes and their
/// SHA-256 (<c>12582912:28f6…</c>), by which it is compared and shown; only where C# has to read it, the bytes themselves behind a colon.
/// </summary>
internal static class ReadableText
{
    private const byte Colon = (byte)':';

    /// <summary>The value as the column holds it. Allocates: for reports, and for texts that are not the same.</summary>
    public static Field Value(Field text, ColumnKind kind) =>
        text.IsNull || text.Form == Field.Own ? text
        : kind is ColumnKind.Single or ColumnKind.Double ? Number(text)
        : kind is ColumnKind.String or ColumnKind.Binary or ColumnKind.Guid or ColumnKind.DateTime or ColumnKind.Date or ColumnKind.Time or ColumnKind.TimeOfDay ? Characters(text)
        : text;

    /// <summary>How many bytes the value has, about: of a hexadecimal text, or of one that says it.</summary>
    public static long Length(Field text) => IsDigest(text.Bytes, out var length) ? length : text.Bytes.Length / 2;

    /// <summary>Whether a value that C# made is one of which the server told no more than its digest.</summary>
    /// <param name="made">The value.</param>
    /// <param name="text">What the server made of the other one.</param>
    public static bool HasDigest(Field made, Field text) =>
        !made.IsNull && IsDigest(text.Bytes, out var length) && made.Bytes.Length == length
        && text.Bytes.EndsWith(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(made.Bytes))));

    private static Field Characters(Field text)
    {
        var bytes = text.Bytes;
        var colon = bytes.IndexOf(Colon);
        return colon == 0 ? text.From(1)
            : IsDigest(bytes, out _) ? text.As(Field.Digest)
            : colon < 0 && text.ToString() is { } hex && hex.All(char.IsAsciiHexDigit) ? Field.From(Convert.FromHexString(hex))
            : text;
    }

    // Times have colons too, at other places.
    private static bool IsDigest(ReadOnlySpan<byte> text, out long length) =>
        Utf8Parser.TryParse(text, out length, out var used) && text.Length == used + 1 + (2 * SHA256.HashSizeInBytes) && text[used] == Colon;

    // 27021597764222976p-58: a whole number and the power of two that it is multiplied by.
    private static Field Number(Field text)
    {
        var point = text.Bytes.IndexOf((byte)'p');
        return point > 0 && Utf8Parser.TryParse(text.Bytes[..point], out long digits, out var used) && used == point
            && Utf8Parser.TryParse(text.Bytes[(point + 1)..], out int power, out _)
            ? Field.From(Math.ScaleB(digits, power).ToString("R", CultureInfo.InvariantCulture))
            : text;
    }

    /// <summary>A value as it was read or computed, for a sentence.</summary>
    public static string Shown(Field value, ColumnKind kind) =>
        value.IsNull ? "NULL" : kind == ColumnKind.Binary ? value.ToText(kind)! : $"'{value.ToText(kind)}'";

    /// <summary>The value for people.</summary>
    public static string? Of(Field text, ColumnKind kind) => Value(text, kind).ToText(kind);
}
