namespace Backfill.Testing.Databases;

/// <summary>A whole table, byte for byte: what a test compares before and after.</summary>
public static class TableDump
{
    /// <summary>Every row in key order, each column as the hexadecimal text of its bytes (NULL as NULL).</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="except">Columns to leave out.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(TestDatabase database, string table, params string[] except)
    {
        var columns = await database.RowsAsync($"""
            SELECT column_name, data_type FROM information_schema.columns
            WHERE table_schema = '{database.Name}' AND table_name = '{table}' ORDER BY ordinal_position
            """);
        var key = await database.RowsAsync($"""
            SELECT column_name FROM information_schema.statistics
            WHERE table_schema = '{database.Name}' AND table_name = '{table}' AND index_name = 'PRIMARY' ORDER BY seq_in_index
            """);
        var values = columns.Where(column => !except.Contains(column[0])).Select(column => $"IFNULL(HEX({Bytes(column[0]!, column[1]!)}), 'NULL')");
        var order = key.Count == 0 ? "1" : string.Join(", ", key.Select(column => $"`{column[0]}`"));
        var rows = await database.RowsAsync($"SELECT CONCAT_WS(' ', {string.Join(", ", values)}) FROM `{table}` ORDER BY {order}");
        return [.. rows.Select(row => row[0]!)];
    }

    /// <summary>Every base table of a database.</summary>
    public static async Task<IReadOnlyList<string>> TablesAsync(TestDatabase database) =>
        [.. (await database.RowsAsync($"SELECT table_name FROM information_schema.tables WHERE table_schema = '{database.Name}' AND table_type = 'BASE TABLE' ORDER BY 1")).Select(row => row[0]!)];

    private static string Bytes(string column, string type) => type switch
    {
        // HEX of a number would be the number in base 16, rounded; of text and binary it is their bytes in the column's own character set.
        "float" => $"CAST(CAST(`{column}` AS DOUBLE) AS BINARY)",
        "bit" => $"CAST(`{column}` + 0 AS BINARY)",
        "char" or "varchar" or "tinytext" or "text" or "mediumtext" or "longtext" or "enum" or "set" or "json"
            or "binary" or "varbinary" or "tinyblob" or "blob" or "mediumblob" or "longblob"
            or "geometry" or "point" or "linestring" or "polygon" or "multipoint" or "multilinestring" or "multipolygon" or "geometrycollection" => $"`{column}`",
        _ => $"CAST(`{column}` AS BINARY)",
    };
}
