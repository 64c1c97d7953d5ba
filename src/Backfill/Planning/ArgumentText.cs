using System.ComponentModel;
using System.Globalization;

namespace Backfill.Planning;

/// <summary>The invariant text of arguments and constants.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArgumentText
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    private static readonly string[] LocalFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", TimeFormat, "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] OffsetFormats =
    [
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The C# type of a kind.</summary>
    public static Type TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Boolean => typeof(bool),
        ColumnKind.SByte => typeof(sbyte),
        ColumnKind.Byte => typeof(byte),
        ColumnKind.Int16 => typeof(short),
        ColumnKind.UInt16 => typeof(ushort),
        ColumnKind.Int32 => typeof(int),
        ColumnKind.UInt32 => typeof(uint),
        ColumnKind.Int64 => typeof(long),
        ColumnKind.UInt64 => typeof(ulong),
        ColumnKind.Decimal => typeof(decimal),
        ColumnKind.Single => typeof(float),
        ColumnKind.Double => typeof(double),
        ColumnKind.String => typeof(string),
        ColumnKind.DateTime => typeof(DateTime),
        ColumnKind.Date => typeof(DateOnly),
        ColumnKind.Time => typeof(TimeSpan),
        ColumnKind.TimeOfDay => typeof(TimeOnly),
        ColumnKind.Guid => typeof(Guid),
        _ => typeof(byte[]),
    };

    /// <summary>The C# type of a parameter, or of a list's values.</summary>
    internal static Type TypeOf(RestoreParameter parameter) => parameter.Enum?.Type ?? TypeOf(parameter.Kind);

    /// <summary>What statements bind of a value: of an enum its number.</summary>
    internal static object? Bound(RestoreParameter parameter, object? value) =>
        value is null || parameter.Enum is null ? value : Convert.ChangeType(value, TypeOf(parameter.Kind), CultureInfo.InvariantCulture);

    /// <summary>The invariant text of a value; <see cref="ParseConstant"/> reads it back.</summary>
    public static string Format(ColumnKind kind, object value) => value switch
    {
        bool b => b ? "true" : "false",
        DateTime t => t.ToString(TimeFormat, CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan t => t.ToString("c", CultureInfo.InvariantCulture),
        TimeOnly t => t.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        float f => f.ToString("R", CultureInfo.InvariantCulture),
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not of the kind, or a number with more digits than the kind has.</exception>
    /// <exception cref="OverflowException">It is a number that the kind does not have.</exception>
    public static object ParseConstant(ColumnKind kind, string text) => kind switch
    {
        ColumnKind.Boolean => bool.Parse(text),
        ColumnKind.SByte => sbyte.Parse(text, CultureInfo.InvariantCulture),
        ColumnKind.Byte => byte.Parse(text, CultureInfo.InvariantCulture),
        ColumnKind.Int16 => short.Parse(text, CultureInfo.InvariantCulture),
        ColumnKind.UInt16 => ushort.Parse(text, CultureInfo.InvariantCulture),
        ColumnKind.Int32 => int.Parse(text, CultureInfo.InvariantCulture),
        ColumnKind.UInt32 => uint.Parse(text, CultureInfo.InvariantCulture),
        ColumnKind.Int64 => long.Parse(text, CultureInfo.InvariantCulture),
        ColumnKind.UInt64 => ulong.Parse(text, CultureInfo.InvariantCulture),
        ColumnKind.Decimal => ExactText.Decimal(text),
        ColumnKind.Single => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        ColumnKind.Double => ExactText.Double(text),
        ColumnKind.DateTime => DateTime.ParseExact(text, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None),
        ColumnKind.Date => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnKind.Time => ExactText.Time(text),
        ColumnKind.String => text,
        ColumnKind.TimeOfDay => ExactText.TimeOfDay(text),
        ColumnKind.Guid => ExactText.Guid(text),
        _ => throw new FormatException($"A {kind} cannot be an argument."),
    };

    /// <summary>The text of a list: a JSON array of its values' texts, null for null; <see cref="Items"/> reads it back.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, which JSON cannot say.</exception>
    public static string List(IEnumerable<string?> texts)
    {
        string?[] all = [.. texts];
        return all.All(text => text is null || ArgumentCheck.IsUnicode(text))
            ? RecordJson.Of(all)
            : throw new ArgumentException("A value of a list has half of a surrogate pair, which no database can hold; give whole characters.");
    }

    /// <summary>The texts of a list's values.</summary>
    /// <exception cref="ArgumentException">The text is not one that <see cref="List"/> wrote.</exception>
    public static IReadOnlyList<string?> Items(string name, string list) =>
        RecordJson.Items(list) ?? throw new ArgumentException($"'{name}' is a list, and its text must be a JSON array of texts.");

    internal static object Parse(RestoreParameter parameter, string text, string? timeZone, out bool hadOffset)
    {
        hadOffset = false;
        if (parameter.Enum is { } members)
        {
            return members.Named(text) ?? throw new ArgumentException($"'{text}' is no member of {members.Type.Name} for '{parameter.Name}'; it has {members.Names}.");
        }

        try
        {
            if (parameter.Kind == ColumnKind.DateTime
                && !DateTime.TryParseExact(text, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                && DateTimeOffset.TryParseExact(text, OffsetFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            {
                hadOffset = true;
                return timeZone is not null ? WallClock(parameter, text, instant, timeZone) : throw new ArgumentException(
                    $"'{parameter.Name}' has an offset ('{text}'), but the restore declares no TimeZone; give the wall-clock time as the column stores it, or declare TimeZone.");
            }

            return ParseConstant(parameter.Kind, text);
        }
        catch (RoundedException e)
        {
            throw new ArgumentException($"'{text}' for '{parameter.Name}' {e.Message}; give a number that it holds exactly.", e);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new ArgumentException($"'{text}' is not a {Describe(parameter.Kind)} for '{parameter.Name}'.", e);
        }
        catch (TimeZoneNotFoundException e)
        {
            throw new ArgumentException($"'{parameter.Name}' has an offset ('{text}'), but this machine does not know the restore's time zone '{timeZone}'.", e);
        }
    }

    private static DateTime WallClock(RestoreParameter parameter, string text, DateTimeOffset instant, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var there = TimeZoneInfo.ConvertTime(instant, zone);
        return there.UtcTicks != instant.UtcTicks ? throw Refused($"is beyond the last date in {timeZone}")
            : zone.IsAmbiguousTime(there) ? throw Refused(string.Create(CultureInfo.InvariantCulture, $"is {there:yyyy-MM-dd HH:mm:ss} in {timeZone}, a time that exists twice there"))
            : there.DateTime;

        ArgumentException Refused(string reason) => new($"'{text}' for '{parameter.Name}' {reason}; give the wall-clock time as the column stores it.");
    }

    private static string Describe(ColumnKind kind) => kind switch
    {
        ColumnKind.DateTime => "date and time (2025-03-01 or 2025-03-01T14:30:00)",
        ColumnKind.Date => "date (2025-03-01)",
        ColumnKind.Time or ColumnKind.TimeOfDay => "time (14:30:00)",
        ColumnKind.Boolean => "truth value (true or false)",
        ColumnKind.Decimal or ColumnKind.Single or ColumnKind.Double => "number (12.5)",
        ColumnKind.Guid => "GUID (01234567-89ab-cdef-0123-456789abcdef)",
        _ => $"whole number that fits {TypeOf(kind).Name}",
    };
}
