using System.Globalization;
using Backfill.Testing.Databases;
using MySqlConnector;

namespace Backfill.MySql.Tests.RandomTables;

/// <summary>A table as the test sees it: cells by the bytes of their key. Read by statements of the test's own, numbers with a fraction by the binary protocol.</summary>
internal static class SeenTable
{
    public static async Task<Dictionary<string, string?[]>> OfAsync(TestDatabase database, RandomTable table)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new MySqlCommand($"SELECT {string.Join(", ", table.Columns.Select(Text))} FROM {table.Name}", connection) { CommandTimeout = 300 };
        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<string, string?[]> rows = [];
        while (await reader.ReadAsync())
        {
            string?[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i) switch
            {
                float f => BitConverter.SingleToInt32Bits(f).ToString("X8", CultureInfo.InvariantCulture),
                double d => BitConverter.DoubleToInt64Bits(d).ToString("X16", CultureInfo.InvariantCulture),
                var other => Convert.ToString(other, CultureInfo.InvariantCulture),
            })];
            rows.Add(string.Join('|', cells.Take(table.Key.Length)), cells);
        }

        return rows;
    }

    private static string Text(Column column) => column.Type.Seeing switch
    {
        Seeing.Bytes => $"HEX({column.Quoted})",
        Seeing.Real => column.Quoted,
        Seeing.Document => $"CONCAT(HEX(CAST({column.Quoted} AS CHAR CHARACTER SET utf8mb4)), ' ', JSON_TYPE({column.Quoted}), ' ', IFNULL(JSON_TYPE(JSON_EXTRACT({column.Quoted}, '$.a')), ''))",
        _ => $"CAST({column.Quoted} AS CHAR)",
    };
}
