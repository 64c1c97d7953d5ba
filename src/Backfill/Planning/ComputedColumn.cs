using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using Backfill.Planning.Rules;
using Backfill.Stores;

namespace Backfill.Planning;

/// <summary>
/// The restored column as <c>Value</c> writes it: makes the column's own text of a value that was computed in C#, one method per kind, each NULL for null. A value
/// that the column would round, cut or pad is refused, so that what is written is what live will hold, and a second run finds it the same.
/// </summary>
/// <remarks>Every method throws <see cref="FormatException"/> for a value that the column cannot hold exactly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ComputedColumn
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ColumnFacts _facts;
    private readonly FieldArena _arena;
    private readonly DateTime _lastStamp;

    internal ComputedColumn(ColumnFacts facts, FieldArena arena, DateTime lastStamp)
    {
        _lastStamp = lastStamp;
        _facts = facts;
        _arena = arena;
    }

    /// <summary>A truth value, as 1 or 0.</summary>
    public Field Boolean(bool? value) => Int64(value is { } truth ? truth ? 1 : 0 : null);

    /// <summary>A signed whole number of any size.</summary>
    public Field Int64(long? value) => value is { } number ? Whole(number) : Field.Null;

    /// <summary>An unsigned whole number of any size.</summary>
    public Field UInt64(ulong? value) => value is { } number ? Whole(number) : Field.Null;

    /// <summary>A decimal.</summary>
    public Field Decimal(decimal? value) => value is { } number ? Number(number, default) : Field.Null;

    /// <summary>A float.</summary>
    public Field Single(float? value) => Double(value);

    /// <summary>A double; must be a finite number.</summary>
    public Field Double(double? value) =>
        value is not { } number ? Field.Null
        : number == 0 && _facts.DropsSignOfZero ? Number(0d, "R")
        : double.IsFinite(number) ? Number(number, "R")
        : throw new FormatException($"Value made {number.ToString(CultureInfo.InvariantCulture)}, which is no number that '{_facts.Name}' can hold.");

    /// <summary>A text.</summary>
    public Field String(string? value)
    {
        if (value is null)
        {
            return Field.Null;
        }

        Utf8.GetBytes(value, _arena.Reserve(Utf8.GetByteCount(value), out var field, Field.Computed));
        return Checked(field);
    }

    /// <summary>A time of day on a date, as the column stores it: of unspecified kind, or of kind UTC where the column is a TIMESTAMP.</summary>
    public Field DateTime(DateTime? value) =>
        value is not { } time ? Field.Null
        : time.Kind == DateTimeKind.Unspecified || (time.Kind == DateTimeKind.Utc && _facts.Family == ColumnFamily.Timestamp) ? Time(time, "yyyy-MM-dd HH:mm:ss.FFFFFFF")
        : throw new FormatException($"Value made a time of kind {time.Kind}; make it as '{_facts.Name}' stores it (DateTimeKind.Unspecified).");

    /// <summary>A date.</summary>
    public Field Date(DateOnly? value) => value is { } date ? Time(date, "yyyy-MM-dd") : Field.Null;

    /// <summary>A time or a span of time.</summary>
    public Field Time(TimeSpan? value)
    {
        if (value is not { } time)
        {
            return Field.Null;
        }

        Span<char> text = stackalloc char[32];
        var size = time.Duration();
        text.TryWrite(CultureInfo.InvariantCulture, $"{(time < TimeSpan.Zero ? "-" : "")}{(long)size.TotalHours:00}:{size:mm\\:ss\\.FFFFFFF}", out var length);
        Span<byte> bytes = stackalloc byte[32];
        return Add(bytes[..Encoding.ASCII.GetBytes(text[..length].TrimEnd('.'), bytes)]);
    }

    /// <summary>A time of day.</summary>
    public Field TimeOfDay(TimeOnly? value) => Time(value?.ToTimeSpan());

    /// <summary>Bytes.</summary>
    public Field Binary(byte[]? value) => value is null ? Field.Null : Add(value);

    /// <summary>A GUID, as its sixteen bytes or as text in lower case.</summary>
    public Field Guid(Guid? value)
    {
        if (value is not { } guid)
        {
            return Field.Null;
        }

        Span<byte> room = stackalloc byte[36];
        _ = _facts.HoldsBytes ? guid.TryWriteBytes(room, bigEndian: true, out var length) : guid.TryFormat(room, out length);
        return Add(room[..length]);
    }

    private Field Whole<T>(T number)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[24];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return Add(text[..length]);
    }

    private Field Number<T>(T number, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[40];
        number.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        return Add(text[..length]);
    }

    private Field Time<T>(T time, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[32];
        time.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        return Add(text[..length].TrimEnd((byte)'.'));
    }

    private Field Add(ReadOnlySpan<byte> bytes) => Checked(_arena.Add(bytes, Field.Computed));

    private Field Checked(Field value) => ValueRules.Problem(value, _facts, _lastStamp) is { } problem
        ? throw new FormatException($"Value made '{Shown(value)}', which '{_facts.Name}' ({_facts.Type}) cannot hold exactly: {problem}.")
        : value;

    private string Shown(Field value)
    {
        var text = _facts.Family == ColumnFamily.Binary ? "0x" + Convert.ToHexString(value.Bytes) : value.ToString()!;
        return text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
    }
}
