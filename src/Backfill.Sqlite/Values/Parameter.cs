using System.Globalization;
using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.Sqlite.Values;

/// <summary>A bound parameter: the value as SQLite stores it (long, double, string, byte[] or null).</summary>
internal readonly record struct Parameter(string Name, object? Value)
{
    /// <summary>The arguments and constants of <c>Where</c>.</summary>
    /// <exception cref="RestoreRefusedException">One is a number that SQLite does not have.</exception>
    public static Parameter[] Of(Restore restore)
    {
        var arguments = restore.Arguments.Bound().Select(a => new Parameter("@" + a.Key, Bound($"'{a.Key}'", a.Value)));
        var constants = restore.Plan.Declaration.Constants.Select(c => new Parameter("@" + c.Name, Bound("A constant of Where", ArgumentText.ParseConstant(c.Kind, c.Text))));
        return [.. arguments, .. constants];
    }

    /// <summary>Both ends of a span.</summary>
    public static IEnumerable<Parameter> Of(KeySpan span, IReadOnlyList<DeclaredColumn> key, TableInspection table)
    {
        for (var i = 0; i < key.Count; i++)
        {
            yield return new Parameter(string.Create(CultureInfo.InvariantCulture, $"@from_{i}"), KeyValue(span.From, i, key, table));
            yield return new Parameter(string.Create(CultureInfo.InvariantCulture, $"@until_{i}"), KeyValue(span.Until, i, key, table));
        }
    }

    /// <summary>A part of a key as SQLite stores it.</summary>
    /// <exception cref="StoreException">It is none that SQLite has.</exception>
    public static object KeyValue(CanonicalKey key, int index, IReadOnlyList<DeclaredColumn> columns, TableInspection table) => columns[index].Kind switch
    {
        ColumnKind.String or ColumnKind.Guid or ColumnKind.Binary => KeyPart.Value(columns[index].Kind, table.Columns[columns[index].Name], key.Parts[index]),
        _ => long.TryParse(key.Parts[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new StoreException($"Key {key}: '{key.Parts[index]}' is not a whole number that SQLite can hold."),
    };

    // What a REAL tells apart.
    private const int ExactDigits = 15;

    private static int Digits(decimal value) =>
        decimal.Truncate(value) == value && Math.Abs(value) <= long.MaxValue ? 0 : value.ToString(CultureInfo.InvariantCulture).Trim('-', '0', '.').Count(char.IsAsciiDigit);

    // Of a whole number with zeros behind the point SQLite would make a REAL.
    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static object? Bound(string name, object? value) => value switch
    {
        null or string or double => value,
        bool b => b ? 1L : 0L,
        ulong u => u <= long.MaxValue
            ? (long)u
            : throw new RestoreRefusedException($"{name} is {u}, but SQLite holds whole numbers only up to {long.MaxValue}; give a smaller one."),
        decimal d => Digits(d) <= ExactDigits
            ? Text(d)
            : throw new RestoreRefusedException($"{name} is {Text(d)}, but SQLite compares only {ExactDigits} digits exactly; give fewer."),

        // As columns are compared: without the zeros at the end, which one program writes and another does not.
        DateTime t => t.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture).TrimEnd('.', '0'),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),

        // A column with a time is compared by its ticks.
        TimeSpan t => t.Ticks,
        TimeOnly t => t.Ticks,
        float f => (double)f,
        Guid g => g.ToString("N").ToUpperInvariant(),
        IConvertible number => number.ToInt64(CultureInfo.InvariantCulture),
        _ => throw new RestoreRefusedException($"{name} is a {value.GetType().Name}, which SQLite has no value for."),
    };
}
