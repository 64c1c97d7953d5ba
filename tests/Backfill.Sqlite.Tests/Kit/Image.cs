using System.Security.Cryptography;

namespace Backfill.Sqlite.Tests.Kit;

/// <summary>Every value of every row of the user's tables, with its storage class: what "nothing else changed" is compared by.</summary>
internal static class Image
{
    /// <summary>Table and row to text; the control tables are not among them.</summary>
    public static SortedDictionary<string, string> Of(string file)
    {
        var image = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in Db.Rows(file, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'backfill\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").Select(r => r[0]!))
        {
            var columns = Db.Rows(file, $"SELECT name, pk FROM pragma_table_info({Text(table)})");
            var all = string.Join(" || '|' || ", columns.Select(c => $"typeof({Name(c[0]!)}) || quote({Name(c[0]!)})"));
            var key = string.Join(" || ',' || ", columns.Where(c => c[1] != "0").Select(c => Name(c[0]!)));
            foreach (var row in Db.Rows(file, $"SELECT {key}, {all} FROM {Name(table)}"))
            {
                image.Add($"{table} {row[0]}", row[1]!);
            }
        }

        return image;
    }

    /// <summary>Fails at the first row that differs.</summary>
    public static void AssertEqual(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual)
    {
        var differences = expected.Keys.Union(actual.Keys)
            .Where(key => expected.GetValueOrDefault(key) != actual.GetValueOrDefault(key))
            .Select(key => $"{key}: expected {expected.GetValueOrDefault(key) ?? "no row"}, found {actual.GetValueOrDefault(key) ?? "no row"}")
            .ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} rows differ; the first: {differences.FirstOrDefault()}");
    }

    private static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The hash of a file's bytes. Only while no session is open on it: reading it would end SQLite's locks of this process.</summary>
    public static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
