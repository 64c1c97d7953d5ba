using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Backfill.Planning;

public readonly partial struct Field
{
    /// <summary>What <paramref name="read"/> makes of the value; one that it cannot read is called by its name.</summary>
    /// <param name="name">What the value is, for the message.</param>
    /// <param name="read">One of the methods below.</param>
    /// <exception cref="FormatException">The value cannot be read.</exception>
    public T As<T>(string name, Func<Field, T> read)
    {
        try
        {
            return read(this);
        }
        catch (FormatException error)
        {
            throw new FormatException($"{name}: {error.Message}", error);
        }
    }

    /// <summary>The value as a <c>bool</c>: a whole number, false only for 0.</summary>
    public bool Boolean() => Int64() != 0;

    /// <summary>The value as an <c>sbyte</c>.</summary>
    public sbyte SByte() => Utf8Parser.TryParse(Bytes, out sbyte value, out var used) && used == _length ? value : throw Unreadable("sbyte");

    /// <summary>The value as a <c>byte</c>.</summary>
    public byte Byte() => Utf8Parser.TryParse(Bytes, out byte value, out var used) && used == _length ? value : throw Unreadable("byte");

    /// <summary>The value as a <c>short</c>.</summary>
    public short Int16() => Utf8Parser.TryParse(Bytes, out short value, out var used) && used == _length ? value : throw Unreadable("short");

    /// <summary>The value as a <c>ushort</c>.</summary>
    public ushort UInt16() => Utf8Parser.TryParse(Bytes, out ushort value, out var used) && used == _length ? value : throw Unreadable("ushort");

    /// <summary>The value as an <c>int</c>.</summary>
    public int Int32() => Utf8Parser.TryParse(Bytes, out int value, out var used) && used == _length ? value : throw Unreadable("int");

    /// <summary>The value as a <c>uint</c>.</summary>
    public uint UInt32() => Utf8Parser.TryParse(Bytes, out uint value, out var used) && used == _length ? value : throw Unreadable("uint");

    /// <summary>The value as a <c>long</c>.</summary>
    public long Int64() => Utf8Parser.TryParse(Bytes, out long value, out var used) && used == _length ? value : throw Unreadable("long");

    /// <summary>The value as a <c>ulong</c>.</summary>
    public ulong UInt64() => Utf8Parser.TryParse(Bytes, out ulong value, out var used) && used == _length ? value : throw Unreadable("ulong");

    /// <summary>The value as a <c>decimal</c>. One with more digits than a decimal holds cannot be read: .NET would round it.</summary>
    public decimal Decimal() =>
        decimal.TryParse(Bytes, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && (_length <= DecimalDigits || ExactText.IsDecimal(ToString()!, value))
            ? value
            : throw Unreadable("decimal");

    /// <summary>The value as a <c>float</c>.</summary>
    public float Single() => (float)Double();

    /// <summary>The value as a <c>double</c>.</summary>
    public double Double() =>
        double.TryParse(Bytes, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Unreadable("double");

    /// <summary>The value as text. Bytes that stand for no text cannot be read.</summary>
    public string String()
    {
        if (IsNull || !Is(OwnText.Readable))
        {
            throw Unreadable("string");
        }

        try
        {
            return StrictUtf8.GetString(Bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable("string");
        }
    }

    /// <summary>The value as a <c>DateTime</c> of unspecified kind: <c>yyyy-MM-dd HH:mm:ss</c> with up to seven digits of a fraction. A zero date cannot be read.</summary>
    public DateTime DateTime()
    {
        Span<char> text = stackalloc char[27];
        var length = _length is 0 or > 27 ? 0 : Encoding.Latin1.GetChars(Bytes, text);
        return System.DateTime.TryParseExact(text[..length], TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw Unreadable("DateTime");
    }

    /// <summary>The value as a <c>DateOnly</c>: <c>yyyy-MM-dd</c>.</summary>
    public DateOnly Date()
    {
        Span<char> text = stackalloc char[10];
        var length = _length == 10 ? Encoding.Latin1.GetChars(Bytes, text) : 0;
        return DateOnly.TryParseExact(text[..length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw Unreadable("DateOnly");
    }

    /// <summary>The value as a <c>TimeSpan</c>: <c>[-]hhh:mm:ss</c> with up to seven digits of a fraction.</summary>
    public TimeSpan Time()
    {
        var text = Bytes;
        var negative = text.Length > 0 && text[0] == (byte)'-';
        var rest = negative ? text[1..] : text;
        if (Utf8Parser.TryParse(rest, out int hours, out var used) && hours >= 0 && rest.Length >= used + 6 && rest[used] == (byte)':'
            && Utf8Parser.TryParse(rest[(used + 1)..], out int minutes, out var digits) && digits == 2 && minutes is >= 0 and < 60 && rest[used + 3] == (byte)':'
            && decimal.TryParse(rest[(used + 4)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 60)
        {
            var ticks = ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute + (long)(seconds * TimeSpan.TicksPerSecond);
            return new TimeSpan(negative ? -ticks : ticks);
        }

        throw Unreadable("TimeSpan");
    }

    /// <summary>The value as a <c>TimeOnly</c>: a TIME within a day.</summary>
    public TimeOnly TimeOfDay() =>
        Time() is var time && time >= TimeSpan.Zero && time < TimeSpan.FromDays(1) ? TimeOnly.FromTimeSpan(time) : throw Unreadable("TimeOnly");

    /// <summary>The value as a copy of its bytes.</summary>
    public byte[] Binary() => IsNull ? throw Unreadable("byte[]") : Bytes.ToArray();

    /// <summary>The value as a <c>Guid</c>: sixteen bytes, the first digits first, or text of 36 characters in either letter case.</summary>
    public Guid Guid() =>
        _length == GuidBytes ? new Guid(Bytes, bigEndian: true)
        : Utf8Parser.TryParse(Bytes, out Guid value, out var used, 'D') && used == _length ? value
        : throw Unreadable("Guid");

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // With as many digits nothing was rounded.
    private const int DecimalDigits = 28;

    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss"];
}
