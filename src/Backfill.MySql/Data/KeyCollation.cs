using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>
/// Puts the text of a key into the character set and collation of its column. A literal of the connection's own is converted by each product in its own way: MariaDB
/// fails at the first character that is not ASCII (trap 16), or finds no row for it where several columns are compared at once.
/// </summary>
internal static class KeyCollation
{
    /// <summary>Around a literal in <c>{keys}</c>; null where the column has the connection's character set, and the column's collation counts anyway.</summary>
    public static (string Open, string Close)? OfLiteral(ColumnFacts column) =>
        column.Family == ColumnFamily.Text && column.Charset != "utf8mb4" ? ("CONVERT(", Close(column)) : null;

    /// <summary>A column of <c>{rows}</c> as the join needs it: once for all rows, which keeps the statement short.</summary>
    public static string OfColumn(string name, ColumnFacts column) =>
        column.Family == ColumnFamily.Text ? $"CONVERT({name}{Close(column)} AS {name}" : name;

    private static string Close(ColumnFacts column) => $" USING {column.Charset}) COLLATE {column.Collation}";
}
