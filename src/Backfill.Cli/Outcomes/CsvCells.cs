using System.Buffers;
using System.Text;
using Backfill.Cli.Texts;
using Backfill.Planning;

namespace Backfill.Cli.Outcomes;

/// <summary>
/// Writes the cells of an RFC 4180 file that no spreadsheet runs as a formula and from which every value can be had back:
/// NULL is <c>\N</c>; text that begins with <c>= + - @ '</c> has one <c>'</c> before it, plain negative numbers have not; so has a key of more digits than a
/// spreadsheet keeps. A backslash is doubled; control characters and what is not seen are <c>\n</c>, <c>\e</c>, <c>\u202e</c>; a byte that is no text is <c>\xff</c>.
/// </summary>
internal sealed class CsvCells
{
    /// <summary>A spreadsheet rounds a number of more digits.</summary>
    private const int MostDigits = 15;

    private static readonly SearchValues<byte> TimeBytes = SearchValues.Create("0123456789-: ."u8);
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789."u8);

    private readonly ArrayBufferWriter<byte> _written = new(1 << 16);
    private bool _inRecord;

    public ReadOnlySpan<byte> Written => _written.WrittenSpan;

    public void Clear() => _written.ResetWrittenCount();

    public void Text(string text) => Text(Encoding.UTF8.GetBytes(text), isNumberForPeople: false);

    /// <summary>A part of a key: text to a spreadsheet where it has more digits than one keeps.</summary>
    public void Key(string part) => Text(
        Encoding.UTF8.GetBytes(part),
        isNumberForPeople: part.AsSpan().TrimStart('-').Length > MostDigits && !part.AsSpan().TrimStart('-').ContainsAnyExceptInRange('0', '9'));

    public void Number(long number)
    {
        Separate();
        number.TryFormat(_written.GetSpan(20), out var length);
        _written.Advance(length);
    }

    public void Value(Field value, ColumnKind kind, bool isInstant)
    {
        if (value.IsNull)
        {
            Separate();
            _written.Write("\\N"u8);
        }
        else if (kind is ColumnKind.Binary or ColumnKind.Guid)
        {
            Text(value.ToText(kind)!);
        }
        else if (kind == ColumnKind.DateTime && IsTime(value.Bytes))
        {
            Time(value.Bytes, isInstant);
        }
        else
        {
            Text(value.Bytes, isNumberForPeople: false);
        }
    }

    /// <summary>A value that is text for people already.</summary>
    public void Shown(string? value)
    {
        if (value is null)
        {
            Value(Field.Null, ColumnKind.String, isInstant: false);
        }
        else
        {
            Text(value);
        }
    }

    public void EndRecord()
    {
        _written.Write("\r\n"u8);
        _inRecord = false;
    }

    private void Text(ReadOnlySpan<byte> text, bool isNumberForPeople)
    {
        Separate();
        if (VisibleText.MayHide(text))
        {
            text = VisibleText.InFile(text);
        }

        var quoted = text.ContainsAny("\","u8);
        if (quoted)
        {
            _written.Write("\""u8);
        }

        if (isNumberForPeople || NeedsMark(text))
        {
            _written.Write("'"u8);
        }

        for (var quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            _written.Write(text[..(quote + 1)]);
            _written.Write("\""u8);
            text = text[(quote + 1)..];
        }

        _written.Write(text);
        if (quoted)
        {
            _written.Write("\""u8);
        }
    }

    /// <summary>As everywhere else; a TIMESTAMP is an instant and ends in Z, a DATETIME is wall-clock time of nobody knows which zone, and has none.</summary>
    private void Time(ReadOnlySpan<byte> text, bool isInstant)
    {
        Separate();
        var precise = text.Length > 19 ? text.TrimEnd((byte)'0').TrimEnd((byte)'.') : text;
        _written.Write(precise);
        if (isInstant)
        {
            _written.Write("Z"u8);
        }
    }

    private void Separate()
    {
        if (_inRecord)
        {
            _written.Write(","u8);
        }

        _inRecord = true;
    }

    private static bool IsTime(ReadOnlySpan<byte> text) =>
        text.Length >= 19 && text[4] == '-' && text[7] == '-' && text[10] == ' ' && text[13] == ':' && text[16] == ':'
        && !text.ContainsAnyExcept(TimeBytes) && !text[5..7].SequenceEqual("00"u8) && !text[8..10].SequenceEqual("00"u8);

    private static bool NeedsMark(ReadOnlySpan<byte> text) =>
        text.Length > 0 && (text[0] switch
        {
            (byte)'-' => text.Length == 1 || text[1..].ContainsAnyExcept(NumberBytes),
            (byte)'=' or (byte)'+' or (byte)'@' or (byte)'\'' => true,
            _ => false,
        });
}
