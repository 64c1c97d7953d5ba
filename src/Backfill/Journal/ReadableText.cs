using System.Buffers.Text;
using System.Globalization;
using Backfill.Planning;

namespace Backfill.Journal;

/// <summary>The text that a server makes of characters and bytes is hexadecimal, so that nothing is lost in it; reports want the value.</summary>
internal static class ReadableText
{
    /// <summary>The value as the column holds it. Allocates: for reports, and for texts that are not the same.</summary>
    public static Field Value(Field text, ColumnKind kind) =>
        text.IsNull || text.Form == Field.Own ? text
        : kind is ColumnKind.Single or ColumnKind.Double ? Number(text)
        : kind is ColumnKind.String or ColumnKind.Binary or ColumnKind.Guid or ColumnKind.DateTime or ColumnKind.Date or ColumnKind.Time or ColumnKind.TimeOfDay
            && text.ToString() is { } hex && hex.All(char.IsAsciiHexDigit)
            ? Field.From(Convert.FromHexString(hex))
            : text;

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
