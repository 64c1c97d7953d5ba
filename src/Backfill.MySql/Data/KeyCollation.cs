using System.Globalization;
using System.Text.RegularExpressions;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>
/// Puts the text of a key into the character set and collation of its column. A literal of the connection's own is converted by each product in its own way: MariaDB
/// fails at the first character that is not ASCII (trap 16), or finds no row for it where several columns are compared at once.
/// </summary>
internal static partial class KeyCollation
{
    /// <summary>Around a literal in <c>{keys}</c>; null where the column has the connection's character set, and the column's collation counts anyway.</summary>
    public static (string Open, string Close)? OfLiteral(ColumnFacts column) =>
        column.Family == ColumnFamily.Text && column.Charset != "utf8mb4" ? ("CONVERT(", Close(column)) : null;

    /// <summary>A column of <c>{rows}</c> as the join needs it: once for all rows, which keeps the statement short.</summary>
    public static string OfColumn(string name, ColumnFacts column) =>
        column.Family == ColumnFamily.Text ? $"CONVERT({name}{Close(column)} AS {name}" : name;

    /// <summary>The ends of a range, bound as text or as bytes, as the columns of the key are compared.</summary>
    public static string OfParameters(string statement, IReadOnlyList<ColumnFacts> key) => key.Any(k => k.OwnText)
        ? RangeEnd().Replace(statement, match => match.Groups["column"] is { Success: true } column && key[int.Parse(column.ValueSpan, CultureInfo.InvariantCulture)] is { OwnText: true } own
            ? $"CONVERT({match.Value}{Close(own)}"
            : match.Value)
        : statement;

    // A column may be called @from_0.
    [GeneratedRegex(@"`(?:[^`]|``)*`|(?<![@\w])@(?:from|until)_(?<column>[0-9]+)\b")]
    private static partial Regex RangeEnd();

    private static string Close(ColumnFacts column) => $" USING {column.Charset}) COLLATE {column.Collation}";
}
