namespace Backfill.MySql;

/// <summary>Names and texts in SQL that is composed once: catalogue, DDL, grants.</summary>
internal static class Quoted
{
    public static string Name(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    public static string Name(string schema, string name) => $"{Name(schema)}.{Name(name)}";

    public static string Text(string text) => $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
