using System.Globalization;
using System.Text.RegularExpressions;

namespace Backfill.Planning;

/// <summary>Reads the texts of values that .NET itself would round, wrap or guess at: what cannot be read exactly is no value.</summary>
internal static partial class ExactText
{
    // The forms that Guid writes. Reading alone would take others, as a sign in place of a digit.
    private static readonly string[] GuidFormats = ["D", "N", "B", "P"];

    private static readonly string[] ClockFormats = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF"];

    /// <exception cref="FormatException">It is no decimal.</exception>
    /// <exception cref="RoundedException">It has more digits than a decimal.</exception>
    public static decimal Decimal(string text)
    {
        var value = decimal.Parse(text, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        return IsDecimal(text, value) ? value : throw new RoundedException(ColumnKind.Decimal, value);
    }

    /// <summary>Whether the text says exactly this value.</summary>
    public static bool IsDecimal(string text, decimal value) => Digits(text) == Digits(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A double has no exact decimal text of a few digits; it is given exactly where it has the text's digits, as far as they go.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    /// <exception cref="RoundedException">The nearest double has other digits.</exception>
    public static double Double(string text)
    {
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var (digits, exponent) = Digits(text);
        var same = digits.Length == 0 ? value == 0 : Digits(value.ToString($"E{digits.Length - 1}", CultureInfo.InvariantCulture)) == (digits, exponent);
        return same ? value : throw new RoundedException(ColumnKind.Double, value);
    }

    /// <summary>Hours beyond 24 are hours, as in a TIME; <see cref="TimeSpan.Parse(string)"/> takes them for days.</summary>
    /// <exception cref="FormatException">It is no length of time.</exception>
    /// <exception cref="OverflowException">It is longer than a TimeSpan can be.</exception>
    public static TimeSpan Time(string text)
    {
        if (TimePattern().Match(text) is not { Success: true } match)
        {
            throw new FormatException();
        }

        var ticks = ((Part("days") * 24 + Part("hours")) * 60 + Part("minutes")) * 60 + Part("seconds");
        ticks = (ticks * TimeSpan.TicksPerSecond) + long.Parse("0" + match.Groups["fraction"].Value.PadRight(7, '0'), CultureInfo.InvariantCulture);
        return new TimeSpan(checked((long)(match.Groups["sign"].Length > 0 ? -ticks : ticks)));

        Int128 Part(string name) => long.Parse("0" + match.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    /// <exception cref="FormatException">It is no time of day.</exception>
    public static TimeOnly TimeOfDay(string text) => TimeOnly.ParseExact(text, ClockFormats, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">It is no GUID.</exception>
    public static Guid Guid(string text)
    {
        foreach (var format in GuidFormats)
        {
            if (System.Guid.TryParseExact(text, format, out var value) && value.ToString(format).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new FormatException();
    }

    // The sign is never rounded. -0.0 has no digits.
    private static (string Digits, int Exponent) Digits(string text)
    {
        var parts = text.Trim().TrimStart('+', '-').Split('e', 'E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? parts[0].Length : point;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        return digits.Length == 0 ? ("", 0) : (digits.TrimEnd('0'), exponent + whole - (all.Length - digits.Length));
    }

    [GeneratedRegex(@"^(?<sign>-)?((?<days>[0-9]{1,8})\.(?<hours>[01]?[0-9]|2[0-3])|(?<hours>[0-9]{1,10})):(?<minutes>[0-5][0-9])(:(?<seconds>[0-5][0-9])(\.(?<fraction>[0-9]{1,7}))?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TimePattern();
}
